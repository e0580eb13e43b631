import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstState, MEMBER_PARTS, nextState, REWARD_ACTIONS, REWARD_STATES } from "../referral.ts";

describe("a life", () => {
  const order = ["review", "held", "approved", "issued", "used"];

  it("skips no state, and never comes back from its end", () => {
    const actions = fc.array(fc.constantFrom(...REWARD_ACTIONS), { maxLength: 30 });
    fc.assert(
      fc.property(fc.constantFrom("pass" as const, "hold" as const), actions, (verdict, list) => {
        let state = firstState(verdict);
        for (const action of list) {
          const next = nextState(state, action);
          if (!next) continue;
          if (next === "rejected") expect(state).toBe("review");
          else if (next !== "reversed") {
            const ahead = order.indexOf(next) - order.indexOf(state);
            expect(ahead).toBe(action === "unuse" ? -1 : 1);
          }
          expect(["reversed", "rejected"]).not.toContain(state);
          state = next;
        }
      }),
    );
  });

  it("has these steps and no others", () => {
    const steps = REWARD_STATES.map((state) => [
      state,
      ...REWARD_ACTIONS.flatMap((action) => {
        const next = nextState(state, action);
        return next ? `${action} → ${next}` : [];
      }),
    ]);
    expect(steps).toEqual([
      ["review", "release → held", "reject → rejected", "reverse → reversed"],
      ["held", "approve → approved", "reverse → reversed"],
      ["approved", "issue → issued", "reverse → reversed"],
      ["issued", "use → used", "reverse → reversed"],
      ["used", "unuse → issued", "reverse → reversed"],
      ["reversed"],
      ["rejected"],
    ]);
  });

  it("has a part of an account for each state that something lies in", () => {
    const parts: readonly string[] = MEMBER_PARTS;
    expect(REWARD_STATES.filter((state) => parts.includes(state))).toEqual([
      "held",
      "approved",
      "issued",
      "used",
    ]);
  });
});
