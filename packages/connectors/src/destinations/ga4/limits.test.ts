import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { contextFor, eventItem, NOW } from "../../contract/context.ts";
import { ga4 } from "./ga4.ts";
import { type Ga4Vendor, startGa4 } from "./test-vendor.ts";

let vendor: Ga4Vendor;
beforeEach(async () => {
  vendor = await startGa4(() => NOW);
});
afterEach(() => vendor.close());

const context = (options: object = {}) =>
  contextFor(
    ga4,
    { measurementId: "G-ABC123DEF4", url: vendor.url, ...options },
    { apiSecret: "a-secret-of-tests" },
  );

describe("what Google Analytics would drop in silence", () => {
  const HOUR = 3_600_000;

  it("is given up with the reason when it is older than 72 hours", async () => {
    const items = [71, 73].map((hours) => eventItem("Signed In", {}, { at: NOW - hours * HOUR }));
    expect(await ga4.deliver(items, context())).toEqual([
      { ok: true },
      {
        ok: false,
        why: "It is older than the 72 hours that Google Analytics looks back.",
        final: true,
      },
    ]);
    expect(vendor.events()).toHaveLength(1);
  });

  it("is not told to happen in the future", async () => {
    await ga4.deliver([eventItem("Signed In", {}, { at: NOW + 24 * HOUR })], context());
    expect(vendor.events()).toMatchObject([{ timestamp_micros: NOW * 1000 }]);
  });

  it.each([
    ["without a number", { revenue: 9, currency: "EUR" }, /order_id/],
    ["without a currency", { order_id: "N-1", revenue: 9 }, /currency/],
    ["with an address for its number", { order_id: "a@b.example", currency: "EUR" }, /order_id/],
  ])("is given up when it is a sale %s", async (_, properties, why) => {
    expect(await ga4.deliver([eventItem("Order Completed", properties)], context())).toEqual([
      { ok: false, why: expect.stringMatching(why), final: true },
    ]);
    expect(vendor.received()).toEqual([]);
  });

  it("takes the option's currency where a sale has none", async () => {
    const item = eventItem("Order Completed", { order_id: "N-1", revenue: 9 });
    await ga4.deliver([item], context({ currency: "KRW" }));
    expect(vendor.events()).toMatchObject([{ params: { value: 9, currency: "KRW" } }]);
  });

  it("fits the limits: 25 events of a request, 200 items, 130 kB", async () => {
    const product = { product_id: "x".repeat(200), name: "茶".repeat(100), brand: "b".repeat(100) };
    const products = Array.from({ length: 1000 }, () => ({
      ...product,
      category: "c".repeat(200),
    }));
    const big = { order_id: "N-1", currency: "EUR", revenue: 1, products };
    const items = Array.from({ length: 60 }, (_, place) =>
      eventItem("Order Completed", place % 10 ? { ...big, products: [] } : big),
    );
    const outcomes = await ga4.deliver(items, context());
    expect(outcomes).toEqual(items.map(() => ({ ok: true })));
    expect(vendor.messages()).toEqual([]);
    expect(vendor.events()).toHaveLength(60);
    for (const { params } of vendor.events().filter((_, place) => place % 10 === 0)) {
      expect((params["items"] as unknown[]).length).toBeGreaterThan(50);
    }
  });
});
