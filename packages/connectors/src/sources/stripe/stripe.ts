import { parseFriendly } from "@stagelight/core/config";
import type { z } from "zod";
import type { Source, SourceContext, SourceEvent } from "../../source.ts";
import { shopOptions, signingSecrets } from "../shared/options.ts";
import type { ShopOptions } from "../shared/order.ts";
import { isSigned, jsonIn, secretsIn } from "../shared/signature.ts";
import { isStale, recent, REMEMBERED, TOLERANCE } from "../shared/time.ts";
import { chargeEvents, invoiceEvents, sessionEvents, subscriptionEvents } from "./map.ts";
import {
  chargeSchema,
  eventSchema,
  invoiceSchema,
  sessionSchema,
  type StripeEvent,
  subscriptionSchema,
} from "./schemas.ts";

type Mapping = (event: StripeEvent, context: SourceContext<ShopOptions>) => SourceEvent[];

/** What is done with the object of an event. */
function reads<S extends z.ZodType>(
  schema: S,
  map: (
    object: z.infer<S>,
    event: StripeEvent,
    context: SourceContext<ShopOptions>,
  ) => SourceEvent[],
): Mapping {
  return (event, context) => {
    const preamble = `Stripe's ${event.type} does not fit.`;
    return map(parseFriendly(schema, event.data.object, preamble, "body-invalid"), event, context);
  };
}

const session = reads(sessionSchema, sessionEvents);
const subscription = reads(subscriptionSchema, subscriptionEvents);

/** Kinds of events that mean something here. */
const KINDS: Readonly<Record<string, Mapping>> = {
  "checkout.session.completed": session,
  "checkout.session.async_payment_succeeded": session,
  "invoice.paid": reads(invoiceSchema, invoiceEvents),
  "charge.refunded": reads(chargeSchema, chargeEvents),
  "customer.subscription.created": subscription,
  "customer.subscription.updated": subscription,
  "customer.subscription.deleted": subscription,
};

/** Payments, refunds and subscriptions. https://docs.stripe.com/webhooks */
export const stripe: Source<ShopOptions> = {
  id: "stripe",
  name: "Stripe",
  options: shopOptions,
  secrets: signingSecrets(
    "WEBHOOK_SECRET",
    'the signing secret of the webhook endpoint in Stripe\'s dashboard; begins with "whsec_"',
    { fits: (value) => /^whsec_\S{16,}$/.test(value) },
  ),
  verify({ body, headers, now }, { secrets }) {
    const parts = (headers.get("stripe-signature") ?? "").split(",").map((part) => part.split("="));
    const named = (name: string): string[] =>
      parts.flatMap(([key, value]) => (key?.trim() === name && value ? [value.trim()] : []));
    const [at = ""] = named("t");
    if (!/^\d{1,12}$/.test(at)) return { refused: "signature" };
    if (!isSigned(secretsIn(secrets), [`${at}.`, body], "hex", named("v1"))) {
      return { refused: "signature" };
    }
    if (isStale(Number(at) * 1000, now, TOLERANCE)) return { refused: "stale" };
    const payload = jsonIn(body)?.value;
    const event = eventSchema.safeParse(payload).data;
    if (!event) return { refused: "malformed" };
    // Tries are signed anew, each with a time of its own: how old the event is says another one.
    if (isStale(event.created * 1000, now, REMEMBERED)) return { refused: "stale" };
    return { id: event.id, payload };
  },
  map(payload, { now }, context) {
    const event = payload as StripeEvent;
    const mapping = Object.hasOwn(KINDS, event.type) ? KINDS[event.type] : undefined;
    return mapping ? recent(mapping(event, context), now) : [];
  },
};
