import { describe, expect, it } from "vitest";
import { toSegment } from "./to-segment.ts";

/** As Google's snippet defines it. */
const gtag = function () {
  return arguments;
} as (...command: unknown[]) => unknown;

const TEA = {
  item_id: "sejak-50",
  item_name: "First Flush Sejak",
  item_brand: "Nuri",
  item_category: "tea",
  item_category2: "green",
  item_variant: "50 g",
  price: 24.5,
  quantity: 2,
  coupon: "SPRING",
  index: 3,
};
const PRODUCT = {
  product_id: "sejak-50",
  name: "First Flush Sejak",
  brand: "Nuri",
  category: "tea",
  category2: "green",
  variant: "50 g",
  price: 24.5,
  quantity: 2,
  coupon: "SPRING",
  position: 3,
};
const CUP = { item_id: "cup", price: 12 };

describe("GA4 events", () => {
  it("tells one product with the product's own properties", () => {
    expect(
      toSegment(gtag("event", "add_to_cart", { currency: "EUR", value: 49, items: [TEA] })),
    ).toEqual([{ event: "Product Added", properties: { currency: "EUR", value: 49, ...PRODUCT } }]);
  });

  it("tells each of several products, without the value of all together", () => {
    const entry = gtag("event", "remove_from_cart", {
      currency: "EUR",
      value: 61,
      items: [TEA, CUP],
    });
    expect(toSegment(entry)).toEqual([
      { event: "Product Removed", properties: { currency: "EUR", ...PRODUCT } },
      { event: "Product Removed", properties: { currency: "EUR", product_id: "cup", price: 12 } },
    ]);
  });

  it("tells an order with its amounts as they are", () => {
    const entry = gtag("event", "purchase", {
      transaction_id: "T-1",
      affiliation: "Nuri Tea",
      value: 61,
      tax: 4.2,
      shipping: 5,
      currency: "EUR",
      coupon: "SPRING",
      items: [TEA, CUP],
    });
    expect(toSegment(entry)).toEqual([
      {
        event: "Order Completed",
        properties: {
          order_id: "T-1",
          affiliation: "Nuri Tea",
          revenue: 61,
          tax: 4.2,
          shipping: 5,
          currency: "EUR",
          coupon: "SPRING",
          products: [PRODUCT, { product_id: "cup", price: 12 }],
        },
      },
    ]);
  });

  it.each<[string, object, string, object]>([
    [
      "refund",
      { transaction_id: "T-1", value: 61 },
      "Order Refunded",
      { order_id: "T-1", total: 61 },
    ],
    [
      "begin_checkout",
      { value: 9, items: [CUP] },
      "Checkout Started",
      { value: 9, products: [{ product_id: "cup", price: 12 }] },
    ],
    [
      "add_payment_info",
      { payment_type: "card" },
      "Payment Info Entered",
      { payment_method: "card" },
    ],
    [
      "add_shipping_info",
      { shipping_tier: "Ground" },
      "Checkout Step Completed",
      { shipping_method: "Ground" },
    ],
    [
      "view_item_list",
      { item_list_id: "new", item_list_name: "New", items: [CUP] },
      "Product List Viewed",
      { list_id: "new", list_name: "New", products: [{ product_id: "cup", price: 12 }] },
    ],
    ["view_item", {}, "Product Viewed", {}],
    ["search", { search_term: "sejak" }, "Products Searched", { query: "sejak" }],
    ["view_search_results", { search_term: "sejak" }, "Products Searched", { query: "sejak" }],
    ["sign_up", { method: "e-mail" }, "Signed Up", { method: "e-mail" }],
    [
      "share",
      { method: "copy", content_type: "product", item_id: "cup" },
      "Product Shared",
      { share_via: "copy", content_type: "product", product_id: "cup" },
    ],
    [
      "share",
      { method: "copy", content_type: "article" },
      "Content Shared",
      { share_via: "copy", content_type: "article" },
    ],
    [
      "view_promotion",
      {
        promotion_id: "spring",
        creative_slot: "hero",
        items: [{ ...CUP, item_name: "Cup", promotion_name: "Spring" }],
      },
      "Promotion Viewed",
      { promotion_id: "spring", name: "Spring", position: "hero" },
    ],
  ])("%s", (name, parameters, event, properties) => {
    expect(toSegment(gtag("event", name, parameters))).toEqual([{ event, properties }]);
  });

  it("reads what a tag manager is given", () => {
    expect(
      toSegment({
        event: "view_item",
        ecommerce: { currency: "EUR", value: 12, items: [CUP] },
        "gtm.uniqueEventId": 7,
        eventCallback: () => undefined,
        eventTimeout: 2000,
      }),
    ).toEqual([
      {
        event: "Product Viewed",
        properties: { currency: "EUR", value: 12, product_id: "cup", price: 12 },
      },
    ]);
  });

  it("passes own events on as they are, without what identifies a person", () => {
    expect(
      toSegment({
        event: "quiz_done",
        id: 5,
        item_count: 3,
        user_id: "u1",
        userId: "u1",
        customerId: "c1",
        visitor_id: "v1",
        user_data: { email: "a@b.c" },
        email: "a@b.c",
        userEmail: "a@b.c",
        "customer_e-mail": "a@b.c",
        email_sha256: "5d1f",
        phone_number: "+82",
      }),
    ).toEqual([{ event: "quiz_done", properties: { id: 5, item_count: 3 } }]);
  });
});

describe("what is left out", () => {
  it.each([
    "page_view",
    "scroll",
    "video_progress",
    "session_start",
    "gtm.js",
    "gtm.click",
    "OneTrustLoaded",
    "cookie_consent_update",
    "",
    "x".repeat(101),
  ])("%s", (name) => {
    expect(toSegment(gtag("event", name))).toEqual([]);
    expect(toSegment({ event: name })).toEqual([]);
  });

  it.each<unknown>([
    null,
    undefined,
    5,
    "event",
    [],
    {},
    () => undefined,
    gtag("js", new Date()),
    gtag("config", "G-1"),
    gtag("consent", "update", { ad_storage: "granted" }),
    gtag("event"),
    gtag("event", {}),
    { ecommerce: null },
    { ecommerce: { add: { products: [] } } },
    { ecommerce: { items: [CUP] } },
    { event: null },
  ])("%o", (entry) => {
    expect(toSegment(entry)).toEqual([]);
  });

  it("never takes a name of the language for one of its own", () => {
    for (const event of ["constructor", "__proto__", "toString"]) {
      expect(toSegment({ event })).toEqual([{ event, properties: {} }]);
    }
    expect(toSegment(JSON.parse('{"event": "x", "__proto__": {"polluted": 1}}'))).toEqual([
      { event: "x", properties: {} },
    ]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it("cuts what is huge, and leaves out what JSON does not carry", () => {
    const circle: Record<string, unknown> = {
      event: "add_to_cart",
      text: "x".repeat(501),
      nothing: null,
    };
    circle["self"] = circle;
    circle["items"] = Array.from({ length: 1000 }, () => circle);
    const events = toSegment(circle);
    expect(events).toHaveLength(10);
    expect(events[0]).toEqual({ event: "Product Added", properties: {} });
    const wide = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [`k${index}`, index]),
    );
    expect(Object.keys(toSegment({ event: "wide", ...wide })[0]!.properties)).toHaveLength(50);
  });
});
