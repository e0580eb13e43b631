import { randomUUID } from "node:crypto";
import {
  type Delivered,
  type Destination,
  type DestinationContext,
  EndpointGone,
  EndpointTrouble,
  type HttpAnswer,
} from "../../destination.ts";
import { MAKE_SECRET } from "../../shape/secret.ts";
import { isWebhookSecret, signedHeaders } from "../../shape/standard-webhook.ts";
import { erasedMessage, messageOf, testMessage, type WebhookMessage } from "./message.ts";
import { optionsSchema, type WebhookOptions } from "./options.ts";

const DAY = 86_400_000;

/**
 * Any HTTP receiver, told in the form of Standard Webhooks.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const webhook: Destination<WebhookOptions> = {
  id: "webhook",
  name: "Webhook",
  options: optionsSchema,
  secrets: {
    secret: {
      variable: "SECRET",
      what: 'what deliveries are signed with: "whsec_" and 24 to 64 bytes in base64; while it is changed both, with a comma between them',
      make: MAKE_SECRET,
      fits: isWebhookSecret,
    },
  },
  purpose: "marketing",
  batch: 1,
  atOnce: 4,
  disableAfter: 5 * DAY,
  wants: ({ types, events, stages, trust }) => ({ types, events, stages, trust }),
  deliver: (items, context) =>
    Promise.all(items.map((item) => tell(item.id, messageOf(item), context))),
  async forget(person, context) {
    const told = await tell(`erased_${person.id}`, erasedMessage(person, context.now()), context);
    if ("why" in told) throw new EndpointTrouble(told.why);
  },
  async test(context) {
    const told = await tell(`test_${randomUUID()}`, testMessage(context.now()), context);
    return "why" in told ? [told.why] : [];
  },
};

/** @param id the same over all tries: what the receiver knows a repeat by */
async function tell(
  id: string,
  message: WebhookMessage,
  { options, secrets, request }: DestinationContext<WebhookOptions>,
): Promise<Delivered> {
  const body = JSON.stringify(message);
  const answer = await request({
    url: options.url,
    headers: { ...options.headers, ...signedHeaders(secrets["secret"]!, id, body) },
    body,
  });
  return outcome(answer, new URL(options.url).host);
}

/**
 * Nothing is final: whoever refuses a delivery today may have a bug that is mended tomorrow. Where
 * nobody listens, it is the receiver that is in trouble and not the delivery.
 */
function outcome({ status }: HttpAnswer, host: string): Delivered {
  if (status < 300) return { ok: true };
  const why = `${host} answered ${status}.`;
  if (status === 410) throw new EndpointGone(`${why} It wants no deliveries any more.`);
  if (status === 404 || status === 405) throw new EndpointTrouble(why);
  return { ok: false, why, final: false };
}
