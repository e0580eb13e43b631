import { describe, expect, it } from "vitest";
import { eventItem, NOW, stageItem } from "../../contract/context.ts";
import { destinationContract } from "../../contract/destination-contract.ts";
import { EndpointTrouble } from "../../destination.ts";
import { ga4 } from "./ga4.ts";
import { SECRET, testGa4 } from "./test-ga4.ts";
import { startGa4 } from "./test-vendor.ts";

destinationContract({
  destination: ga4,
  start: () => startGa4(() => NOW),
  options: (url) => ({ measurementId: "G-ABC123DEF4", url }),
  secrets: { apiSecret: SECRET },
  item: (id, coupon) =>
    eventItem("Order Completed", { order_id: id, currency: "EUR", revenue: 1, coupon }, { id }),
  taken: (vendor) => vendor.events().map(({ params }) => String(params["transaction_id"])),
  refusesNothing: true,
});

const google = testGa4();

const ORDER = {
  order_id: "N-1001",
  revenue: 49,
  tax: 4.2,
  shipping: "5.00",
  total: 58.2,
  currency: "eur",
  coupon: "SPRING",
  email: "anna@nuri.example",
  products: [
    {
      product_id: "sejak-50",
      name: "First Flush Sejak",
      brand: "Nuri",
      category: "tea",
      variant: "50 g",
      price: "24.50",
      quantity: 2,
      position: 1,
      image_url: "https://nuri.example/sejak.jpg",
    },
  ],
};

describe("events", () => {
  it("tells an order as a purchase, with nothing that says who bought", async () => {
    expect(await ga4.deliver([eventItem("Order Completed", ORDER)], google.context())).toEqual([
      { ok: true },
    ]);
    expect(google.vendor.messages()).toEqual([]);
    expect(google.bodies()).toEqual([
      {
        client_id: expect.stringMatching(/^\d+\.\d+$/),
        consent: { ad_user_data: "DENIED", ad_personalization: "DENIED" },
        events: [
          {
            name: "purchase",
            timestamp_micros: (NOW - 3_600_000) * 1000,
            params: {
              transaction_id: "N-1001",
              value: 49,
              tax: 4.2,
              shipping: 5,
              currency: "EUR",
              coupon: "SPRING",
              items: [
                {
                  item_id: "sejak-50",
                  item_name: "First Flush Sejak",
                  item_brand: "Nuri",
                  item_category: "tea",
                  item_variant: "50 g",
                  price: 24.5,
                  quantity: 2,
                  index: 1,
                },
              ],
            },
          },
        ],
      },
    ]);
  });

  it.each<[string, object, string, object]>([
    [
      "Order Refunded",
      { order_id: "N-1", total: 9, currency: "EUR" },
      "refund",
      { transaction_id: "N-1", value: 9, currency: "EUR" },
    ],
    [
      "Product Added",
      { product_id: "cup", price: 12, quantity: 2, currency: "EUR" },
      "add_to_cart",
      { value: 24, currency: "EUR", items: [{ item_id: "cup", price: 12, quantity: 2 }] },
    ],
    ["Product Viewed", { name: "Cup" }, "view_item", { items: [{ item_name: "Cup" }] }],
    ["Products Searched", { query: "sejak" }, "search", { search_term: "sejak" }],
    ["Signed Up", { method: "newsletter" }, "sign_up", { method: "newsletter" }],
    [
      "Product Shared",
      { product_id: "cup", share_via: "copy" },
      "share",
      { item_id: "cup", method: "copy" },
    ],
    [
      "Promotion Viewed",
      { promotion_id: "spring", name: "Spring", position: "hero" },
      "view_promotion",
      { promotion_id: "spring", promotion_name: "Spring", creative_slot: "hero" },
    ],
    [
      "Payment Info Entered",
      { payment_method: "card" },
      "add_payment_info",
      { payment_type: "card" },
    ],
    ["Form Submitted", { email: "a@b.example" }, "generate_lead", {}],
  ])("%s", async (event, properties, name, params) => {
    expect(await ga4.deliver([eventItem(event, { ...properties })], google.context())).toEqual([
      { ok: true },
    ]);
    expect(google.vendor.events()).toMatchObject([{ name, params }]);
    expect(google.vendor.events()[0]!.params).toEqual(params);
  });

  it("has the options name further events and parameters, and leave out others", async () => {
    const options = {
      events: { "Quiz Done": "quiz_done", "Product Viewed": false, "Signed Up": "joined" } as const,
      parameters: ["plan", "seats"],
    };
    const items = [
      eventItem("Quiz Done", { plan: "team", seats: 3, other: 1 }),
      eventItem("Product Viewed", {}),
      eventItem("Signed Up", { method: "x" }),
      eventItem("Never Heard", {}),
    ];
    const dropped = { dropped: "The options have no name for this event." };
    const outcomes = await ga4.deliver(items, google.context(options));
    expect(outcomes).toEqual([{ ok: true }, dropped, { ok: true }, dropped]);
    expect(google.vendor.events()).toMatchObject([
      { name: "quiz_done", params: { plan: "team", seats: 3 } },
      { name: "joined", params: { method: "x" } },
    ]);
    const { events } = ga4.wants(google.context(options).options);
    expect(events).toContain("Quiz Done");
    expect(events).toContain("Order Completed");
    expect(events).not.toContain("Product Viewed");
  });

  it("tells a change of stage, and the stage of the person", async () => {
    await ga4.deliver([stageItem("purchase", "retention")], google.context());
    expect(google.vendor.events()).toMatchObject([
      {
        name: "lifecycle_stage_changed",
        params: {
          track: "lifecycle",
          from_stage: "purchase",
          to_stage: "retention",
          standing: "verified",
        },
      },
    ]);
    expect(google.bodies()[0]).toMatchObject({
      user_properties: { lifecycle_stage: { value: "retention" } },
    });
  });
});

