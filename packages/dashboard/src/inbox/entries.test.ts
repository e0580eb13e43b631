import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupsOf, withChange, withEntry } from "./entries.ts";
import { entryAt, rowAt } from "./test-rows.ts";

const answer = (...seqs: number[]) => ({
  conversation: rowAt("a", 1),
  entries: seqs.map((seq) => entryAt(seq, seq)),
});

describe("a conversation", () => {
  it("has each entry once and in order, however often and in whatever order they come", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 })), (seqs) => {
        const end = seqs.reduce((to, seq) => withEntry(to, entryAt(seq, seq)), answer(3, 7));
        const all = [...new Set([3, 7, ...seqs])].toSorted((a, b) => a - b);
        expect(end.entries.map(({ seq }) => seq)).toEqual(all);
      }),
    );
  });

  it("changes as its row does, and not back", () => {
    const waiting = {
      ...answer(1),
      conversation: rowAt("a", 1, { waitingSince: "2026-11-23T09:00:00.000Z" }),
    };
    const done = withChange(waiting, rowAt("a", 2, { state: "closed" }));
    expect(done.conversation.state).toBe("closed");
    expect(done.conversation.waitingSince).toBeUndefined();
    expect(withChange(done, rowAt("a", 1)).conversation.state).toBe("closed");
  });
});

describe("groups", () => {
  const shapeOf = (...entries: Parameters<typeof groupsOf>[0]) =>
    groupsOf(entries).map(({ kind, entries: each }) => [kind, each.length]);

  it("are what one person has written one after the other", () => {
    const agent = { author: "agent" } as const;
    expect(
      shapeOf(entryAt(1, 0), entryAt(2, 1), entryAt(3, 2, agent), entryAt(4, 3), entryAt(5, 9)),
    ).toEqual([
      ["said", 2],
      ["said", 1],
      ["said", 1],
      ["said", 1],
    ]);
  });

  it("keep notes and what has happened apart", () => {
    const note = { author: "agent", kind: "note" } as const;
    const happened = { author: "agent", kind: "label" } as const;
    expect(
      shapeOf(entryAt(1, 0, note), entryAt(2, 0, happened), entryAt(3, 50, { kind: "state" })),
    ).toEqual([
      ["note", 1],
      ["event", 2],
    ]);
  });

  it("begin anew with a day", () => {
    const groups = groupsOf([entryAt(1, 0), entryAt(2, 24 * 60)]);
    expect(groups.map(({ day }) => day !== undefined)).toEqual([true, true]);
    expect(groups.map(({ seq }) => seq)).toEqual([1, 2]);
  });
});
