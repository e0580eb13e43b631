import { EVENT_NAMES, LEFT_OUT, PROMOTION_NAMES, PROPERTY_NAMES } from "./names.ts";

type Values = Record<string, unknown>;

/** What happened, in the shape of the Segment Spec. */
export interface SegmentEvent {
  readonly event: string;
  readonly properties: Values;
}

/** The most products that one event is told with, and the most values of one object. */
const MOST = 50;
/** The most events that one entry becomes. */
const EVENTS = 10;
/** The longest text that is passed on. */
const TEXT = 500;

/** What is about the tag manager, the tags or the person, not about what happened. */
const INTERNAL =
  /^(_|gtm\.|event$|event_?timeout$|send_to$|groups$|(user|client|customer|visitor|session)_?id$)|e-?mail|phone/i;

const asIs = (key: string): string => key;
const asPromotion = (key: string): string | undefined => PROMOTION_NAMES[key];
function asProduct(name: string): string {
  const key = name.replace(/^item_/, "");
  return PROPERTY_NAMES[key] ?? key;
}

/**
 * What an entry of a data layer says: of `gtag("event", …)`, or of `{ event, ecommerce }`. May
 * throw: an entry can be anything.
 */
export function toSegment(entry: unknown): SegmentEvent[] {
  const all = values(entry);
  const { 0: command, 1: name, 2: parameters, event, ecommerce } = all;
  return command === "event"
    ? told(name, values(parameters))
    : told(event, { ...all, ...values(ecommerce) });
}

/** An object whose keys can be asked for, whatever came. */
function values(value: unknown): Values {
  return typeof value === "object" && value ? (value as Values) : {};
}

function told(name: unknown, parameters: Values): SegmentEvent[] {
  if (!name || typeof name !== "string" || name.length > 100 || LEFT_OUT.test(name)) {
    return [];
  }
  const event = EVENT_NAMES[name];
  if (!event) return [{ event: name, properties: listed(parameters, asIs) }];
  const items = Array.isArray(parameters["items"]) ? parameters["items"] : [];
  if (event.startsWith("Promotion")) {
    return [{ event, properties: plain({ ...parameters, ...values(items[0]) }, asPromotion) }];
  }
  if (name == "share") return [shared(event, parameters)];
  // The Segment Spec tells these of one product each; the value is that of all together.
  if (items[0] && /^Product (?!List)/.test(event)) {
    const common = plain(parameters, asProduct);
    if (items[1]) delete common["value"];
    return items
      .slice(0, EVENTS)
      .map((item) => ({ event, properties: { ...common, ...plain(item, asProduct) } }));
  }
  const { value, ...properties } = listed(parameters, asProduct);
  const key = name == "purchase" ? "revenue" : name == "refund" ? "total" : "value";
  if (value !== undefined) properties[key] = value;
  return [{ event, properties }];
}

function shared(event: string, parameters: Values): SegmentEvent {
  const { method: share_via, ...properties } = plain(parameters, asProduct);
  const product = /product|^undefined$/i.test(String(properties["content_type"]));
  return { event: product ? event : "Content Shared", properties: { share_via, ...properties } };
}

function listed(parameters: Values, name: typeof asPromotion): Values {
  const properties = plain(parameters, name);
  const { items } = parameters;
  if (Array.isArray(items)) {
    properties["products"] = items.slice(0, MOST).map((item) => plain(item, asProduct));
  }
  return properties;
}

/** The texts, numbers and booleans of an object, under other names. */
function plain(source: unknown, name: typeof asPromotion): Values {
  const result: Values = {};
  let count = 0;
  for (const [key, value] of Object.entries(values(source))) {
    const to = INTERNAL.test(key) ? undefined : name(key);
    const told =
      typeof value === "string"
        ? value.length <= TEXT
        : typeof value === "number" || typeof value === "boolean";
    if (to && told && count++ < MOST) result[to] = value;
  }
  return result;
}
