import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prompts, signal } from "./arbitraries.ts";
import { type Heard, heard, type Signal, type TriggerTable } from "./trigger.ts";

const after = (
  triggers: readonly TriggerTable[] | undefined,
  ...signals: readonly Signal[]
): boolean => {
  const listening = [{ id: "one", ...(triggers && { triggers }) }];
  return (
    signals
      .reduce<Heard>((before, each) => heard(listening, before, each), new Map())
      .get("one") !== false
  );
};

describe("a trigger fires", () => {
  it.each<[string, TriggerTable, Signal, boolean]>([
    ["when it is time", ["time", 30], ["time", 30], true],
    ["not before", ["time", 30], ["time", 29.9], false],
    ["where so much was scrolled", ["scroll", 60], ["scroll", 75], true],
    ["not for time instead", ["scroll", 60], ["time", 75], false],
    ["on exit intent", ["exit", 0], ["exit"], true],
    ["when a stage is entered", ["stage", ["a", "b"]], ["stage", "b"], true],
    ["not for another stage", ["stage", ["a", "b"]], ["stage", "c"], false],
    ["when something happens", ["event", ["X"]], ["event", "X"], true],
    ["not for a stage of that name", ["event", ["X"]], ["stage", "X"], false],
    [
      "where the properties fit",
      ["event", ["X"], [["price", "<>", [5, 9]]]],
      ["event", "X", { price: 5 }],
      true,
    ],
    [
      "not where one does not fit",
      [
        "event",
        ["X"],
        [
          ["price", "<>", [5, 9]],
          ["kind", "?"],
        ],
      ],
      ["event", "X", { price: 5 }],
      false,
    ],
    ["not without properties", ["event", ["X"], [["price", "?"]]], ["event", "X"], false],
    ["when code asks for it", ["code", ["one"]], ["code", "one"], true],
    ["not when code asks for another", ["code", ["one"]], ["code", "two"], false],
  ])("%s", (_, trigger, told, fires) => {
    expect(after([trigger], told)).toBe(fires);
    expect(after([["time", 1e9], trigger], told)).toBe(fires);
  });

  it("once and for all, but for exit intent, which is over with the next signal", () => {
    expect(after([["time", 5]], ["time", 5], ["scroll", 0], ["exit"])).toBe(true);
    expect(after([["exit", 0]], ["exit"], ["time", 1])).toBe(false);
    expect(after([["exit", 0]], ["exit"], ["time", 1], ["exit"])).toBe(true);
    const either: TriggerTable[] = [
      ["exit", 0],
      ["scroll", 50],
    ];
    expect(after(either, ["exit"], ["scroll", 60], ["time", 1])).toBe(true);
    expect(after(either, ["scroll", 60], ["exit"], ["time", 1])).toBe(true);
  });

  it("never where there is none: such a prompt waits for nothing", () => {
    expect(after(undefined, ["exit"], ["time", 99])).toBe(false);
    expect(after([], ["exit"], ["time", 99])).toBe(false);
  });
});

it("goes by all that was heard, each prompt once, and does not depend on the others", () => {
  fc.assert(
    fc.property(prompts, fc.array(signal, { maxLength: 20 }), (all, signals) => {
      let before: Heard = new Map();
      for (const [place, each] of signals.entries()) {
        const next = heard(all, before, each);
        expect([...next.keys()]).toEqual(all.map(({ id }) => id));
        for (const [id, by] of before) if (by && by !== "exit") expect(next.get(id)).toBe(by);
        for (const prompt of all) {
          const alone = signals
            .slice(0, place + 1)
            .reduce<Heard>((heardSoFar, one) => heard([prompt], heardSoFar, one), new Map());
          expect(next.get(prompt.id)).toBe(alone.get(prompt.id));
        }
        before = next;
      }
    }),
    { numRuns: 500 },
  );
});
