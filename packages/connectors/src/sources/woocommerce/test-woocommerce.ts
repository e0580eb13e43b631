import { createHmac, randomUUID } from "node:crypto";
import type { SigningVendor } from "../../contract/signing-vendor.ts";
import { deliver } from "../../contract/signing-vendor.ts";
import { woocommerce } from "./woocommerce.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A number for a name: WooCommerce's ids are numbers. */
function numberOf(order: string): number {
  return Number.parseInt(Buffer.from(order).toString("hex").slice(-10), 16);
}

/** WooCommerce leaves out that it is UTC. */
function gmt(at: number): string {
  return new Date(at).toISOString().slice(0, 19);
}

/** A paid order of 50.00, of which 8.40 are tax and 3.00 shipping. */
export function wooOrder(order: string, at: number, more: object = {}): object {
  return {
    id: numberOf(order),
    status: "processing",
    currency: "EUR",
    date_created_gmt: gmt(at),
    date_modified_gmt: gmt(at),
    date_paid_gmt: gmt(at),
    date_completed_gmt: null,
    payment_method: "stripe",
    customer_id: numberOf(order) + 1,
    billing: { email: `${order}@nuri.example`, first_name: "Ana" },
    total: "50.00",
    total_tax: "8.40",
    shipping_total: "3.00",
    discount_total: "3.40",
    coupon_lines: [{ id: 1, code: "spring", discount: "3.40" }],
    line_items: [
      {
        id: 1,
        product_id: 93,
        variation_id: 0,
        sku: "SENCHA-100",
        name: "Sencha",
        price: 21,
        quantity: 2,
        total: "42.00",
      },
    ],
    refunds: [],
    meta_data: [],
    ...more,
  };
}

// WooCommerce draws its own from all of these characters.
const SECRETS = { current: "f(,K 8]$wR/?_t{S|m;G:v<3", previous: "before, it was: {another one}" };

/** A shop with WooCommerce. */
export const signingWoo: SigningVendor = {
  source: woocommerce,
  secrets: SECRETS,
  sign(body, { secret = SECRETS.current, id = randomUUID() }) {
    return {
      "x-wc-webhook-signature": createHmac("sha256", secret).update(body).digest("base64"),
      "x-wc-webhook-topic": body.includes('"date_paid_gmt"') ? "order.updated" : "product.updated",
      "x-wc-webhook-source": "https://nuri.example/",
      "x-wc-webhook-resource": "order",
      "x-wc-webhook-event": "updated",
      "x-wc-webhook-id": "1",
      "x-wc-webhook-delivery-id": id,
    };
  },
  life: (order, at) => [
    JSON.stringify(wooOrder(order, at)),
    JSON.stringify(
      wooOrder(order, at, {
        date_modified_gmt: gmt(at + MINUTE),
        refunds: [{ id: numberOf(order) + 2, reason: "", total: "-20.00" }],
      }),
    ),
    JSON.stringify(
      wooOrder(order, at, {
        status: "refunded",
        date_modified_gmt: gmt(at + 2 * MINUTE),
        refunds: [
          { id: numberOf(order) + 2, reason: "", total: "-20.00" },
          { id: numberOf(order) + 3, reason: "", total: "-30.00" },
        ],
      }),
    ),
  ],
  unknown: (order) => JSON.stringify({ id: numberOf(order), name: "Sencha" }),
  again: (body) => JSON.stringify({ ...JSON.parse(body), version: randomUUID() }),
  untimely(order, now) {
    return [now - 31 * DAY, now + 2 * DAY].map((at) =>
      deliver(this, this.life(order, at)[0]!, { at: now }),
    );
  },
  customer: (order) => `woocommerce:${numberOf(order) + 1}`,
  anyOrder: true,
};
