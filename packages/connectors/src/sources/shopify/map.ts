import type { SourceContext, SourceEvent } from "../../source.ts";
import { amount, money, type Money, sum } from "../shared/money.ts";
import {
  anonymousIdIn,
  type Buyer,
  identified,
  orderCompleted,
  type Product,
  refundsOf,
  type ShopOptions,
  textIn,
  tracked,
} from "../shared/order.ts";
import { byTime } from "../shared/time.ts";
import type { LineItem, Order, Refund } from "./schemas.ts";

/** Statuses of orders that are paid, or were. */
const PAID = ["paid", "partially_refunded", "refunded"];

/**
 * All that an order has come to by now. Each delivery of an order has the whole of it, so one that is
 * late, or never comes, is made up for by any other.
 */
export function orderEvents(order: Order, context: SourceContext<ShopOptions>): SourceEvent[] {
  if (!PAID.includes(order.financial_status ?? "")) return [];
  const { id, currency } = order;
  const key = `order:${id}`;
  const at = order.processed_at ?? order.created_at;
  const buyer = buyerOf(order, key);
  const shipping = money(order.total_shipping_price_set?.shop_money.amount);
  const bill = {
    orderId: id,
    currency,
    total: money(order.total_price) ?? 0n,
    tax: money(order.total_tax),
    shipping,
    discount: money(order.total_discounts),
    coupon: textIn(order.discount_codes?.map(({ code }) => code).join(",")),
    products: order.line_items?.map(productOf),
  };
  const say = (event: string, name: string, when: string, properties: object = {}) =>
    tracked(context, buyer, event, `${key}:${name}`, when, {
      order_id: id,
      currency,
      ...properties,
    });
  const refunds = (order.refunds ?? []).map((refund) => ({
    id: refund.id,
    at: refund.processed_at ?? refund.created_at,
    money: refunded(refund, order),
  }));
  const after = refundsOf(
    bill.total,
    refunds.filter((refund) => refund.money > 0n),
  ).map(({ refund, properties }) =>
    say("Order Refunded", `refund:${refund.id}`, refund.at, properties),
  );
  if (order.cancelled_at) {
    // Without its money: what is given back is told with each refund.
    const reason = textIn(order.cancel_reason);
    after.push(say("Order Cancelled", "cancelled", order.cancelled_at, { reason }));
  }
  if (order.fulfillment_status === "fulfilled") {
    const when = order.fulfillments?.at(-1)?.created_at ?? at;
    after.push(say("Order Fulfilled", "fulfilled", when));
  }
  return [
    ...identified(context, buyer, key, at),
    orderCompleted(context, buyer, bill, `${key}:completed`, at),
    ...byTime(after),
  ].map((event) => ({ event }));
}

function buyerOf(order: Order, key: string): Buyer {
  const passed = order.note_attributes?.find(({ name }) => name === "stagelight_anonymous_id");
  return {
    id: order.customer?.id ?? key,
    anonymousId: anonymousIdIn(passed?.value),
    email: order.email || undefined,
    locale: order.customer_locale ?? undefined,
  };
}

/**
 * What was given back, in the shop's currency. Payments in the buyer's say it in that one; then the
 * lines say it.
 */
function refunded(refund: Refund, { currency, taxes_included: taxesIncluded }: Order): Money {
  const paid = (refund.transactions ?? []).filter(
    ({ kind, status }) => kind === "refund" && status === "success",
  );
  if (paid.every((each) => (each.currency ?? currency) === currency)) {
    return sum(paid.map((each) => money(each.amount)));
  }
  return (
    sum(
      (refund.refund_line_items ?? []).flatMap(({ subtotal, total_tax: tax }) => [
        money(subtotal),
        taxesIncluded ? undefined : money(tax),
      ]),
    ) -
    // Shipping that is given back stands there below zero.
    sum(
      (refund.order_adjustments ?? []).flatMap((each) => [
        money(each.amount),
        money(each.tax_amount),
      ]),
    )
  );
}

function productOf(item: LineItem): Product {
  const price = money(item.price);
  return {
    product_id: textIn(item.product_id),
    sku: textIn(item.sku),
    name: textIn(item.title),
    variant: textIn(item.variant_title),
    brand: textIn(item.vendor),
    price: price === undefined ? undefined : amount(price),
    quantity: item.quantity ?? undefined,
  };
}
