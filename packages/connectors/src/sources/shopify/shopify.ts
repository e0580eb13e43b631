import { parseFriendly } from "@stagelight/core/config";
import type { Source } from "../../source.ts";
import { shopOptions, signingSecrets } from "../shared/options.ts";
import type { ShopOptions } from "../shared/order.ts";
import { bodyId, isSigned, jsonIn, secretsIn } from "../shared/signature.ts";
import { isStale, recent } from "../shared/time.ts";
import { orderEvents } from "./map.ts";
import { orderSchema } from "./schemas.ts";

/**
 * Topics whose deliveries hold a whole order, its refunds among the rest. `refunds/create` does not
 * say whose order it was.
 */
const ORDERS = new Set(
  ["create", "paid", "updated", "cancelled", "fulfilled", "partially_fulfilled"].map(
    (topic) => `orders/${topic}`,
  ),
);

/** Shopify tries for 4 hours, and used to for 48; each try has the time of the first. */
const TRIES = 48 * 3_600_000;

/** Orders of a shop. https://shopify.dev/docs/apps/build/webhooks */
export const shopify: Source<ShopOptions> = {
  id: "shopify",
  name: "Shopify",
  options: shopOptions,
  secrets: signingSecrets(
    "WEBHOOK_SECRET",
    "what Shopify signs with: shown under Settings, Notifications, Webhooks; of an app, its client secret",
  ),
  verify({ body, headers, now }, { secrets }) {
    const shown = headers.get("x-shopify-hmac-sha256") ?? "";
    if (!isSigned(secretsIn(secrets), [body], "base64", [shown])) return { refused: "signature" };
    const at = headers.get("x-shopify-triggered-at");
    if (at !== null && isStale(Date.parse(at), now, TRIES)) return { refused: "stale" };
    const json = jsonIn(body);
    // The headers are not signed: whoever has a delivery could give it another id.
    return json ? { id: bodyId(body), payload: json.value } : { refused: "malformed" };
  },
  map(payload, { headers, now }, context) {
    const topic = headers.get("x-shopify-topic") ?? "";
    if (!ORDERS.has(topic)) return [];
    const preamble = `Shopify's ${topic} does not fit.`;
    const order = parseFriendly(orderSchema, payload, preamble, "body-invalid");
    return recent(orderEvents(order, context), now);
  },
};
