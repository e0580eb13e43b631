import type { TeamPersonAnswer, TeamStageChange } from "@stagelight/core/endpoints";
import { expect, it } from "vitest";
import { shownChanges, timelineItems } from "./timeline-items.ts";

const change = (given: Partial<TeamStageChange>): TeamStageChange => ({
  standing: "hint",
  track: "",
  from: "awareness",
  to: "consideration",
  at: "2026-01-01T00:00:00.000Z",
  kind: "rule",
  rule: "looked",
  evidence: [],
  ...given,
});

it("tells what is verified and what the browser says as one, where they moved alike", () => {
  const changes = [
    change({ at: "2026-01-02T00:00:01.000Z", to: "retention", standing: "verified" }),
    change({ at: "2026-01-02T00:00:00.000Z", to: "retention" }),
    change({ at: "2026-01-01T00:00:00.000Z" }),
  ];
  expect(shownChanges(changes)).toEqual([
    { ...changes[0], both: true },
    { ...changes[2], both: false },
  ]);
});

it("keeps apart what moved on another day, on another track, or for another reason", () => {
  const verified = change({ standing: "verified" });
  for (const other of [
    { at: "2026-01-02T00:00:00.000Z" },
    { track: "tea" },
    { kind: "decay" },
    { to: "retention" },
  ]) {
    expect(shownChanges([verified, change(other)])).toHaveLength(2);
  }
});

it("puts everything in the order of time, the newest first", () => {
  const about = {
    changes: [change({})],
    orders: [{ orderId: "1", at: "2026-01-03T00:00:00.000Z" }],
    mails: [],
    reviews: [],
    surveys: [],
    conversations: [],
    newsletter: [{ receipts: [{ action: "asked", at: "2025-12-31T00:00:00.000Z", lists: [] }] }],
    referral: [],
  } as unknown as TeamPersonAnswer;
  const items = timelineItems(about);
  expect(items.map(({ kind }) => kind)).toEqual(["order", "stage", "newsletter"]);
  expect(new Set(items.map(({ key }) => key)).size).toBe(3);
});
