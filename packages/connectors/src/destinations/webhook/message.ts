import type { EventType } from "@stagelight/core/events";
import type { Forgotten, Item, ItemPerson } from "../../destination.ts";

/** The body of a delivery, in the form of Standard Webhooks. */
export interface WebhookMessage {
  /** Words of ASCII letters, digits and underscores with full stops between them. */
  readonly type: string;
  /** When it happened; ISO 8601. */
  readonly timestamp: string;
  readonly data: object;
}

/** What an item says. */
export function messageOf({ kind, at, event, stage, person }: Item): WebhookMessage {
  const timestamp = iso(at);
  const data = { event, person: toldOf(person) };
  return kind === "stage" && stage
    ? {
        type: "stage.changed",
        timestamp,
        data: { stage: { ...stage, at: iso(stage.at) }, ...data },
      }
    : { type: typeOf(event.type, event.event), timestamp, data };
}

/** What is said when a person was erased. */
export function erasedMessage(person: Forgotten, now: number): WebhookMessage {
  return { type: "person.erased", timestamp: iso(now), data: { person } };
}

/** What is said when somebody tries it out. */
export function testMessage(now: number): WebhookMessage {
  return { type: "stagelight.test", timestamp: iso(now), data: {} };
}

const TYPES: Readonly<Record<Exclude<EventType, "track">, string>> = {
  page: "page.viewed",
  screen: "screen.viewed",
  identify: "person.identified",
  group: "person.grouped",
  alias: "person.aliased",
};

/** `Order Completed` is `event.order_completed`; a name without any ASCII is `event.other`. */
function typeOf(type: EventType, name = ""): string {
  if (type !== "track") return TYPES[type];
  const words = name.match(/[a-z0-9]+/gi) ?? ["other"];
  return `event.${words.join("_").toLowerCase()}`;
}

function toldOf({ stage, ...person }: ItemPerson): object {
  return stage ? { ...person, stage: { ...stage, since: iso(stage.since) } } : person;
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
