import type { InboxRow } from "@stagelight/core/endpoints";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fits } from "./filter.ts";
import { type Pages, rowsOf, withRow } from "./rows.ts";
import { rowAt } from "./test-rows.ts";

/** A list whose pages have so many rows each; where it goes on, its last page says so. */
function listOf(rows: readonly InboxRow[], perPage: number, goesOn = false): Pages {
  const pages = [];
  for (let at = 0; at === 0 || at < rows.length; at += perPage) {
    const last = at + perPage >= rows.length;
    pages.push({
      conversations: rows.slice(at, at + perPage),
      ...((!last || goesOn) && { next: `${at}` }),
    });
  }
  return { pages, pageParams: [] };
}

const idsIn = (list: Pages) => rowsOf(list).map(({ id }) => id);

describe("a list", () => {
  const list = listOf([rowAt("c", 3), rowAt("b", 2), rowAt("a", 1)], 2);

  it("has what changed last first", () => {
    expect(idsIn(withRow(list, rowAt("a", 4), true))).toEqual(["a", "c", "b"]);
    expect(idsIn(withRow(list, rowAt("new", 2.5), true))).toEqual(["c", "new", "b", "a"]);
  });

  it("loses what does not belong there any more", () => {
    expect(idsIn(withRow(list, rowAt("b", 4), false))).toEqual(["c", "a"]);
    expect(withRow(list, rowAt("other", 4), false)).toBe(list);
  });

  it("keeps what it knows where what comes is older", () => {
    expect(withRow(list, rowAt("c", 2.5), true)).toBe(list);
  });

  it("of what is found by words changes only what was found", () => {
    expect(idsIn(withRow(list, rowAt("a", 4), "known"))).toEqual(["a", "c", "b"]);
    expect(withRow(list, rowAt("new", 4), "known")).toBe(list);
  });

  it("does not show what lies behind its loaded part", () => {
    const part = listOf([rowAt("c", 3), rowAt("b", 2)], 2, true);
    expect(idsIn(withRow(part, rowAt("old", 1), true))).toEqual(["c", "b"]);
    expect(idsIn(withRow(list, rowAt("old", 0), true))).toEqual(["c", "b", "a", "old"]);
  });

  it("takes in the first of an empty one", () => {
    expect(idsIn(withRow(listOf([], 2), rowAt("first", 1), true))).toEqual(["first"]);
  });

  it("is in order and has each once, whatever comes in whatever order", () => {
    const changes = fc.array(
      fc.record({ id: fc.constantFrom("a", "b", "c", "d", "e"), at: fc.nat(50) }),
    );
    fc.assert(
      fc.property(changes, fc.integer({ min: 1, max: 4 }), (given, perPage) => {
        const end = given.reduce(
          (list, { id, at }) => withRow(list, rowAt(id, at), true),
          listOf([rowAt("z", 25), rowAt("y", 24), rowAt("x", 23)], perPage),
        );
        const rows = rowsOf(end);
        const times = rows.map(({ changedAt }) => changedAt);
        expect(times).toEqual(times.toSorted().toReversed());
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
        for (const { id, changedAt } of rows) {
          const known = given
            .filter((each) => each.id === id)
            .map(({ at }) => rowAt(id, at).changedAt);
          if (known.length > 0) expect(changedAt).toBe(known.toSorted().at(-1));
        }
      }),
    );
  });
});

describe("a view", () => {
  const mine = rowAt("a", 1, { assignee: "me" });
  const nobodys = rowAt("b", 1);
  const others = rowAt("c", 1, { assignee: "other" });

  it("shows whose a conversation is", () => {
    const of = (view: "mine" | "unassigned" | "all") =>
      [mine, nobodys, others].filter((row) => fits(row, { view }, "me")).map(({ id }) => id);
    expect(of("mine")).toEqual(["a"]);
    expect(of("unassigned")).toEqual(["b"]);
    expect(of("all")).toEqual(["a", "b", "c"]);
  });

  it("shows open ones unless asked for others", () => {
    const closed = { ...mine, state: "closed" as const };
    expect(fits(closed, { view: "mine" }, "me")).toBe(false);
    expect(fits(closed, { view: "closed" }, "me")).toBe(true);
    expect(fits({ ...mine, state: "snoozed" }, { view: "snoozed" }, "me")).toBe(true);
  });

  it("shows those of a label alone", () => {
    expect(fits(rowAt("a", 1, { labels: ["order"] }), { view: "all", label: "order" }, "me")).toBe(
      true,
    );
    expect(fits(nobodys, { view: "all", label: "order" }, "me")).toBe(false);
  });
});
