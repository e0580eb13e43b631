import type { Item, ItemStage } from "../../destination.ts";
import { own } from "../../shape/own.ts";
import type { Client } from "./client-id.ts";
import { ITEM_NUMBERS, ITEM_TEXTS, NUMBERS, STAGE_EVENT, TEXTS, told } from "./events.ts";
import { LIMITS } from "./names.ts";
import type { Ga4Options } from "./options.ts";
import { number, picked, text, type Value } from "./values.ts";

type GaItem = Record<string, Value>;

/** An event of the Measurement Protocol. */
export interface GaEvent {
  readonly name: string;
  readonly params: Readonly<Record<string, Value | readonly GaItem[]>>;
  readonly timestamp_micros: number;
}

/** What is told of an item; or why it cannot be, or is not to be. */
export type Mapped =
  { readonly event: GaEvent } | { readonly why: string } | { readonly dropped: string };

/** An item as an event of the Measurement Protocol, within all its rules. */
export function gaEvent(item: Item, client: Client, options: Ga4Options, now: number): Mapped {
  if (now - item.at > LIMITS.age) {
    return { why: "It is older than the 72 hours that Google Analytics looks back." };
  }
  // Clocks differ; nothing that has happened lies ahead.
  const timestamp_micros = Math.min(item.at, now) * 1000;
  const session = client.sessionId && { session_id: client.sessionId, engagement_time_msec: 1 };
  if (item.stage) {
    const params = { ...stageParameters(item.stage), ...session };
    return { event: { name: STAGE_EVENT, params, timestamp_micros } };
  }
  const called = item.event.event ?? "";
  const name = own(options.events, called);
  const what = name === false ? undefined : told(called, name as string | undefined);
  if (!what) return { dropped: "The options have no name for this event." };
  const { properties } = item.event;
  const params: Record<string, Value | readonly GaItem[]> = {
    ...session,
    ...picked({ ...TEXTS, ...what.texts }, properties, text),
    ...picked(NUMBERS, properties, number),
    ...ownParameters(properties, options),
  };
  const items = what.items ? itemsOf(properties, what.items) : [];
  if (items.length > 0) params["items"] = items;
  Object.assign(params, money(properties, items, options));
  if (what.sale && params["transaction_id"] === undefined) {
    return { why: "A sale without properties.order_id would be counted again and again." };
  }
  if (what.sale && params["currency"] === undefined) {
    return { why: "A sale needs properties.currency, or the option currency, to count." };
  }
  return { event: { name: what.name, params, timestamp_micros } };
}

function stageParameters({ track, from, to, standing }: ItemStage): Record<string, string> {
  return picked(
    { track: "track", from_stage: "from", to_stage: "to", standing: "standing" },
    { track, from, to, standing },
    text,
  );
}

function ownParameters(
  properties: Readonly<Record<string, unknown>>,
  { parameters }: Ga4Options,
): Record<string, Value> {
  const names = Object.fromEntries(parameters.map((name) => [name, name]));
  return picked<Value>(names, properties, (value) =>
    typeof value === "number" ? number(value) : text(value),
  );
}

/** Google's reports take no value without a currency. What an order cost is told without tax and shipping. */
function money(
  properties: Readonly<Record<string, unknown>>,
  items: readonly GaItem[],
  options: Ga4Options,
): Record<string, Value> {
  const said = own(properties, "currency");
  const currency =
    typeof said === "string" && /^[A-Za-z]{3}$/.test(said) ? said.toUpperCase() : options.currency;
  if (currency === undefined) return {};
  const value =
    number(own(properties, "revenue")) ??
    number(own(properties, "total")) ??
    number(own(properties, "value")) ??
    sum(items);
  return value === undefined ? { currency } : { currency, value };
}

function sum(items: readonly GaItem[]): number | undefined {
  if (items.length === 0 || items.some(({ price }) => price === undefined)) return undefined;
  const whole = items.reduce(
    (all, { price, quantity }) => all + Number(price) * Number(quantity ?? 1),
    0,
  );
  return number(Math.round(whole * 100) / 100);
}

function itemsOf(properties: Readonly<Record<string, unknown>>, items: "one" | "many"): GaItem[] {
  const products = items === "one" ? [properties] : own(properties, "products");
  if (!Array.isArray(products)) return [];
  return products.slice(0, LIMITS.itemsOfEvent).flatMap((product: unknown) => {
    if (typeof product !== "object" || product === null) return [];
    const fields = product as Record<string, unknown>;
    const item: GaItem = {
      ...picked<Value>(ITEM_TEXTS, fields, text),
      ...picked(ITEM_NUMBERS, fields, number),
    };
    return item["item_id"] === undefined && item["item_name"] === undefined ? [] : [item];
  });
}
