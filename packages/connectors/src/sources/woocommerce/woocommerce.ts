import { parseFriendly } from "@stagelight/core/config";
import type { Source } from "../../source.ts";
import { shopOptions, signingSecrets } from "../shared/options.ts";
import type { ShopOptions } from "../shared/order.ts";
import { bodyId, isSigned, jsonIn, secretsIn } from "../shared/signature.ts";
import { isStale, recent, REMEMBERED } from "../shared/time.ts";
import { orderEvents, timeOf } from "./map.ts";
import { orderSchema } from "./schemas.ts";

/** What WooCommerce sends, unsigned, when a webhook is saved; it waits for a 200. */
const PING = /^webhook_id=\d{1,20}$/;

/** Milliseconds that a shop's clock may be ahead. Nothing but the order's own times is signed. */
const AHEAD = 86_400_000;

/**
 * Orders of a shop. Its delivery ids are made of the webhook and the second: two orders of one second
 * have the same one, so deliveries are known by what they say.
 * https://woocommerce.github.io/woocommerce-rest-api-docs/#webhooks
 */
export const woocommerce: Source<ShopOptions> = {
  id: "woocommerce",
  name: "WooCommerce",
  options: shopOptions,
  secrets: signingSecrets(
    "WEBHOOK_SECRET",
    "the secret of the webhook, under WooCommerce, Settings, Advanced, Webhooks",
  ),
  verify({ body, headers, now }, { secrets }) {
    const shown = headers.get("x-wc-webhook-signature");
    if (shown === null && PING.test(body.toString("latin1", 0, 64))) return { ping: true };
    if (!isSigned(secretsIn(secrets), [body], "base64", [shown ?? ""])) {
      return { refused: "signature" };
    }
    const json = jsonIn(body);
    if (!json) return { refused: "malformed" };
    const { date_modified_gmt: changed } = (json.value ?? {}) as { date_modified_gmt?: unknown };
    if (
      typeof changed === "string" &&
      isStale(Date.parse(timeOf(changed)), now, REMEMBERED, AHEAD)
    ) {
      return { refused: "stale" };
    }
    return { id: bodyId(body), payload: json.value };
  },
  map(payload, { headers, now }, context) {
    const topic = headers.get("x-wc-webhook-topic") ?? "";
    if (!topic.startsWith("order.") || topic === "order.deleted") return [];
    const preamble = `WooCommerce's ${topic} does not fit.`;
    const order = parseFriendly(orderSchema, payload, preamble, "body-invalid");
    return recent(orderEvents(order, context), now);
  },
};
