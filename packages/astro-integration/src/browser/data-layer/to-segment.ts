import { EVENT_NAMES, OLD_ACTIONS, PROMOTION_NAMES, PROPERTY_NAMES } from "./names.ts";

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
const INTERNAL = /^(_|gtm\.|event$|event_?timeout$|send_to$|groups$|(user|client|session)_id$)/i;
/** Events of tag managers and consent platforms. */
const NOT_THE_VISITOR = /^(gtm\.|onetrust|optanon|didomi|cookiebot)|consent/i;

const asIs = (key: string): string => key;
const asPromotion = (key: string): string | undefined => PROMOTION_NAMES.get(key);
function asProduct(name: string): string {
  const key = name.replace(/^item_/, "");
  return PROPERTY_NAMES.get(key) ?? key;
}

/**
 * What an entry of a data layer says: of `gtag("event", …)`, of `{ event, ecommerce }`, or of the
 * older `{ ecommerce: { add: { products } } }`. May throw: an entry can be anything.
 */
export function toSegment(entry: unknown): SegmentEvent[] {
  const { 0: command, 1: name, 2: parameters, event, ecommerce } = values(entry);
  if (command === "event") return told(name, values(parameters));
  const shop = values(ecommerce);
  const action = Object.keys(OLD_ACTIONS).find((key) => typeof shop[key] === "object");
  return action ? old(action, shop) : told(event, { ...values(entry), ...shop });
}

/** An object whose keys can be asked for, whatever came. */
function values(value: unknown): Values {
  return typeof value === "object" && value ? (value as Values) : {};
}

function old(action: string, shop: Values): SegmentEvent[] {
  const { actionField, products, promotions, ...list } = values(shop[action]);
  const { id, ...field } = values(actionField);
  const parameters = {
    ...field,
    transaction_id: id,
    currency: shop["currencyCode"],
    items: products || promotions || Object.values(list),
  };
  // A checkout begins once, then goes on in steps.
  return action == "checkout" && Number(field["step"]) > 1
    ? [{ event: "Checkout Step Viewed", properties: listed(parameters, asProduct) }]
    : told(OLD_ACTIONS[action], parameters);
}

function told(name: unknown, parameters: Values): SegmentEvent[] {
  if (!name || typeof name !== "string" || name.length > 100 || NOT_THE_VISITOR.test(name)) {
    return [];
  }
  const event = EVENT_NAMES.get(name);
  if (event === "") return [];
  if (!event) return [{ event: name, properties: listed(parameters, asIs) }];
  const items = Array.isArray(parameters["items"]) ? parameters["items"] : [];
  if (event.startsWith("Promotion")) {
    return [{ event, properties: plain({ ...parameters, ...values(items[0]) }, asPromotion) }];
  }
  if (name == "share") return [shared(event, parameters)];
  // The Segment Spec tells these of one product each.
  if (items[0] && /^Product (?!List)/.test(event)) {
    const { value, ...common } = plain(parameters, asProduct);
    const worth = items.length > 1 ? {} : { value };
    return items
      .slice(0, EVENTS)
      .map((item) => ({ event, properties: { ...common, ...worth, ...plain(item, asProduct) } }));
  }
  const { value, ...properties } = listed(parameters, asProduct);
  const key = { purchase: "revenue", refund: "total" }[name] ?? "value";
  return [
    { event, properties: value === undefined ? properties : { [key]: value, ...properties } },
  ];
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
