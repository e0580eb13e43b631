import fc from "fast-check";
import { expect, it } from "vitest";
import { nextOrderAt } from "./rhythm.ts";

const DAY = 86_400_000;
const any = { rhythm: "orders", atLeast: 1, atMost: 10_000 * 86_400 } as const;
const days = (...given: number[]) => given.map((day) => day * DAY);

it.each([
  [[], undefined],
  [[3], undefined],
  [[0, 30], 60],
  [[30, 0], 60],
  [[0, 30, 40], 60],
  [[0, 30, 40, 45], 55],
  [[0, 30, 40, 45, 100], 120],
  // Two on one day are one.
  [[0, 0.5], undefined],
  [[0, 0.5, 30, 30.1], 60.1],
])("after orders on days %j the next is due on day %j", (orders, due) => {
  expect(nextOrderAt(days(...orders), any)).toBe(due === undefined ? undefined : due * DAY);
});

it("stays within its bounds, whatever the order of what is known", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 400 * DAY }), { maxLength: 12 }),
      fc.integer({ min: 1, max: 90 }),
      fc.integer({ min: 0, max: 200 }),
      (orders, least, more) => {
        const atLeast = least * 86_400;
        const rhythm = { rhythm: "orders", atLeast, atMost: atLeast + more * 86_400 } as const;
        const due = nextOrderAt(orders, rhythm);
        expect(nextOrderAt(orders.toReversed(), rhythm)).toBe(due);
        if (due === undefined) return;
        const last = Math.max(...orders);
        expect(due - last).toBeGreaterThanOrEqual(rhythm.atLeast * 1000);
        expect(due - last).toBeLessThanOrEqual(rhythm.atMost * 1000);
      },
    ),
  );
});

it("one order that is out of the way changes little", () => {
  const monthly = days(0, 30, 60, 90, 120);
  expect(nextOrderAt(monthly, any)).toBe(150 * DAY);
  expect(nextOrderAt([...monthly, 320 * DAY], any)).toBe(350 * DAY);
});
