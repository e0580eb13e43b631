import fc from "fast-check";
import { expect, it } from "vitest";
import { BUDGET, budgets, DAY, live, NOW, plainPrompts, type Step, step } from "./arbitraries.ts";

const WEEK = 7 * DAY;
const steps = fc.array(step, { minLength: 20, maxLength: 60, size: "max" });

it("never shows more than the budget, in any seven days and in any session", () => {
  fc.assert(
    fc.property(budgets, plainPrompts, steps, (budget, all, life) => {
      const { shown } = live(budget, all, life);
      for (const { at, session } of shown) {
        const week = shown.filter((other) => other.at > at - WEEK && other.at <= at);
        expect(week.length).toBeLessThanOrEqual(budget.perWeek);
        const same = shown.filter((other) => other.session === session);
        expect(same.length).toBeLessThanOrEqual(budget.perSession);
      }
    }),
    { numRuns: 500 },
  );
});

it("leaves in peace whoever dismissed, and never asks again what was answered", () => {
  fc.assert(
    fc.property(budgets, plainPrompts, steps, (budget, all, life) => {
      const { shown, ended } = live(budget, all, life);
      for (const { id, at, how } of ended) {
        const later = shown.filter((other) => other.at > at);
        const gap = Math.min(...later.map((other) => other.at - at));
        const own = later.filter((other) => other.id === id);
        if (how === "answered") expect(own).toEqual([]);
        else expect(gap).toBeGreaterThanOrEqual(budget.quietAfterDismiss);
        for (const other of own) {
          expect(other.at - at).toBeGreaterThanOrEqual(budget.askAgainAfter);
        }
      }
    }),
    { numRuns: 500 },
  );
});

it("shows nothing without consent, over another, over a form, unseen, or on landing", () => {
  let shows = 0;
  fc.assert(
    fc.property(budgets, plainPrompts, steps, (budget, all, life) => {
      const { shown } = live(budget, all, life);
      shows += shown.length;
      for (const { situation } of shown) {
        expect(situation).toMatchObject({ consent: true, hidden: false, writing: false });
        expect(situation.open).toBe(undefined);
        expect(situation.onPage).toBeGreaterThanOrEqual(budget.notBefore);
      }
    }),
    { numRuns: 500 },
  );
  expect(shows).toBeGreaterThan(500);
});

it("shows no less in a whole life where the budget is larger", () => {
  const undisturbed = steps.map((life) =>
    life
      .filter(({ does }) => does !== "dismissed" && does !== "answered")
      .map((each) => ({ ...each, tab: 0 })),
  );
  fc.assert(
    fc.property(
      budgets,
      plainPrompts,
      undisturbed,
      fc.nat(3),
      fc.nat(3),
      (budget, all, life, a, b) => {
        const more = { ...budget, perSession: budget.perSession + a, perWeek: budget.perWeek + b };
        expect(live(more, all, life).shown.length).toBeGreaterThanOrEqual(
          live(budget, all, life).shown.length,
        );
      },
    ),
    { numRuns: 300 },
  );
});

it("shows what it may: three in a week, one a session, the next when the first is a week old", () => {
  const visit = (passes: number): Step[] => [
    { tab: 0, passes, back: 0, does: "left" },
    { tab: 0, passes: 60, back: 0, does: ["time", 60] },
    { tab: 0, passes: 5, back: 0, does: "left" },
    { tab: 0, passes: 60, back: 0, does: ["time", 60] },
  ];
  const life = Array.from({ length: 30 }, () => visit(DAY - 125)).flat();
  const { shown } = live(BUDGET, [{ id: "newsletter", priority: 0 }], life);
  const days = shown.map(({ at }) => Math.floor((at - NOW) / DAY));
  expect(days).toEqual([0, 1, 2, 7, 8, 9, 14, 15, 16, 21, 22, 23, 28, 29]);
});
