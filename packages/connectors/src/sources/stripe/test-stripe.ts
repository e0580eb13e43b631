import { randomUUID } from "node:crypto";
import { Stripe } from "stripe";
import { deliver, type SigningVendor } from "../../contract/signing-vendor.ts";
import { stripe } from "./stripe.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** An event of Stripe around an object. */
export function stripeEvent(
  type: string,
  object: object,
  at: number,
  previous?: object,
): Record<string, unknown> {
  return {
    id: `evt_${randomUUID()}`,
    object: "event",
    api_version: "2025-09-30.clover",
    created: Math.floor(at / 1000),
    livemode: false,
    pending_webhooks: 1,
    type,
    data: { object, ...(previous && { previous_attributes: previous }) },
  };
}

/** A paid checkout of 50.00, of which 8.40 are tax and 3.00 shipping. */
export function stripeSession(order: string, more: object = {}): Record<string, unknown> {
  return {
    id: `cs_test_${order}`,
    object: "checkout.session",
    mode: "payment",
    payment_status: "paid",
    status: "complete",
    currency: "eur",
    amount_subtotal: 4200,
    amount_total: 5000,
    total_details: { amount_discount: 340, amount_shipping: 300, amount_tax: 840 },
    customer: `cus_${order}`,
    customer_details: { email: `${order}@nuri.example`, name: "Ana" },
    client_reference_id: null,
    payment_intent: `pi_${order}`,
    invoice: null,
    subscription: null,
    locale: "ko",
    metadata: {},
    ...more,
  };
}

/** A charge of 50.00 of which so much, in cents, is given back by now. */
export function stripeCharge(order: string, refunded: number, more: object = {}): object {
  return {
    id: `ch_${order}`,
    object: "charge",
    amount: 5000,
    amount_refunded: refunded,
    currency: "eur",
    customer: `cus_${order}`,
    billing_details: { email: `${order}@nuri.example` },
    payment_intent: `pi_${order}`,
    refunded: refunded === 5000,
    metadata: {},
    ...more,
  };
}

const SECRETS = {
  current: "whsec_2sQvXf5hVJc9yDk1tBn4",
  previous: "whsec_9tGhJk3wEr7uIo5pAsDf",
};

/** Stripe, signing by its own library. */
export const signingStripe: SigningVendor = {
  source: stripe,
  secrets: SECRETS,
  sign(body, { at, secret = SECRETS.current }) {
    const timestamp = Math.floor(at / 1000);
    const { webhooks } = Stripe;
    const own = webhooks.generateTestHeaderString({ payload: body, secret, timestamp });
    const [, other] = webhooks
      .generateTestHeaderString({ payload: body, secret: "whsec_of_nobody_here", timestamp })
      .split(",");
    // While a secret is rolled, Stripe signs with both.
    return { "stripe-signature": own.replace(",", `,${other},`) };
  },
  life: (order, at) => [
    JSON.stringify(stripeEvent("checkout.session.completed", stripeSession(order), at)),
    JSON.stringify(
      stripeEvent("charge.refunded", stripeCharge(order, 2000), at + MINUTE, {
        amount_refunded: 0,
      }),
    ),
    JSON.stringify(
      stripeEvent("charge.refunded", stripeCharge(order, 5000), at + 2 * MINUTE, {
        amount_refunded: 2000,
      }),
    ),
  ],
  unknown: (order, at) =>
    JSON.stringify(stripeEvent("product.created", { id: `prod_${order}` }, at)),
  again: (body) => JSON.stringify({ ...JSON.parse(body), id: `evt_${randomUUID()}` }),
  untimely(order, now) {
    const [body] = this.life(order, now);
    const [old] = this.life(order, now - 31 * DAY);
    return [
      deliver(this, body!, { at: now - 6 * MINUTE }),
      deliver(this, body!, { at: now + 6 * MINUTE }),
      deliver(this, old!, { at: now }),
    ];
  },
  customer: (order) => `stripe:cus_${order}`,
  anyOrder: true,
};
