import type { SourceContext, SourceEvent } from "../../source.ts";
import { amount, money, type Money, smallest, sum } from "../shared/money.ts";
import {
  anonymousIdIn,
  type Bill,
  type Buyer,
  identified,
  orderCompleted,
  type Product,
  type ShopOptions,
  textIn,
  tracked,
} from "../shared/order.ts";
import { digitsOf } from "./currencies.ts";
import type { Charge, Invoice, Line, Session, StripeEvent, Subscription } from "./schemas.ts";

type Context = SourceContext<ShopOptions>;

/** A checkout that is paid, or free. What is still to be paid is told again when it is. */
export function sessionEvents(
  session: Session,
  { created }: StripeEvent,
  context: Context,
): SourceEvent[] {
  const { mode, payment_status: status, amount_total: total, currency, metadata } = session;
  const free = status === "no_payment_required" && mode === "payment";
  if (mode === "setup" || (status !== "paid" && !free) || !currency) return [];
  const key = session.payment_intent ?? session.invoice ?? session.id;
  const at = timeOf(created);
  const buyer: Buyer = {
    id: session.customer ?? key,
    anonymousId:
      anonymousIdIn(metadata?.stagelight_anonymous_id) ??
      anonymousIdIn(session.client_reference_id, true),
    email: session.customer_details?.email ?? session.customer_email ?? undefined,
    locale: localeIn(session.locale),
  };
  const read = reader(currency);
  const { amount_tax, amount_shipping, amount_discount } = session.total_details ?? {};
  const bill = {
    orderId: metadata?.order_id ?? key,
    currency: currency.toUpperCase(),
    total: read(total) ?? 0n,
    tax: read(amount_tax),
    shipping: read(amount_shipping),
    discount: read(amount_discount),
    products: session.line_items?.data.map((line) => productOf(line, currency)),
  };
  // The invoice of a subscription's checkout comes too, may come first, and knows no visitor.
  const person = identified(context, buyer, key, at, true);
  return [
    ...person.map((event) => ({ event })),
    ordered(context, buyer, bill, key, at, session.subscription),
  ];
}

/** An invoice that is paid: an order, and every time but the first the subscription goes on. */
export function invoiceEvents(
  invoice: Invoice,
  { created }: StripeEvent,
  context: Context,
): SourceEvent[] {
  const { id, currency, lines } = invoice;
  const details = invoice.parent?.subscription_details ?? invoice.subscription_details;
  const subscription = details?.subscription ?? invoice.subscription ?? undefined;
  const metadata = { ...details?.metadata, ...invoice.metadata };
  const at = timeOf(created);
  const buyer: Buyer = {
    id: invoice.customer ?? id,
    anonymousId: anonymousIdIn(metadata.stagelight_anonymous_id),
    email: invoice.customer_email ?? undefined,
    locale: undefined,
  };
  const read = reader(currency);
  const taxes = invoice.total_taxes?.map((each) => read(each.amount));
  const discounts = invoice.total_discount_amounts?.map((each) => read(each.amount));
  const total = read(invoice.total) ?? 0n;
  const bill = {
    orderId: invoice.metadata?.order_id ?? id,
    currency: currency.toUpperCase(),
    total,
    tax: taxes ? sum(taxes) : read(invoice.tax),
    shipping: read(invoice.shipping_cost?.amount_subtotal),
    discount: discounts && sum(discounts),
    products: lines?.data.map((line) => productOf(line, currency)),
  };
  const events: SourceEvent[] = identified(context, buyer, id, at).map((event) => ({ event }));
  // The invoice with which a trial begins is about nothing.
  if (total > 0n) events.push(ordered(context, buyer, bill, id, at, subscription));
  if (invoice.billing_reason === "subscription_cycle" && subscription !== undefined) {
    const key = `${id}:renewed`;
    const properties = { subscription_id: subscription, order_id: bill.orderId };
    events.push({
      event: tracked(context, buyer, "Subscription Renewed", key, at, properties),
      begins: begins(context, buyer, key, at, { subscription }),
    });
  }
  return events;
}

/**
 * A refund, of a part or the rest. Stripe's `refund.created` does not say whose it is; the charge does,
 * and how much of it was refunded by now is what tells one refund from another.
 */
