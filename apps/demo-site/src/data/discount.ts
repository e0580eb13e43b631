import { times, type Money } from "./money.ts";

/** What a code takes off the price of the goods; postage stays. */
export type Discount =
  { readonly percent: number } | { readonly amount: number; readonly currency: string };

/** How much that is; nothing of a sum in another currency. */
export function discountOn(goods: Money, discount: Discount | undefined): Money {
  if (!discount) return { ...goods, minor: 0 };
  if ("percent" in discount) return times(goods, discount.percent / 100);
  const { amount, currency } = discount;
  return { ...goods, minor: currency === goods.currency ? Math.min(amount, goods.minor) : 0 };
}
