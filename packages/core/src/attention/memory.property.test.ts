import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPrompt, readConfig } from "../config.ts";
import { BUDGET, budgets, DAY, IDS, NOW, SITUATION } from "./arbitraries.ts";
import {
  type AttentionDeed,
  type AttentionMemory,
  decodeAttention,
  MAX_ENDED,
  MAX_PROMPT_ID,
  MAX_SHOWN,
  noteAttention,
} from "./memory.ts";
import { mergeAttention } from "./merge.ts";
import { decidePrompts } from "./trace.ts";

const bytes = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

const deeds = fc.constantFrom("seen", "shown", "shown", "dismissed", "answered");
/** What is no name of a prompt, and what a site's code may hand over all the same. */
const names = fc.oneof(
  fc.constantFrom(...IDS),
  fc.nat(99).map((number) => `prompt-with-a-name-${number}`.padEnd(30, "x")),
  fc.string({ unit: "binary", maxLength: 60 }),
);
const note = fc.record({
  passes: fc.oneof(fc.nat(900), fc.integer({ min: -3 * DAY, max: 9 * DAY })),
  deed: deeds,
  id: names,
});
const notes = fc.array(note, { maxLength: 60, size: "max" });

function noted(list: readonly { passes: number; deed: string; id: string }[], from: unknown) {
  let now = NOW;
  let memory = decodeAttention(from, now);
  for (const { passes, deed, id } of list) {
    now += passes;
    memory = noteAttention(memory, now, ...([deed, id] as AttentionDeed));
  }
  return { memory, now };
}

describe("what is stored", () => {
  const number = fc.oneof(fc.integer(), fc.constantFrom(NaN, 1e300, -1, 9e15, 0.5), fc.anything());
  const junk = fc.oneof(
    fc.anything(),
    fc.tuple(
      fc.constant(1),
      number,
      number,
      number,
      fc.oneof(fc.array(number, { maxLength: 40 }), fc.anything()),
      fc.oneof(
        fc.array(fc.tuple(fc.string({ unit: "binary", maxLength: 99 }), number, number)),
        fc.array(fc.anything()),
      ),
    ),
  );

  it("stays below 1 kB and sane, whatever was there before", () => {
    fc.assert(
      fc.property(junk, notes, budgets, (before, list, budget) => {
        const { memory, now } = noted(list, before);
        for (const each of [decodeAttention(before, NOW), memory]) {
          expect(bytes(each)).toBeLessThan(1000);
          expect(each[4].length).toBeLessThanOrEqual(MAX_SHOWN);
          expect(each[5].length).toBeLessThanOrEqual(MAX_ENDED);
          expect(each[4].every((at) => at >= 0 && Number.isInteger(at))).toBe(true);
        }
        const { trace } = decidePrompts(
          budget,
          memory,
          SITUATION,
          [{ id: "one", priority: 0 }],
          now,
        );
        expect(JSON.parse(JSON.stringify(trace))).toEqual(trace);
      }),
      { numRuns: 500 },
    );
  });

  it("is read back as it was", () => {
    fc.assert(
      fc.property(notes, (list) => {
        const { memory, now } = noted(list, undefined);
        expect(decodeAttention(JSON.parse(JSON.stringify(memory)), now)).toEqual(memory);
      }),
    );
  });

  it("can be as long as it may, and no longer", () => {
    let memory = decodeAttention(undefined, NOW);
    for (let at = 0; at < 40; at++) {
      const id = `${at}`.padStart(MAX_PROMPT_ID, "x");
      memory = noteAttention(memory, 9_999_999_000 + at, "shown");
      memory = noteAttention(memory, 9_999_999_000 + at, "answered", id);
    }
    expect([memory[4].length, memory[5].length]).toEqual([MAX_SHOWN, MAX_ENDED]);
    expect(bytes(memory)).toBeGreaterThan(700);
    expect(bytes(memory)).toBeLessThan(1000);
  });

  it("is forgotten where another version wrote it", () => {
    expect(decodeAttention([2, 1, 1, 1, [1], []], NOW)).toEqual([1, NOW, NOW, 0, [], []]);
  });

  it("forgets shows that no budget counts any more", () => {
    let memory = noteAttention(decodeAttention(undefined, NOW), NOW, "shown");
    expect(memory[4]).toEqual([NOW]);
    memory = noteAttention(memory, NOW + 7 * DAY - 1, "seen");
    expect(memory[4]).toEqual([NOW]);
    expect(noteAttention(memory, NOW + 7 * DAY, "seen")[4]).toEqual([]);
  });

  it("remembers the shows of a session that lasts for more than a week", () => {
    let memory = noteAttention(decodeAttention(undefined, NOW), NOW, "shown");
    for (let now = NOW; now < NOW + 8 * DAY; now += 1799)
      memory = noteAttention(memory, now, "seen");
    expect(memory[4]).toEqual([NOW]);
  });

  it("comes back to earth with a clock that was years ahead", () => {
    const ahead = NOW + 400 * DAY;
    const wrong = noteAttention(decodeAttention(undefined, ahead), ahead, "dismissed", "one");
    const decide = (now: number) =>
      decidePrompts(
        BUDGET,
        decodeAttention(wrong, NOW),
        SITUATION,
        [{ id: "two", priority: 0 }],
        now,
      );
    expect(decide(NOW).trace).toEqual([{ id: "two", verdict: "quiet", until: NOW + 7 * DAY }]);
    expect(decide(NOW + 7 * DAY).show).toBe("two");
  });

  it("knows every prompt that the schema allows by its own name", () => {
    const config = readConfig({});
    const longest = "a".repeat(MAX_PROMPT_ID);
    const { id } = readPrompt({ id: longest }, config, "The prompt does not fit.");
    const memory = noteAttention(decodeAttention(undefined, NOW), NOW, "answered", id);
    expect(memory[5][0]![0]).toBe(longest);
  });
});

