import type { z } from "zod";
import type {
  Destination,
  DestinationContext,
  HttpAnswer,
  HttpRequest,
  Item,
  ItemEvent,
  ItemPerson,
  SecretValues,
} from "../destination.ts";
import { EndpointRefusal, EndpointTrouble } from "../frame/errors.ts";

/** 2026-05-04T09:30Z, the time of tests. */
export const NOW = Date.UTC(2026, 4, 4, 9, 30);

/** What a destination is given, with requests over real HTTP and failures told apart as the server does. */
export function contextFor<Options>(
  { options }: Destination<Options>,
  given: z.input<Destination<Options>["options"]>,
  secrets: SecretValues,
): DestinationContext<Options> {
  return { options: options.parse(given), secrets, now: () => NOW, request };
}

async function request({
  method,
  url,
  headers,
  bearer,
  json,
  body,
}: HttpRequest): Promise<HttpAnswer> {
  const sent = json === undefined ? body : JSON.stringify(json);
  const answer = await fetch(url, {
    method: method ?? (sent === undefined ? "GET" : "POST"),
    headers: {
      ...(json !== undefined && { "content-type": "application/json" }),
      ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      ...headers,
    },
    ...(sent !== undefined && { body: sent }),
    redirect: "manual",
    signal: AbortSignal.timeout(2000),
  }).catch(() => {
    throw new EndpointTrouble("no answer");
  });
  const { status } = answer;
  if (status === 401 || status === 403) throw new EndpointRefusal(`answered ${status}`);
  if ([408, 425, 429].includes(status) || status >= 500 || (status >= 300 && status < 400)) {
    throw new EndpointTrouble(`answered ${status}`);
  }
  const text = await answer.text();
  return { status, headers: answer.headers, text, json: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
