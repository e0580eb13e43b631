import { describe, expect, it } from "vitest";
import { eventsIn, NOW } from "../shared/test-map.ts";
import { wooOrder } from "./test-woocommerce.ts";
import { woocommerce } from "./woocommerce.ts";

const HOUR = 3_600_000;
const OURS = "01bc8ddc-1ca7-80b0-a1f5-3707b888b560";

const told = (more: object = {}, topic = "order.updated", options = {}) =>
  eventsIn(woocommerce, wooOrder("1", NOW - HOUR, more), {
    headers: { "x-wc-webhook-topic": topic },
    options,
  });
const named = (...given: Parameters<typeof told>) =>
  told(...given).map(({ event, type }) => event ?? type);

describe("an order", () => {
  it("is told to the cent", () => {
    expect(told()).toEqual([
      {
        type: "track",
        event: "Order Completed",
        messageId: "woocommerce:order:49:completed",
        userId: "woocommerce:50",
        timestamp: "2026-05-04T08:30:00.000Z",
        properties: {
          order_id: "49",
          currency: "EUR",
          total: 50,
          revenue: 38.6,
          tax: 8.4,
          shipping: 3,
          discount: 3.4,
          coupon: "spring",
          products: [
            {
              product_id: "93",
              sku: "SENCHA-100",
              name: "Sencha",
              price: 21,
              quantity: 2,
            },
          ],
          email: "1@nuri.example",
          emailVerified: false,
        },
        context: { library: { name: "@stagelight/connectors", source: "woocommerce" } },
      },
    ]);
  });

  it("counts once it stands", () => {
    const unpaid = { date_paid_gmt: null };
    for (const status of ["pending", "on-hold", "failed", "checkout-draft", "trash"]) {
      expect(named({ ...unpaid, status }), status).toEqual([]);
    }
    // Of an unpaid order nobody knows that it ever stood.
    expect(named({ ...unpaid, status: "cancelled" })).toEqual([]);
    for (const status of ["processing", "completed"]) {
      expect(named({ ...unpaid, status, payment_method: "cod" })).toEqual(["Order Completed"]);
    }
    expect(named({ status: "shipped" })).toEqual(["Order Completed"]);
    for (const topic of ["order.created", "order.restored"])
      expect(told({}, topic)).toEqual(told());
    for (const topic of ["order.deleted", "product.updated", "action.x", ""]) {
      expect(named({}, topic)).toEqual([]);
    }
  });

  it("is told with all that has become of it", () => {
    const all = told({
      status: "cancelled",
      date_completed_gmt: "2026-05-04T08:40:00",
      refunds: [
        { id: 6, total: "-11.50" },
        { id: 7, total: "-38.50" },
      ],
    });
    expect(all.map(({ event, messageId }) => [event, messageId])).toEqual([
      ["Order Completed", "woocommerce:order:49:completed"],
      ["Order Refunded", "woocommerce:order:49:refund:6"],
      ["Order Refunded", "woocommerce:order:49:refund:7"],
      ["Order Cancelled", "woocommerce:order:49:cancelled"],
      ["Order Fulfilled", "woocommerce:order:49:fulfilled"],
    ]);
    expect(all.map(({ properties }) => properties?.["partial"])).toEqual([
      undefined,
      true,
      undefined,
      undefined,
      undefined,
    ]);
    expect(all.map(({ properties }) => properties?.["total"])).toEqual([
      50,
      11.5,
      38.5,
      undefined,
      undefined,
    ]);
  });

  it("that was to be paid on delivery takes its money along when it is cancelled", () => {
    const cod = { payment_method: "cod", date_paid_gmt: null, status: "cancelled" };
    expect(told(cod).map(({ event, properties }) => [event, properties?.["total"]])).toEqual([
      ["Order Completed", 50],
      ["Order Cancelled", 50],
    ]);
  });

  it("says whose browser it was, and who ordered", () => {
    const meta_data = [{ id: 1, key: "stagelight_anonymous_id", value: OURS }];
    expect(told({ meta_data })[0]?.anonymousId).toBe(OURS);
    const nested = [{ id: 1, key: "stagelight_anonymous_id", value: { id: OURS } }];
    expect(told({ meta_data: nested })[0]).not.toHaveProperty("anonymousId");
    expect(told({ customer_id: 0 })[0]?.userId).toBe("woocommerce:order:49");
    const [person] = told({}, "order.updated", { trustEmail: true });
    expect(person).toMatchObject({ type: "identify", traits: { email: "1@nuri.example" } });
  });
});

it("says what does not fit", () => {
  expect(() => told({ total: 50 })).toThrow(/order\.updated does not fit[^]*total/);
});

describe("the signature", () => {
  const look = (body: string, headers: Record<string, string> = {}) =>
    woocommerce.verify(
      { body: Buffer.from(body), headers: new Headers(headers), now: NOW },
      { name: "woocommerce", options: { trustEmail: false }, secrets: { current: "secret" } },
    );

  it("is not asked of a ping, nor does anything else pass for one", () => {
    expect(look("webhook_id=12")).toEqual({ ping: true });
    for (const body of ["webhook_id=12&order=1", "webhook_id=", "webhook_id=1\n", '{"id":1}', ""]) {
      expect(look(body)).toEqual({ refused: "signature" });
    }
    expect(look("webhook_id=12", { "x-wc-webhook-signature": "" })).toEqual({
      refused: "signature",
    });
  });
});