describe("two memories merged", () => {
  const histories = fc.array(
    fc.record({
      passes: fc.oneof(fc.nat(900), fc.nat(3 * DAY)),
      deed: deeds,
      id: fc.constantFrom(...IDS),
    }),
    { maxLength: 12 },
  );
  /** What ended in one second has no order. */
  const sorted = (memory: AttentionMemory) =>
    memory.with(
      5,
      memory[5].toSorted(([x], [y]) => (x < y ? -1 : 1)),
    );
  const memories = histories.map((list) => noted(list, undefined));
  const latest = (...all: { now: number }[]) => Math.max(...all.map(({ now }) => now));

  it("are the same whichever comes first, and each alone is itself", () => {
    fc.assert(
      fc.property(memories, memories, (a, b) => {
        const now = latest(a, b);
        const both = mergeAttention(a.memory, b.memory, now);
        expect(mergeAttention(b.memory, a.memory, now)).toEqual(both);
        expect(mergeAttention(both, both, now)).toEqual(both);
        expect(mergeAttention(both, a.memory, now)).toEqual(both);
        expect(sorted(mergeAttention(a.memory, a.memory, a.now))).toEqual(sorted(a.memory));
        expect(decodeAttention(JSON.parse(JSON.stringify(both)), now)).toEqual(both);
      }),
      { numRuns: 500 },
    );
  });

  it("are the same in whatever order three meet", () => {
    fc.assert(
      fc.property(memories, memories, memories, (a, b, c) => {
        const now = latest(a, b, c);
        const merge = (x: AttentionMemory, y: AttentionMemory) => mergeAttention(x, y, now);
        expect(merge(merge(a.memory, b.memory), c.memory)).toEqual(
          merge(a.memory, merge(b.memory, c.memory)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it("withhold whatever either withholds for the budget's sake", () => {
    fc.assert(
      fc.property(memories, memories, budgets, (a, b, budget) => {
        const now = latest(a, b);
        const prompts = IDS.map((id) => ({ id, priority: 0 }));
        const decide = (memory: AttentionMemory) =>
          decidePrompts(budget, memory, SITUATION, prompts, now);
        const both = decide(mergeAttention(a.memory, b.memory, now));
        for (const { memory } of [a, b]) {
          decide(memory).trace.forEach((each, place) => {
            if (each.verdict === "show" || each.verdict === "outranked") return;
            expect(["show", "outranked"]).not.toContain(both.trace[place]!.verdict);
          });
        }
      }),
      { numRuns: 500 },
    );
  });

  it("have the session that began first", () => {
    const first = noteAttention(decodeAttention(undefined, NOW), NOW, "shown");
    const second = decodeAttention(undefined, NOW + 500);
    for (const both of [
      mergeAttention(first, second, NOW + 600),
      mergeAttention(second, first, NOW + 600),
    ]) {
      const prompts = [{ id: "one", priority: 0 }];
      expect(decidePrompts(BUDGET, both, SITUATION, prompts, NOW + 600).trace).toEqual([
        { id: "one", verdict: "session", limit: 1 },
      ]);
    }
  });

  it("count every show of two tabs that have parted, so that both together keep the budget", () => {
    const shows = fc.array(fc.integer({ min: 1, max: 90_000 }), { maxLength: 5 });
    fc.assert(
      fc.property(shows, shows, shows, (before, ours, theirs) => {
        const tab = (from: AttentionMemory, times: number[]) =>
          times
            .toSorted((x, y) => x - y)
            .reduce((memory, at) => noteAttention(memory, at, "shown"), from);
        const past = before.map((at) => NOW - at);
        const common = tab(decodeAttention(undefined, NOW - 2 * DAY), past);
        // Even and odd seconds: what two tabs show in the same one counts once.
        const even = ours.map((at) => NOW + 2 * at);
        const odd = theirs.map((at) => NOW + 2 * at + 1);
        const now = NOW + 3 * DAY;
        expect(mergeAttention(tab(common, even), tab(common, odd), now)[4]).toEqual(
          [...past, ...even, ...odd].sort((x, y) => x - y),
        );
      }),
    );
  });

  it("count what both have shown, and a common past once", () => {
    const common = noteAttention(decodeAttention(undefined, NOW), NOW, "shown");
    const [a, b] = [5, 5].map((later) => noteAttention(common, NOW + later, "shown"));
    const c = noteAttention(common, NOW + 6, "shown");
    expect(mergeAttention(a!, c, NOW + 6)[4]).toEqual([NOW, NOW + 5, NOW + 6]);
    expect(mergeAttention(a!, b!, NOW + 6)[4]).toEqual([NOW, NOW + 5]);
  });
});
