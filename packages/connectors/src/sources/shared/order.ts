import { hash } from "node:crypto";
import type { SegmentEvent, SourceContext } from "../../source.ts";
import { amount, type Money, sum } from "./money.ts";

/** Options that every shop has. */
export interface ShopOptions {
  readonly trustEmail: boolean;
}

/** What is said of the person in an order. */
export interface Buyer {
  /** The vendor's customer; of a guest the vendor's name of the order, so that a refund finds them. */
  readonly id: string;
  readonly anonymousId: string | undefined;
  readonly email: string | undefined;
  readonly locale: string | undefined;
}

/** The money of an order. */
export interface Bill {
  readonly orderId: string;
  readonly currency: string;
  /** All that is paid. */
  readonly total: Money;
  readonly tax?: Money | undefined;
  readonly shipping?: Money | undefined;
  readonly discount?: Money | undefined;
  readonly coupon?: string | undefined;
  readonly products?: readonly Product[] | undefined;
}

/** One line of an order. */
export interface Product {
  readonly product_id?: string | undefined;
  readonly sku?: string | undefined;
  readonly name?: string | undefined;
  readonly variant?: string | undefined;
  readonly brand?: string | undefined;
  /** Of one. */
  readonly price?: number | undefined;
  readonly quantity?: number | undefined;
}

/** The most characters of a text of a product, and of all products as JSON: an event has 32 KB. */
const TEXT = 200;
const PRODUCTS = 16_000;

/** Longer ids of messages are not taken. */
const LONGEST_ID = 100;

/** The `messageId` of what the vendor has only once. */
export function messageId({ name }: SourceContext, ...parts: readonly string[]): string {
  const id = [name, ...parts].join(":");
  return id.length <= LONGEST_ID ? id : `${name.slice(0, 40)}:${hash("sha256", id, "base64url")}`;
}

/** The event that an order was placed, with the properties of the Segment Spec. */
export function orderCompleted(
  context: SourceContext<ShopOptions>,
  buyer: Buyer,
  bill: Bill,
  key: string,
  at: string,
): SegmentEvent {
  const { total, tax, shipping, discount, coupon, products } = bill;
  return tracked(context, buyer, "Order Completed", key, at, {
    order_id: bill.orderId,
    currency: bill.currency,
    total: amount(total),
    revenue: amount(total - sum([tax, shipping])),
    tax: optional(tax),
    shipping: optional(shipping),
    discount: optional(discount),
    coupon,
    products: products && fitting(products),
  });
}

/** One refund of an order. */
export interface GivenBack {
  readonly id: string;
  readonly at: string;
  readonly money: Money;
}

/**
 * The properties of each refund of an order, by time: `partial` as long as not all that was paid is
 * given back.
 */
export function refundsOf(
  total: Money,
  refunds: readonly GivenBack[],
): { readonly refund: GivenBack; readonly properties: object }[] {
  let back = 0n;
  const byTime = refunds.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return byTime.map((refund) => {
    back += refund.money;
    return {
      refund,
      properties: { total: amount(refund.money), partial: back < total ? true : undefined },
    };
  });
}

/**
 * Any event of a buyer. Properties that are `undefined` are left out. Of an address that nobody has
 * confirmed it is said so: it gets no marketing.
 */
export function tracked(
  context: SourceContext<ShopOptions>,
  { id, anonymousId, email, locale }: Buyer,
  event: string,
  key: string,
  at: string,
  properties: Readonly<Record<string, unknown>>,
): SegmentEvent {
  return {
    type: "track",
    event,
    messageId: messageId(context, key),
    userId: userId(context, id),
    ...(anonymousId !== undefined && { anonymousId }),
    timestamp: at,
    properties: present({
      ...properties,
      email,
      emailVerified: email === undefined || context.options.trustEmail ? undefined : false,
    }),
    context: {
      library: { name: "@stagelight/connectors", source: context.name },
      ...(locale !== undefined && { locale }),
    },
  };
}

/**
 * Says whose the address is, where the site says that the vendor has confirmed it: elsewhere whoever
 * types somebody's address into a checkout would become that person.
 *
 * @param joins whether it is said as well whose the visitor is, since the order may be told by a
 *   delivery that does not know it
 */
export function identified(
  context: SourceContext<ShopOptions>,
  { id, anonymousId, email }: Buyer,
  key: string,
  at: string,
  joins = false,
): SegmentEvent[] {
  const proven = context.options.trustEmail ? email : undefined;
  if (proven === undefined && !(joins && anonymousId !== undefined)) return [];
  return [
    {
      type: "identify",
      messageId: messageId(context, key, "person"),
      userId: userId(context, id),
      ...(anonymousId !== undefined && { anonymousId }),
      timestamp: at,
      traits: present({ email: proven }),
    },
  ];
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-([\da-f])[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

/**
 * An anonymous id that the shop has passed on. Buyers can write there what they like.
 *
 * @param ours only ids that the tracker makes, where the field may hold anything else of the shop
 */
export function anonymousIdIn(given: unknown, ours = false): string | undefined {
  const [text, version] = (typeof given === "string" && UUID.exec(given)) || [];
  return text !== undefined && (!ours || version === "8") ? text : undefined;
}

/** A text that says something, cut to what a product's text may have. */
export function textIn(given: unknown): string | undefined {
  const text = typeof given === "number" ? String(given) : given;
  return typeof text === "string" && text !== "" ? text.slice(0, TEXT) : undefined;
}

function optional(value: Money | undefined): number | undefined {
  return value === undefined ? undefined : amount(value);
}

function userId({ name }: SourceContext, id: string): string {
  return `${name}:${id}`;
}

/** As many of the products as fit into an event. */
function fitting(products: readonly Product[]): Product[] {
  let room = PRODUCTS;
  return products.filter((each) => (room -= Buffer.byteLength(JSON.stringify(each))) > 0);
}

function present(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}
