import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { deliver, type SigningVendor } from "../../contract/signing-vendor.ts";
import { events } from "./events.ts";

const MINUTE = 60_000;

const SECRETS = {
  current: `whsec_${Buffer.from("a secret of the tests, 32 bytes.").toString("base64")}`,
  previous: `whsec_${Buffer.from("the one before, of 32 bytes too.").toString("base64")}`,
};

/** A backend of the site's own that signs by Standard Webhooks. */
export const signingBackend: SigningVendor = {
  source: events,
  secrets: SECRETS,
  sign(body, { at, secret = SECRETS.current, id = `msg_${randomUUID()}` }) {
    return {
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(at / 1000)),
      "webhook-signature": `v1a,other ${new Webhook(secret).sign(id, new Date(at), body)}`,
    };
  },
  life: (order, at) => [
    JSON.stringify({
      type: "track",
      event: "Order Completed",
      messageId: `${order}-completed`,
      userId: `user-${order}`,
      timestamp: new Date(at).toISOString(),
      properties: { order_id: order, total: 50, currency: "EUR" },
    }),
    JSON.stringify({
      batch: [
        {
          type: "track",
          event: "Order Refunded",
          messageId: `${order}-refunded`,
          userId: `user-${order}`,
          timestamp: new Date(at + MINUTE).toISOString(),
          properties: { order_id: order, total: 20, currency: "EUR", partial: true },
        },
      ],
    }),
    JSON.stringify({
      type: "track",
      event: "Order Refunded",
      messageId: `${order}-refunded-whole`,
      userId: `user-${order}`,
      timestamp: new Date(at + 2 * MINUTE).toISOString(),
      properties: { order_id: order, total: 30, currency: "EUR" },
    }),
  ],
  unknown: (order) => JSON.stringify({ batch: [], order }),
  again: (body) => ` ${body}`,
  untimely(order, now) {
    const [body] = this.life(order, now);
    return [-6, 6].map((minutes) => deliver(this, body!, { at: now + minutes * MINUTE }));
  },
  customer: (order) => `user-${order}`,
  // What a sender tells stands in the log as it comes.
  anyOrder: false,
};