export function chargeEvents(
  charge: Charge,
  { created, data }: StripeEvent,
  context: Context,
): SourceEvent[] {
  const { currency, metadata } = charge;
  const before = (data.previous_attributes as { amount_refunded?: unknown } | null | undefined)
    ?.amount_refunded;
  const read = reader(currency);
  const refunded = read(charge.amount_refunded) ?? 0n;
  const now = refunded - (read(before) ?? 0n);
  if (now <= 0n) return [];
  const part = charge.refunded === false;
  const key = charge.invoice ?? charge.payment_intent ?? charge.id;
  const buyer: Buyer = {
    id: charge.customer ?? key,
    anonymousId: anonymousIdIn(metadata?.stagelight_anonymous_id),
    email: charge.billing_details?.email ?? charge.receipt_email ?? undefined,
    locale: undefined,
  };
  const event = tracked(
    context,
    buyer,
    "Order Refunded",
    `${charge.id}:refunded:${charge.amount_refunded}`,
    timeOf(created),
    {
      order_id: metadata?.order_id ?? key,
      currency: currency.toUpperCase(),
      total: amount(now),
      partial: part ? true : undefined,
    },
  );
  return [part ? { event } : { event, ends: key }];
}

function ordered(
  context: Context,
  buyer: Buyer,
  bill: Bill,
  key: string,
  at: string,
  subscription: string | null | undefined,
): SourceEvent {
  const told = `${key}:completed`;
  const order = { key, properties: { order_id: bill.orderId, currency: bill.currency } };
  return {
    event: orderCompleted(context, buyer, bill, told, at),
    begins: begins(context, buyer, told, at, { order, subscription }),
  };
}

/** A subscription that begins, is tried, or is over. */
export function subscriptionEvents(
  subscription: Subscription,
  { type, created, data }: StripeEvent,
  context: Context,
): SourceEvent[] {
  const { id, status, metadata } = subscription;
  const buyer: Buyer = {
    id: subscription.customer ?? id,
    anonymousId: anonymousIdIn(metadata?.stagelight_anonymous_id),
    email: undefined,
    locale: undefined,
  };
  const at = timeOf(created);
  const price = subscription.items?.data[0]?.price;
  const say = (name: string, key: string, reason?: string) =>
    tracked(context, buyer, name, `${id}:${key}`, at, {
      subscription_id: id,
      plan: textIn(price?.nickname ?? price?.product),
      reason,
    });
  if (type === "customer.subscription.deleted") {
    const reason = textIn(subscription.cancellation_details?.reason);
    return [{ event: say("Subscription Cancelled", "cancelled", reason), ends: id }];
  }
  const before = (data.previous_attributes as { status?: unknown } | null | undefined)?.status;
  const first =
    type === "customer.subscription.created" || before === "incomplete" || before === "trialing";
  const [name, key] =
    status === "active"
      ? ["Subscription Started", "started"]
      : status === "trialing"
        ? ["Trial Started", "tried"]
        : [];
  if (!first || name === undefined || key === undefined) return [];
  const over = begins(context, buyer, `${id}:${key}`, at, { subscription: id });
  return [{ event: say(name, key), begins: over }];
}

/**
 * What is to be told after an event where the order was refunded, or the subscription ended, before.
 *
 * @param key the event's own
 */
function begins(
  context: Context,
  buyer: Buyer,
  key: string,
  at: string,
  { order, subscription }: { order?: Began; subscription?: string | null | undefined },
): NonNullable<SourceEvent["begins"]> {
  const again = (name: string, properties: object) =>
    tracked(context, { ...buyer, email: undefined }, name, `${key}:undone`, at, { ...properties });
  // Its money was told with the refund itself.
  const refunded = order && again("Order Refunded", { ...order.properties, total: 0 });
  const cancelled = again("Subscription Cancelled", { subscription_id: subscription });
  return [
    ...(order && refunded ? [{ what: order.key, again: refunded }] : []),
    ...(subscription ? [{ what: subscription, again: cancelled }] : []),
  ];
}

/** An order, as a refund names it. */
interface Began {
  readonly key: string;
  readonly properties: { readonly order_id: string; readonly currency: string };
}

function productOf({ description, quantity, price, pricing }: Line, currency: string): Product {
  const decimal = money(pricing?.unit_amount_decimal ?? price?.unit_amount_decimal);
  return {
    product_id: textIn(pricing?.price_details?.product ?? price?.product),
    name: textIn(description),
    price: decimal === undefined ? undefined : amount(decimal / 10n ** BigInt(digitsOf(currency))),
    quantity: quantity ?? undefined,
  };
}

function reader(currency: string): (given: unknown) => Money | undefined {
  const digits = digitsOf(currency);
  return (given) => smallest(given, digits);
}

function timeOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

function localeIn(given: string | null | undefined): string | undefined {
  return given && given !== "auto" ? given : undefined;
}
