import { describe, expect, it } from "vitest";
import { eventItem, NOW } from "../../contract/context.ts";
import { ga4 } from "./ga4.ts";
import { testGa4 } from "./test-ga4.ts";

const google = testGa4();

describe("what Google Analytics would drop in silence", () => {
  const HOUR = 3_600_000;

  it("is given up with the reason when it is older than 72 hours", async () => {
    const items = [71, 73].map((hours) => eventItem("Signed In", {}, { at: NOW - hours * HOUR }));
    expect(await ga4.deliver(items, google.context())).toEqual([
      { ok: true },
      {
        ok: false,
        why: "It is older than the 72 hours that Google Analytics looks back.",
        final: true,
      },
    ]);
    expect(google.vendor.events()).toHaveLength(1);
  });

  it("is not told to happen in the future", async () => {
    await ga4.deliver([eventItem("Signed In", {}, { at: NOW + 24 * HOUR })], google.context());
    expect(google.vendor.events()).toMatchObject([{ timestamp_micros: NOW * 1000 }]);
  });

  it.each([
    ["without a number", { revenue: 9, currency: "EUR" }, /order_id/],
    ["without a currency", { order_id: "N-1", revenue: 9 }, /currency/],
    ["with an address for its number", { order_id: "a@b.example", currency: "EUR" }, /order_id/],
  ])("is given up when it is a sale %s", async (_, properties, why) => {
    expect(await ga4.deliver([eventItem("Order Completed", properties)], google.context())).toEqual(
      [{ ok: false, why: expect.stringMatching(why), final: true }],
    );
    expect(google.vendor.received()).toEqual([]);
  });

  it("takes the option's currency where a sale has none", async () => {
    const item = eventItem("Order Completed", { order_id: "N-1", revenue: 9 });
    await ga4.deliver([item], google.context({ currency: "KRW" }));
    expect(google.vendor.events()).toMatchObject([{ params: { value: 9, currency: "KRW" } }]);
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
    const outcomes = await ga4.deliver(items, google.context());
    expect(outcomes).toEqual(items.map(() => ({ ok: true })));
    expect(google.vendor.messages()).toEqual([]);
    expect(google.vendor.events()).toHaveLength(60);
    for (const { params } of google.vendor.events().filter((_, place) => place % 10 === 0)) {
      expect((params["items"] as unknown[]).length).toBeGreaterThan(50);
    }
  });
});
