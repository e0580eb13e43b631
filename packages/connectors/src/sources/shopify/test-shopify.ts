import { createHmac, randomUUID } from "node:crypto";
import { deliver, type SigningVendor } from "../../contract/signing-vendor.ts";
import { shopify } from "./shopify.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A number for a name: Shopify's ids are numbers. */
function numberOf(order: string): number {
  return Number.parseInt(Buffer.from(order).toString("hex").slice(-10), 16);
}

/** A paid order of 50.00, of which 8.40 are tax and 3.00 shipping. */
export function shopifyOrder(order: string, at: number, more: object = {}): object {
  const id = numberOf(order);
  const when = new Date(at).toISOString().replace(/\.\d+Z$/, "-00:00");
  return {
    id,
    name: "#1001",
    email: `${order}@nuri.example`,
    created_at: when,
    processed_at: when,
    updated_at: when,
    cancelled_at: null,
    cancel_reason: null,
    currency: "EUR",
    financial_status: "paid",
    fulfillment_status: null,
    total_price: "50.00",
    subtotal_price: "38.60",
    total_tax: "8.40",
    total_discounts: "3.40",
    taxes_included: false,
    total_shipping_price_set: { shop_money: { amount: "3.00", currency_code: "EUR" } },
    customer_locale: "ko-KR",
    customer: { id: id + 1, email: `${order}@nuri.example` },
    discount_codes: [{ code: "SPRING", amount: "3.40", type: "fixed_amount" }],
    note_attributes: [],
    line_items: [
      {
        id: 1,
        product_id: 632910392,
        sku: "SENCHA-100",
        title: "Sencha",
        variant_title: "100 g",
        vendor: "Nuri",
        price: "21.00",
        quantity: 2,
      },
    ],
    fulfillments: [],
    refunds: [],
    ...more,
  };
}

/** A refund in an order. */
export function shopifyRefund(id: number, at: number, amount: string, currency = "EUR"): object {
  const when = new Date(at).toISOString();
  return {
    id,
    created_at: when,
    processed_at: when,
    refund_line_items: [{ subtotal: Number(amount), total_tax: 0, quantity: 1 }],
    order_adjustments: [],
    transactions: [{ kind: "refund", status: "success", amount, currency }],
  };
}

const SECRETS = { current: "9f1e7c2a5b8d4036", previous: "0a1b2c3d4e5f6789" };

/** A shop at Shopify. */
export const signingShopify: SigningVendor = {
  source: shopify,
  secrets: SECRETS,
  sign(body, { at, secret = SECRETS.current, id = randomUUID() }) {
    return {
      "x-shopify-hmac-sha256": createHmac("sha256", secret).update(body).digest("base64"),
      "x-shopify-topic": body.includes('"financial_status"') ? "orders/updated" : "products/update",
      "x-shopify-shop-domain": "nuri.myshopify.com",
      "x-shopify-api-version": "2026-07",
      "x-shopify-webhook-id": id,
      "x-shopify-event-id": randomUUID(),
      "x-shopify-triggered-at": new Date(at).toISOString(),
    };
  },
  life: (order, at) => [
    JSON.stringify(shopifyOrder(order, at)),
    JSON.stringify(
      shopifyOrder(order, at, {
        financial_status: "partially_refunded",
        refunds: [shopifyRefund(numberOf(order) + 2, at + MINUTE, "20.00")],
      }),
    ),
    JSON.stringify(
      shopifyOrder(order, at, {
        financial_status: "refunded",
        refunds: [
          shopifyRefund(numberOf(order) + 2, at + MINUTE, "20.00"),
          shopifyRefund(numberOf(order) + 3, at + 2 * MINUTE, "30.00"),
        ],
      }),
    ),
  ],
  unknown: (order) => JSON.stringify({ id: numberOf(order), title: "Sencha" }),
  again: (body) => JSON.stringify({ ...JSON.parse(body), tags: randomUUID() }),
  untimely(order, now) {
    const [body] = this.life(order, now);
    return [
      deliver(this, body!, { at: now - 49 * HOUR }),
      deliver(this, body!, { at: now + 6 * MINUTE }),
    ];
  },
  customer: (order) => `shopify:${numberOf(order) + 1}`,
  anyOrder: true,
};
