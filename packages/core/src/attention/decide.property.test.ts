import fc from "fast-check";
import { expect, it } from "vitest";
import { evaluate } from "../audience/evaluate.ts";
import { budgets, DAY, IDS, NOW, prompts, situations } from "./arbitraries.ts";
import { choosePrompt } from "./decide.ts";
import {
  type AttentionDeed,
  type AttentionMemory,
  decodeAttention,
  noteAttention,
} from "./memory.ts";
import { decidePrompts } from "./trace.ts";

const memories = fc
  .array(
    fc.record({
      passes: fc.oneof(fc.nat(900), fc.nat(4 * DAY)),
      deed: fc.constantFrom("seen", "seen", "shown", "shown", "shown", "dismissed", "answered"),
      id: fc.constantFrom(...IDS),
    }),
    { maxLength: 6 },
  )
  .map((deeds) => {
    let now = NOW - deeds.reduce((sum, { passes }) => sum + passes, 0);
    let memory: AttentionMemory = decodeAttention(undefined, now);
    for (const { passes, deed, id } of deeds) {
      memory = noteAttention(memory, (now += passes), ...([deed, id] as AttentionDeed));
    }
    return memory;
  });
/** All that can be told of a prompt. */
const EVERYTHING = (
  "show consent off answered unverified audience dismissed quiet week session place trigger hidden " +
  "landing writing open outranked"
).split(" ");
const asked = [budgets, memories, situations, prompts] as const;

it("names every prompt once, and shows at most one: the first of the highest that may", () => {
  fc.assert(
    fc.property(...asked, (budget, memory, situation, all) => {
      const { show, trace } = decidePrompts(budget, memory, situation, all, NOW);
      expect(trace.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
      const showing = trace.filter(({ verdict }) => verdict === "show");
      expect(showing.map(({ id }) => id)).toEqual(show === undefined ? [] : [show]);
      expect(choosePrompt(budget, memory, situation, all, NOW)?.id).toBe(show);
      const winner = all.findIndex(({ id }) => id === show);
      trace.forEach((each, place) => {
        if (each.verdict !== "outranked") return;
        expect(each.by).toBe(show);
        const ahead = all[winner]!.priority - all[place]!.priority;
        expect(ahead > 0 || (ahead === 0 && winner < place)).toBe(true);
      });
    }),
    { numRuns: 1500 },
  );
});

it("tells reasons that are so, and shows what nothing speaks against", () => {
  const told = new Set<string>();
  fc.assert(
    fc.property(...asked, (budget, memory, situation, all) => {
      const [, , , , shown, ended] = memory;
      const { show, trace } = decidePrompts(budget, memory, situation, all, NOW);
      trace.forEach((each, place) => {
        const { id, when, verified, triggers } = all[place]!;
        const known = verified ? situation.verified : situation.facts;
        const end = ended.find(([name]) => name === id);
        const may =
          situation.consent &&
          !situation.hidden &&
          !situation.writing &&
          !situation.open &&
          !situation.placeless?.includes(id) &&
          situation.onPage >= budget.notBefore &&
          known !== undefined &&
          (!when || evaluate(when, known)) &&
          (!triggers || Boolean(situation.heard.get(id))) &&
          !end?.[2] &&
          !(end && NOW < end[1] + budget.askAgainAfter) &&
          !(memory[3] && NOW < memory[3] + budget.quietAfterDismiss) &&
          shown.filter((at) => at > NOW - 7 * DAY).length < budget.perWeek &&
          (NOW - memory[2] >= 1800 ? 0 : shown.filter((at) => at >= memory[1]).length) <
            budget.perSession;
        told.add(each.verdict);
        expect(may).toBe(each.verdict === "show" || each.verdict === "outranked");
        if ("until" in each) expect(each.until).toBeGreaterThan(NOW);
        if ("by" in each) expect(each.by).toBe(each.verdict === "open" ? situation.open : show);
      });
    }),
    { numRuns: 1500 },
  );
  expect([...told].sort()).toEqual(EVERYTHING.toSorted());
});

it("shows no less where the budget is larger", () => {
  fc.assert(
    fc.property(...asked, budgets, (budget, memory, situation, all, other) => {
      const more = {
        perSession: Math.max(budget.perSession, other.perSession),
        perWeek: Math.max(budget.perWeek, other.perWeek),
        quietAfterDismiss: Math.min(budget.quietAfterDismiss, other.quietAfterDismiss),
        askAgainAfter: Math.min(budget.askAgainAfter, other.askAgainAfter),
        notBefore: Math.min(budget.notBefore, other.notBefore),
      };
      const before = decidePrompts(budget, memory, situation, all, NOW);
      const after = decidePrompts(more, memory, situation, all, NOW);
      if (before.show !== undefined) expect(after.show).not.toBe(undefined);
      // What could have shown still could.
      before.trace.forEach((each, place) => {
        const then = after.trace[place]!;
        if (each.verdict !== "show" && each.verdict !== "outranked") return;
        expect(["show", "outranked"]).toContain(then.verdict);
      });
    }),
    { numRuns: 1500 },
  );
});

it("lets each of what it waits for be over when it says so", () => {
  fc.assert(
    fc.property(...asked, (budget, memory, situation, all) => {
      decidePrompts(budget, memory, situation, all, NOW).trace.forEach((each, place) => {
        if (!("until" in each)) return;
        const later = {
          ...situation,
          onPage: situation.onPage + (each.verdict === "landing" ? each.until - NOW : 0),
        };
        const at = (now: number) =>
          decidePrompts(budget, memory, later, all, now).trace[place]!.verdict;
        expect(at(each.until)).not.toBe(each.verdict);
        if (each.verdict !== "landing") expect(at(each.until - 1)).toBe(each.verdict);
      });
    }),
    { numRuns: 1500 },
  );
});

it("changes nothing that it is given, and decides the same of the same", () => {
  fc.assert(
    fc.property(...asked, (...given) => {
      const text = JSON.stringify(given);
      const first = decidePrompts(...given, NOW);
      expect(decidePrompts(...structuredClone(given), NOW)).toEqual(first);
      expect(JSON.stringify(given)).toBe(text);
      expect(JSON.parse(JSON.stringify(first))).toEqual(first);
    }),
  );
});
