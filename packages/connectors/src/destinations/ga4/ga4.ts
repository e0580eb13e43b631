import {
  type Delivered,
  type Destination,
  type DestinationContext,
  EndpointTrouble,
} from "../../destination.ts";
import { EVENTS } from "./events.ts";
import { LIMITS } from "./names.ts";
import { type Ga4Options, optionsSchema } from "./options.ts";
import { requestsFor } from "./requests.ts";
import { own } from "../../shape/own.ts";

/**
 * Google Analytics 4, told by its Measurement Protocol.
 * https://developers.google.com/analytics/devguides/collection/protocol/ga4
 */
export const ga4: Destination<Ga4Options> = {
  id: "ga4",
  name: "Google Analytics 4",
  options: optionsSchema,
  secrets: {
    apiSecret: {
      variable: "API_SECRET",
      what: "an API secret of the Measurement Protocol: Admin → Data streams → the stream → Measurement Protocol API secrets",
      fits: (value) => /^[\w.~-]+$/.test(value),
    },
  },
  purpose: "analytics",
  batch: LIMITS.eventsOfRequest,
  atOnce: 2,
  wants({ events, stages, trust }) {
    const named = Object.keys(EVENTS).concat(Object.keys(events));
    return {
      types: ["track"],
      events: [...new Set(named)].filter((event) => own(events, event) !== false),
      stages: stages ? "verified" : "none",
      trust,
    };
  },
  async deliver(items, context) {
    const { requests, untold } = requestsFor(items, context.options, context.now());
    const outcomes: Delivered[] = items.map((_, place) => {
      const not = untold.get(place);
      if (not && "dropped" in not) return not;
      return not ? { ok: false, why: not.why, final: true } : { ok: true };
    });
    // One goes ahead: where Google cannot be reached, nothing else is asked of it.
    const [first, ...rest] = requests;
    if (first) await collect(first.body, "", context);
    const sent = await Promise.allSettled(rest.map(({ body }) => collect(body, "", context)));
    sent.forEach((each, index) => {
      if (each.status === "fulfilled") return;
      // Others went out, and would be counted twice if all were told again.
      if (!(each.reason instanceof EndpointTrouble)) throw each.reason;
      const why = each.reason.message;
      for (const place of rest[index]!.places) outcomes[place] = { ok: false, why, final: false };
    });
    return outcomes;
  },
  async test(context) {
    const body = JSON.stringify({
      client_id: "1.1",
      validation_behavior: "ENFORCE_RECOMMENDATIONS",
      events: [{ name: "stagelight_test", params: {} }],
    });
    const messages = own((await collect(body, "/debug", context)).json, "validationMessages");
    return (Array.isArray(messages) ? messages : []).map((message) =>
      String(own(message, "description")),
    );
  },
};

/**
 * Sends a body. The secret stands in the address, as Google will have it: no message may hold it.
 *
 * @throws EndpointTrouble also on 4xx: Google Analytics never refuses an event, so somebody else answered
 */
async function collect(
  body: string,
  path: "" | "/debug",
  { options, secrets, request }: DestinationContext<Ga4Options>,
) {
  const query = new URLSearchParams({
    measurement_id: options.measurementId,
    api_secret: secrets["apiSecret"] ?? "",
  });
  const host =
    options.region === "eu" ? "region1.google-analytics.com" : "www.google-analytics.com";
  const origin = options.url?.replace(/\/$/, "") ?? `https://${host}`;
  const answer = await request({
    url: `${origin}${path}/mp/collect?${query.toString()}`,
    headers: { "content-type": "application/json" },
    body,
  });
  if (answer.status >= 400) {
    throw new EndpointTrouble(
      `${new URL(origin).host} answered ${answer.status}, as Google Analytics never does.`,
    );
  }
  return answer;
}
