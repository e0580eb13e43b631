import { toMajor, type Money } from "../data/money.ts";
import { productProperties, type ProductProperties } from "../data/commerce-event.ts";
import type { CartLine } from "./cart.ts";

export interface Order {
  readonly id: string;
  readonly total: number;
  readonly shipping: number;
  readonly currency: string;
  readonly products: readonly ProductProperties[];
}

const key = "nuri-last-order";
const reportedKey = "nuri-reported-order";

export const productsOf = (lines: readonly CartLine[]): readonly ProductProperties[] =>
  lines.map(({ id, quantity }) => productProperties(id, quantity));

export function placeOrder(lines: readonly CartLine[], shipping: Money, total: Money): void {
  const id = `N-${Date.now().toString(36).toUpperCase()}`;
  const order: Order = {
    id,
    total: toMajor(total),
    shipping: toMajor(shipping),
    currency: total.currency,
    products: productsOf(lines),
  };
  try {
    sessionStorage.setItem(key, JSON.stringify(order));
  } catch {
    // Without storage the thank-you page does not know the order; it is placed all the same.
  }
}

export function lastOrder(): Order | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** True the first time it is asked about an order: a reloaded thank-you page must not count it twice. */
export function firstReportOf(order: Order): boolean {
  try {
    if (sessionStorage.getItem(reportedKey) === order.id) return false;
    sessionStorage.setItem(reportedKey, order.id);
  } catch {
    // An order that could be read came from storage, so this happens only when it has just filled up.
  }
  return true;
}