describe("failures", () => {
  const of = (id: string) =>
    eventItem("Signed In", {}, { event: { anonymousId: id }, person: { anonymousIds: [id] } });

  it("tells nothing twice of what was sent beside one", async () => {
    google.vendor.answer({ status: 204 }, { status: 503 });
    const outcomes = await ga4.deliver([of("a"), of("b"), of("c")], google.context());
    expect(outcomes[0]).toEqual({ ok: true });
    // The other two are under way together.
    expect(outcomes.slice(1)).toContainEqual({ ok: true });
    expect(outcomes.slice(1)).toContainEqual({
      ok: false,
      why: expect.stringContaining("answered 503"),
      final: false,
    });
    expect(google.vendor.events()).toHaveLength(1);
  });

  it("leaves it to the frame when nothing was sent", async () => {
    google.vendor.answer({ status: 503 });
    await expect(ga4.deliver([of("a"), of("b")], google.context())).rejects.toThrow(
      EndpointTrouble,
    );
    expect(google.vendor.received()).toHaveLength(1);
    google.vendor.answer({ status: 404 });
    await expect(ga4.deliver([of("a")], google.context())).rejects.toThrow(
      "answered 404, as Google Analytics never does.",
    );
  });

  it("has the secret in no message", async () => {
    for (const script of [{ status: 500 }, { status: 400 }, { reset: "before" }] as const) {
      google.vendor.answer(script);
      const error = await ga4.deliver([of("a")], google.context()).catch((error: unknown) => error);
      expect(error).toBeInstanceOf(EndpointTrouble);
      expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain(SECRET);
      expect(google.vendor.received().at(-1)!.path).toContain(SECRET);
    }
  });
});

describe("the region", () => {
  it.each([
    ["world", "https://www.google-analytics.com/mp/collect?"],
    ["eu", "https://region1.google-analytics.com/mp/collect?"],
  ])("%s", async (region, url) => {
    const asked: string[] = [];
    const request = async (request: { url: string }) => {
      asked.push(request.url);
      return { status: 204, headers: new Headers(), text: "", json: undefined };
    };
    const { options } = google.context({ region, url: undefined });
    await ga4.deliver([eventItem("Signed In", {})], { ...google.context(), options, request });
    expect(asked).toEqual([`${url}measurement_id=G-ABC123DEF4&api_secret=${SECRET}`]);
  });
});

describe("test", () => {
  it("asks the validation server, and leaves nothing in the reports", async () => {
    expect(await ga4.test!(google.context())).toEqual([]);
    expect(google.vendor.received()).toMatchObject([
      { path: expect.stringMatching(/^\/debug\/mp\/collect/) },
    ]);
    expect(google.vendor.events()).toEqual([]);
  });

  it("says what is wrong", async () => {
    google.vendor.poison("stagelight_test");
    expect(await ga4.test!(google.context())).toEqual(["Poisoned."]);
  });
});
