import type { z } from "zod";
import { readPlace } from "../../../server/src/outgoing/places.ts";
import { openOutgoing } from "../../../server/src/outgoing/safe-fetch.ts";
import type {
  Destination,
  DestinationContext,
  Item,
  ItemEvent,
  ItemPerson,
  SecretValues,
} from "../destination.ts";
import { contextsOf } from "../frame/connection.ts";

/** 2026-05-04T09:30Z, the time of tests. */
export const NOW = Date.UTC(2026, 4, 4, 9, 30);

const { safeFetch } = openOutgoing({ allowed: [readPlace("127.0.0.1")!] });

/** What a destination is given by the frame, with the real way out and without a pace. */
export function contextFor<Options>(
  { options }: Destination<Options>,
  given: z.input<Destination<Options>["options"]>,
  secrets: SecretValues,
): DestinationContext<Options> {
  const connecting = { options: options.parse(given), secrets, send: safeFetch, now: () => NOW };
  return contextsOf({}, connecting)(new AbortController().signal);
}

/** A verified event of somebody, an hour ago. */
export function eventItem(
  name: string,
  properties: Readonly<Record<string, unknown>>,
  rest: { id?: string; at?: number; event?: Partial<ItemEvent>; person?: Partial<ItemPerson> } = {},
): Item {
  const at = rest.at ?? NOW - 3_600_000;
  return {
    id: rest.id ?? "019b0000-0000-8000-8000-000000000001",
    at,
    kind: "event",
    event: {
      type: "track",
      messageId: "m-1",
      event: name,
      anonymousId: "a-1",
      properties,
      traits: {},
      context: {},
      timestamp: new Date(at).toISOString(),
      ...rest.event,
    },
    person: { id: "p-1", anonymousIds: ["a-1"], userIds: [], traits: {}, ...rest.person },
  };
}

/** A transition of somebody, who stands where it led or, where `person` says so, elsewhere by now. */
export function stageItem(
  from: string,
  to: string,
  rest: { id?: string; at?: number; person?: Partial<ItemPerson> } = {},
): Item {
  const at = rest.at ?? NOW - 3_600_000;
  const track = "lifecycle";
  return {
    ...eventItem("Order Completed", {}, rest),
    kind: "stage",
    stage: { track, from, to, at, standing: "verified", rule: "won", reason: "Order Completed" },
    person: {
      id: "p-1",
      anonymousIds: ["a-1"],
      userIds: [],
      traits: {},
      stage: { track, stage: to, since: at },
      ...rest.person,
    },
  };
}
