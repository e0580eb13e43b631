import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attribute, type Touch, TOUCH_KINDS } from "../referral.ts";

const NOW = 1_790_000_000_000;
const DAY = 86_400_000;

const touch: fc.Arbitrary<Touch> = fc.record({
  code: fc.constantFrom("MINA", "JUN", "LI"),
  how: fc.constantFrom(...TOUCH_KINDS),
  at: fc.integer({ min: -60, max: 2 }).map((days) => NOW + days * DAY),
});
const touches = fc.array(touch, { maxLength: 8 });
const policy = fc.record({
  touch: fc.constantFrom("first" as const, "last" as const),
  window: fc.constantFrom(1, 7, 30, 90).map((days) => days * 86_400),
});
const visits = touches.map((all) => all.filter(({ how }) => how === "link" || how === "cookie"));

describe("who counts", () => {
  it("does not depend on the order in which visits are told", () => {
    fc.assert(
      fc.property(
        touches.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
          ),
        ),
        policy,
        ([all, mixed], rule) => {
          expect(attribute(mixed, rule, NOW)).toEqual(attribute(all, rule, NOW));
        },
      ),
    );
  });

  it("came within the window, and is somebody wherever anybody did", () => {
    fc.assert(
      fc.property(touches, policy, (all, rule) => {
        const chosen = attribute(all, rule, NOW);
        const since = NOW - rule.window * 1000;
        const within = all.filter(({ at }) => at >= since && at <= NOW);
        expect(chosen === undefined).toBe(within.length === 0);
        if (!chosen) return;
        expect(within).toContainEqual({ code: chosen.code, how: chosen.how, at: chosen.at });
        expect(chosen.policy).toEqual(rule);
      }),
    );
  });

  it("is not changed by what lies outside the window", () => {
    fc.assert(
      fc.property(touches, touch, policy, (all, more, rule) => {
        const outside = { ...more, at: NOW - rule.window * 1000 - 1 };
        const later = { ...more, at: NOW + 1 };
        const before = attribute(all, rule, NOW);
        expect(attribute([...all, outside, later], rule, NOW)).toEqual(before);
      }),
    );
  });

  it("is the first or the last to come, where nobody gave a code", () => {
    fc.assert(
      fc.property(visits, policy, (all, rule) => {
        const chosen = attribute(all, rule, NOW);
        if (!chosen) return;
        const times = all
          .map(({ at }) => at)
          .filter((at) => at <= NOW && at >= NOW - rule.window * 1000);
        const end = rule.touch === "first" ? Math.min(...times) : Math.max(...times);
        expect(chosen.at).toBe(end);
        expect(chosen.reason).toBe(chosen.codes === 1 ? "only" : rule.touch);
      }),
    );
  });

  it("is the one whose code was typed with the order, whoever came before or after", () => {
    fc.assert(
      fc.property(touches, policy, (all, rule) => {
        const typed = { code: "HANA", how: "typed", at: NOW } as const;
        const chosen = attribute([...all.filter(({ how }) => how !== "typed"), typed], rule, NOW);
        expect(chosen).toMatchObject({ code: "HANA", reason: "given" });
      }),
    );
  });
});
