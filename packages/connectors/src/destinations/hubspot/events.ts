import type { DestinationContext, Item } from "../../destination.ts";
import { own } from "../../shape/own.ts";
import { call } from "./call.ts";
import { type Refused, refusedWhole } from "./contacts.ts";
import type { HubspotOptions } from "./options.ts";

/** Characters of a property's value. */
const VALUE = 1024;

/**
 * Sends custom events. An item's id goes along: HubSpot takes an occurrence of the same id once.
 *
 * @param items all of them named in the options, of persons with an address
 * @returns those that HubSpot refused, by the item's id
 * @throws BatchRefused when it does not say which
 */
export async function sendEvents(
  context: DestinationContext<HubspotOptions>,
  items: readonly Item[],
): Promise<Map<string, Refused>> {
  if (items.length === 0) return new Map();
  const inputs = items.map(({ id, at, event, person }) => {
    const { name, properties } = context.options.events[event.event!]!;
    return {
      eventName: name,
      email: person.email!.toLowerCase(),
      occurredAt: new Date(at).toISOString(),
      uuid: id,
      properties: Object.fromEntries(
        Object.entries(properties).flatMap(([target, key]) => {
          const value = propertyValue(own(event.properties, key));
          return value === undefined ? [] : [[target, value.slice(0, VALUE)]];
        }),
      ),
    };
  });
  const answer = await call(context, "/events/v3/send/batch", { inputs });
  if (answer.status < 400) return new Map();
  return refusedWhole(
    answer,
    items.map(({ id }) => id),
  );
}

/** HubSpot takes texts; a list or an object is no text. */
export function propertyValue(value: unknown): string | undefined {
  if (typeof value === "number" && !Number.isFinite(value)) return undefined;
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : undefined;
}
