import type { SourceContext, SourceEvent } from "../../source.ts";
import { amount, money } from "../shared/money.ts";
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
import type { LineItem, Order } from "./schemas.ts";

/** Statuses of orders that stand: paid, or to be paid when they are handed over. */
const STANDING = ["processing", "completed"];

/**
 * All that an order has come to by now. Each delivery of an order has the whole of it, so one that is
 * lost, which WooCommerce does not send again, is made up for by any other.
 */
export function orderEvents(order: Order, context: SourceContext<ShopOptions>): SourceEvent[] {
  const { id, currency, status } = order;
  const paid = order.date_paid_gmt;
  const onDelivery = order.payment_method === "cod" && status === "cancelled";
  if (!paid && !onDelivery && !STANDING.includes(status)) return [];
  const key = `order:${id}`;
  const at = timeOf(paid ?? order.date_created_gmt);
  const changed = timeOf(order.date_modified_gmt);
  const buyer = buyerOf(order, key);
  const total = money(order.total) ?? 0n;
  const bill = {
    orderId: id,
    currency,
    total,
    tax: money(order.total_tax),
    shipping: money(order.shipping_total),
    discount: money(order.discount_total),
    coupon: textIn(order.coupon_lines?.map(({ code }) => code).join(",")),
    products: order.line_items?.map(productOf),
  };
  const say = (event: string, name: string, when: string, properties: object = {}) =>
    tracked(context, buyer, event, `${key}:${name}`, when, {
      order_id: id,
      currency,
      ...properties,
    });
  const refunds = (order.refunds ?? []).map(({ id: refund, total: given }) => {
    const back = money(given) ?? 0n;
    return { id: refund, at: changed, money: back < 0n ? -back : back };
  });
  const after = refundsOf(total, refunds).map(({ refund, properties }) =>
    say("Order Refunded", `refund:${refund.id}`, refund.at, properties),
  );
  if (status === "cancelled") {
    // Of what is paid, the money is told with each refund; of what is not, it never comes.
    const lost = paid ? {} : { total: amount(total) };
    after.push(say("Order Cancelled", "cancelled", changed, lost));
  }
  if (order.date_completed_gmt) {
    after.push(say("Order Fulfilled", "fulfilled", timeOf(order.date_completed_gmt)));
  }
  return [
    ...identified(context, buyer, key, at),
    orderCompleted(context, buyer, bill, `${key}:completed`, at),
    ...byTime(after),
  ].map((event) => ({ event }));
}

function buyerOf(order: Order, key: string): Buyer {
  const passed = order.meta_data?.find((each) => each.key === "stagelight_anonymous_id");
  return {
    id: order.customer_id > 0 ? String(order.customer_id) : key,
    anonymousId: anonymousIdIn(passed?.value),
    email: order.billing?.email || undefined,
    locale: undefined,
  };
}

function productOf(item: LineItem): Product {
  const price = money(item.price);
  return {
    product_id: textIn(item.product_id),
    sku: textIn(item.sku),
    name: textIn(item.name),
    price: price === undefined ? undefined : amount(price),
    quantity: item.quantity ?? undefined,
  };
}

/** WooCommerce leaves out that its time is UTC. */
export function timeOf(gmt: string): string {
  const at = new Date(/(Z|[+-]\d\d:?\d\d)$/.test(gmt) ? gmt : `${gmt}Z`);
  return Number.isNaN(at.getTime()) ? gmt : at.toISOString();
}
