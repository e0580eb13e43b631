import type { ChatEntry } from "@stagelight/core/endpoints";
import fc from "fast-check";
import { expect, it } from "vitest";
import { merge, unreadIn } from "./log.ts";

const entry = (seq: number): ChatEntry => ({
  conversation: "c",
  seq,
  position: seq * 3,
  kind: "message",
  author: seq % 2 ? "visitor" : "agent",
  at: "2026-11-23T00:00:00.000Z",
});

it("in whatever order entries come, and however often, each stands in its place once", () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.integer({ min: 1, max: 30 }))), (batches) => {
      let log: readonly ChatEntry[] = [];
      for (const batch of batches) log = merge(log, batch.map(entry));
      const wanted = [...new Set(batches.flat())].toSorted((a, b) => a - b);
      expect(log.map(({ seq }) => seq)).toEqual(wanted);
    }),
  );
});

it("nothing new leaves the log as it is", () => {
  const log = merge([], [entry(1), entry(2)]);
  expect(merge(log, [entry(2)])).toBe(log);
});

it("unread is what others have said behind the mark", () => {
  const log = [1, 2, 3, 4, 6].map(entry);
  expect(unreadIn(log, 0)).toBe(3);
  expect(unreadIn(log, 4)).toBe(1);
  expect(unreadIn(log, 6)).toBe(0);
});
