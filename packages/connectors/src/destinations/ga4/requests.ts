import { consentIn } from "@stagelight/core/events";
import type { Item } from "../../destination.ts";
import { clientOf } from "./client-id.ts";
import { type GaEvent, gaEvent, type Mapped } from "./event.ts";
import { STAGE_PROPERTY } from "./events.ts";
import { LIMITS } from "./names.ts";
import type { Ga4Options } from "./options.ts";
import { text } from "./values.ts";

/** Whom all events of a request are about, and what they allow. */
interface Head {
  readonly client_id: string;
  readonly user_id?: string;
  readonly consent: { readonly ad_user_data: Consent; readonly ad_personalization: Consent };
  readonly user_properties?: Readonly<Record<string, { readonly value: string }>>;
}

type Consent = "GRANTED" | "DENIED";

/** A body of the Measurement Protocol, and the places of the items that it tells. */
export interface GaRequest {
  readonly places: readonly number[];
  readonly body: string;
}

/** The requests that tell the items, and what became of those that are not told. */
export function requestsFor(
  items: readonly Item[],
  options: Ga4Options,
  now: number,
): {
  requests: readonly GaRequest[];
  untold: ReadonlyMap<number, Exclude<Mapped, { event: unknown }>>;
} {
  const untold = new Map<number, Exclude<Mapped, { event: unknown }>>();
  const groups = new Map<string, { place: number; event: string }[]>();
  items.forEach((item, place) => {
    const client = clientOf(item);
    const mapped = gaEvent(item, client, options, now);
    if (!("event" in mapped)) {
      untold.set(place, mapped);
      return;
    }
    const head = JSON.stringify(headOf(item, client.clientId, options));
    const group = groups.get(head) ?? [];
    groups.set(head, group);
    group.push({ place, event: fitted(mapped.event, bytes(head)) });
  });
  const requests = [...groups].flatMap(([head, events]) =>
    parted(events, bytes(head)).map((part) => ({
      places: part.map(({ place }) => place),
      body: `${head.slice(0, -1)},"events":[${part.map(({ event }) => event).join()}]}`,
    })),
  );
  return { requests, untold };
}

/** Without a yes of the person nothing is for advertisements. */
function headOf({ event, person }: Item, client_id: string, options: Ga4Options): Head {
  const marketing = person.marketing ?? consentIn(event.context)?.marketing ?? false;
  const said: Consent = marketing ? "GRANTED" : "DENIED";
  const user_id = options.userId && text(event.userId ?? person.userIds[0], LIMITS.userId);
  const stage = options.stages && text(person.stage?.stage, LIMITS.userProperty);
  return {
    client_id,
    ...(user_id && { user_id }),
    consent: { ad_user_data: said, ad_personalization: said },
    ...(stage && { user_properties: { [STAGE_PROPERTY]: { value: stage } } }),
  };
}

/** Room for what stands between events, and before them. */
const BETWEEN = 20;

/** An order of very many products is told with as many of them as a request has room for. */
function fitted(event: GaEvent, head: number): string {
  const { items, ...others } = event.params;
  if (!Array.isArray(items)) return JSON.stringify(event);
  const bare = JSON.stringify({ ...event, params: { ...others, items: [] } });
  let room = LIMITS.body - head - bytes(bare) - BETWEEN;
  const few = items.filter((item) => (room -= bytes(JSON.stringify(item)) + 1) > 0);
  return JSON.stringify({ ...event, params: { ...others, items: few } });
}

function parted<T extends { event: string }>(events: readonly T[], head: number): T[][] {
  const parts: T[][] = [];
  let size = Infinity;
  for (const each of events) {
    const more = bytes(each.event) + 1;
    const last = parts.at(-1);
    if (last && last.length < LIMITS.eventsOfRequest && size + more + BETWEEN < LIMITS.body) {
      last.push(each);
      size += more;
    } else {
      parts.push([each]);
      size = head + more;
    }
  }
  return parts;
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}
