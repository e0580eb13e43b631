import { describe, expect, it } from "vitest";
import { eventsIn, NOW } from "../shared/test-map.ts";
import { shopify } from "./shopify.ts";
import { shopifyOrder, shopifyRefund } from "./test-shopify.ts";

const HOUR = 3_600_000;
const OURS = "01bc8ddc-1ca7-80b0-a1f5-3707b888b560";

const told = (more: object = {}, topic = "orders/updated", options = {}) =>
  eventsIn(shopify, shopifyOrder("1", NOW - HOUR, more), {
    headers: { "x-shopify-topic": topic },
    options,
  });
const named = (...given: Parameters<typeof told>) =>
  told(...given).map(({ event, type }) => event ?? type);

describe("an order", () => {
  it("is told to the cent", () => {
    const [order] = told();
    expect(order).toEqual({
      type: "track",
      event: "Order Completed",
      messageId: "shopify:order:49:completed",
      userId: "shopify:50",
      timestamp: "2026-05-04T08:30:00-00:00",
      properties: {
        order_id: "49",
        currency: "EUR",
        total: 50,
        revenue: 38.6,
        tax: 8.4,
        shipping: 3,
        discount: 3.4,
        coupon: "SPRING",
        products: [
          {
            product_id: "632910392",
            sku: "SENCHA-100",
            name: "Sencha",
            variant: "100 g",
            brand: "Nuri",
            price: 21,
            quantity: 2,
          },
        ],
        email: "1@nuri.example",
        emailVerified: false,
      },
      context: {
        library: { name: "@stagelight/connectors", source: "shopify" },
        locale: "ko-KR",
      },
    });
  });

  it("counts once it is paid, by whatever topic that is told", () => {
    for (const status of ["pending", "authorized", "partially_paid", "voided", "expired", null]) {
      const cancelled_at = new Date(NOW).toISOString();
      expect(named({ financial_status: status, cancelled_at })).toEqual([]);
    }
    for (const topic of ["create", "paid", "updated", "fulfilled", "cancelled"]) {
      expect(told({}, `orders/${topic}`)).toEqual(told());
    }
    for (const topic of ["refunds/create", "orders/delete", "customers/update", ""]) {
      expect(named({}, topic)).toEqual([]);
    }
  });

  it("is told with all that has become of it, in the order of time", () => {
    const at = (hours: number) => new Date(NOW - HOUR + hours * 60_000).toISOString();
    const all = told({
      financial_status: "refunded",
      fulfillment_status: "fulfilled",
      fulfillments: [{ created_at: at(1) }],
      cancelled_at: at(4),
      cancel_reason: "customer",
      refunds: [
        shopifyRefund(7, NOW - HOUR + 3 * 60_000, "38.50"),
        shopifyRefund(6, NOW - HOUR + 2 * 60_000, "11.50"),
      ],
    });
    expect(all.map(({ event, messageId }) => [event, messageId])).toEqual([
      ["Order Completed", "shopify:order:49:completed"],
      ["Order Fulfilled", "shopify:order:49:fulfilled"],
      ["Order Refunded", "shopify:order:49:refund:6"],
      ["Order Refunded", "shopify:order:49:refund:7"],
      ["Order Cancelled", "shopify:order:49:cancelled"],
    ]);
    expect(all.map(({ properties }) => properties?.["total"])).toEqual([
      50,
      undefined,
      11.5,
      38.5,
      undefined,
    ]);
    expect(all.map(({ properties }) => properties?.["partial"])).toEqual([
      undefined,
      undefined,
      true,
      undefined,
      undefined,
    ]);
    expect(new Set(all.map(({ userId }) => userId))).toEqual(new Set(["shopify:50"]));
  });

  it("from long ago is not counted anew, but what is new of it", () => {
    const order = shopifyOrder("1", NOW - 40 * 24 * HOUR, {
      refunds: [shopifyRefund(6, NOW - HOUR, "5.00")],
    });
    const events = eventsIn(shopify, order, { headers: { "x-shopify-topic": "orders/updated" } });
    expect(events.map(({ event }) => event)).toEqual(["Order Refunded"]);
  });

  it("says whose browser it was, and who ordered", () => {
    const note_attributes = [{ name: "stagelight_anonymous_id", value: OURS }];
    expect(told({ note_attributes })[0]?.anonymousId).toBe(OURS);
    for (const value of ["user:anna", "", 5, null]) {
      const others = [{ name: "stagelight_anonymous_id", value }];
      expect(told({ note_attributes: others })[0]).not.toHaveProperty("anonymousId");
    }
    expect(told({ customer: null })[0]?.userId).toBe("shopify:order:49");
    const [person] = told({}, "orders/paid", { trustEmail: true });
    expect(person).toMatchObject({ type: "identify", traits: { email: "1@nuri.example" } });
  });
});

describe("a refund", () => {
  const total = (refund: object, more: object = {}) =>
    told({ financial_status: "partially_refunded", refunds: [refund], ...more }).find(
      ({ event }) => event === "Order Refunded",
    )?.properties?.["total"];

  it("is what was paid back, not what is still on its way", () => {
    expect(total(shopifyRefund(6, NOW, "5.00"))).toBe(5);
    const pending = { ...shopifyRefund(6, NOW, "5.00"), transactions: [] };
    expect(total(pending)).toBe(undefined);
    const transactions = [
      { kind: "refund", status: "failure", amount: "5.00", currency: "EUR" },
      { kind: "refund", status: "success", amount: "2.50", currency: "EUR" },
      { kind: "void", status: "success", amount: "9.00", currency: "EUR" },
    ];
    expect(total({ ...pending, transactions })).toBe(2.5);
  });

  it("in the buyer's currency is told in the shop's", () => {
    const refund = {
      ...shopifyRefund(6, NOW, "8000", "KRW"),
      refund_line_items: [{ subtotal: 4.2, total_tax: "0.80", quantity: 1 }],
      order_adjustments: [{ amount: "-1.00", tax_amount: "-0.10" }],
    };
    expect(total(refund)).toBe(6.1);
    expect(total(refund, { taxes_included: true })).toBe(5.3);
  });
});

it("says what does not fit", () => {
  expect(() => told({ total_price: "lots" })).toThrow(
    /orders\/updated does not fit[^]*total_price/,
  );
});
