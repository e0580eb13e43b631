import type { ProductProperties } from "../data/commerce-event.ts";
import { toMajor, type Money } from "../data/money.ts";
import { isProductId } from "../data/products.ts";
import type { CartLine } from "./cart.ts";
import { shop } from "./shop.ts";

/** An order as this browser remembers it: no name, no address. */
export interface Order {
  readonly id: string;
  /** When it was placed, in milliseconds since 1970. */
  readonly placed: number;
  readonly lines: readonly CartLine[];
  readonly shipping: Money;
  readonly total: Money;
  /** Whether "Order Completed" has been said of it. */
  readonly reported: boolean;
  /** Whether the shop's backend has it already, as it has all with a code. */
  readonly told?: boolean;
}

const key = "nuri-orders";
const mostRemembered = 20;

export const productsOf = (lines: readonly CartLine[]): readonly ProductProperties[] =>
  lines.map(({ id, quantity }) => ({ ...shop().products[id].event, quantity }));

/** What the shop's backend is told: products by the names of the page, since mails are written from it. */
export function inPageWords<T extends { readonly products: readonly ProductProperties[] }>(
  told: T,
): T {
  const products = told.products.map((product) => {
    const { name, pack } = shop().products[product.product_id];
    return { ...product, name, variant: pack };
  });
  return { ...told, products };
}

const isOrder = (order: Partial<Order> | null): order is Order =>
  typeof order?.id === "string" &&
  typeof order.placed === "number" &&
  typeof order.total?.minor === "number" &&
  Array.isArray(order.lines) &&
  order.lines.every(({ id }) => isProductId(id));

/** Newest first. What is stored may be old or edited by hand: only orders that make sense are read. */
export function readOrders(): readonly Order[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isOrder) : [];
  } catch {
    return [];
  }
}

function write(orders: readonly Order[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(orders.slice(0, mostRemembered)));
  } catch {
    // Without storage the thank-you page does not know the order; it is placed all the same.
  }
}

/** A number for a new order. */
export const orderId = (): string => `N-${Date.now().toString(36).toUpperCase()}`;

export function placeOrder(
  order: Pick<Order, "id" | "lines" | "shipping" | "total" | "told">,
): void {
  write([{ ...order, placed: Date.now(), reported: false }, ...readOrders()]);
}

/** What is said of an order. */
export function orderFacts({
  id,
  total,
  shipping,
  lines,
}: Pick<Order, "id" | "total" | "shipping" | "lines">) {
  return {
    order_id: id,
    total: toMajor(total),
    revenue: toMajor({ ...total, minor: total.minor - shipping.minor }),
    shipping: toMajor(shipping),
    currency: total.currency,
    products: productsOf(lines),
  };
}

/** True the first time it is asked about an order: a reloaded thank-you page must not count it twice. */
export function firstReportOf(order: Order): boolean {
  if (order.reported) return false;
  write(readOrders().map((each) => (each.id === order.id ? { ...each, reported: true } : each)));
  return true;
}

export function forgetOrders(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing can be stored, so nothing is there to forget.
  }
}
