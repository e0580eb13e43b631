import { describe, expect, it } from "vitest";
import { eventsIn, mapped, NOW } from "../shared/test-map.ts";
import { stripe } from "./stripe.ts";
import { stripeCharge, stripeEvent, stripeSession } from "./test-stripe.ts";

const OURS = "01bc8ddc-1ca7-80b0-a1f5-3707b888b560";
const SEGMENTS = "0c8b2c9e-5b1f-4a53-9d6a-2f6f0a1f3c11";

const completed = (session: object, type = "checkout.session.completed") =>
  eventsIn(stripe, stripeEvent(type, session, NOW));
const named = (events: readonly { event?: string; type: string }[]) =>
  events.map(({ event, type }) => event ?? type);

describe("a checkout", () => {
  it("is an order, to the cent", () => {
    const more = {
      line_items: {
        data: [
          {
            description: "Sencha",
            quantity: 2,
            price: { product: "prod_1", unit_amount_decimal: "2100" },
          },
        ],
      },
    };
    expect(completed(stripeSession("1", more))).toEqual([
      {
        type: "track",
        event: "Order Completed",
        messageId: "stripe:pi_1:completed",
        userId: "stripe:cus_1",
        timestamp: "2026-05-04T09:30:00.000Z",
        properties: {
          order_id: "pi_1",
          currency: "EUR",
          total: 50,
          revenue: 38.6,
          tax: 8.4,
          shipping: 3,
          discount: 3.4,
          products: [{ product_id: "prod_1", name: "Sencha", price: 21, quantity: 2 }],
          email: "1@nuri.example",
          emailVerified: false,
        },
        context: {
          library: { name: "@stagelight/connectors", source: "stripe" },
          locale: "ko",
        },
      },
    ]);
  });

  it("is none while it is not paid, and the same one when it is", () => {
    const unpaid = stripeSession("1", { payment_status: "unpaid" });
    expect(completed(unpaid)).toEqual([]);
    expect(completed(unpaid, "checkout.session.async_payment_failed")).toEqual([]);
    const [now] = completed(stripeSession("1"), "checkout.session.async_payment_succeeded");
    expect(now).toEqual(completed(stripeSession("1"))[0]);
  });

  it("is one where nothing is to be paid, unless a trial begins", () => {
    const free = { payment_status: "no_payment_required", amount_total: 0, payment_intent: null };
    expect(completed(stripeSession("1", free))).toMatchObject([
      { messageId: "stripe:cs_test_1:completed", properties: { total: 0 } },
    ]);
    expect(completed(stripeSession("1", { ...free, mode: "subscription" }))).toEqual([]);
    expect(completed(stripeSession("1", { ...free, mode: "setup" }))).toEqual([]);
  });

  it("says whose browser it was, where the shop has passed it on", () => {
    const ids = (more: object) =>
      completed(stripeSession("1", more)).map(({ anonymousId }) => anonymousId);
    expect(ids({ client_reference_id: OURS })).toEqual([OURS, OURS]);
    expect(ids({ metadata: { stagelight_anonymous_id: SEGMENTS } })).toEqual([SEGMENTS, SEGMENTS]);
    // The shop's own ids stand there too.
    for (const other of [SEGMENTS, "cart-77", "", "x".repeat(500), `user:${OURS}`]) {
      expect(ids({ client_reference_id: other })).toEqual([undefined]);
    }
    for (const other of ["user:anna", "", "a".repeat(90)]) {
      expect(ids({ metadata: { stagelight_anonymous_id: other } })).toEqual([undefined]);
    }
  });

  it("does not prove the address, unless the site says so", () => {
    expect(named(completed(stripeSession("1")))).toEqual(["Order Completed"]);
    const event = stripeEvent("checkout.session.completed", stripeSession("1"), NOW);
    const [person] = eventsIn(stripe, event, { options: { trustEmail: true } });
    expect(person).toMatchObject({
      type: "identify",
      userId: "stripe:cus_1",
      traits: { email: "1@nuri.example" },
    });
  });

  it("of a guest is found again by the refund", () => {
    const [order] = completed(stripeSession("1", { customer: null }));
    const refund = stripeEvent("charge.refunded", stripeCharge("1", 100, { customer: null }), NOW, {
      amount_refunded: 0,
    });
    const [back] = eventsIn(stripe, refund);
    expect(order?.userId).toBe("stripe:pi_1");
    expect(back).toMatchObject({ userId: order?.userId, properties: { order_id: "pi_1" } });
  });

  it("keeps the shop's number of the order, and the connector's name", () => {
    const session = stripeSession("1", { metadata: { order_id: "N-1001" } });
    const event = stripeEvent("checkout.session.completed", session, NOW);
    expect(eventsIn(stripe, event, { name: "stripe-eu" })).toMatchObject([
      {
        messageId: "stripe-eu:pi_1:completed",
        userId: "stripe-eu:cus_1",
        properties: { order_id: "N-1001" },
      },
    ]);
  });
});

/** An invoice of a subscription, as API versions since 2025-03-31 write it. */
const invoice = (more: object = {}): object => ({
  id: "in_1",
  object: "invoice",
  billing_reason: "subscription_cycle",
  currency: "krw",
  total: 11000,
  total_taxes: [{ amount: 1000 }],
  total_discount_amounts: [{ amount: 500 }, { amount: 200 }],
  customer: "cus_1",
  customer_email: "1@nuri.example",
  lines: {
    data: [
      {
        description: "1 × Tea of the month",
        quantity: 1,
        pricing: { unit_amount_decimal: "11700", price_details: { product: "prod_tea" } },
      },
    ],
  },
  parent: {
    type: "subscription_details",
    subscription_details: { subscription: "sub_1", metadata: { stagelight_anonymous_id: OURS } },
  },
  metadata: {},
  ...more,
});
const paid = (more: object = {}) =>
  eventsIn(stripe, stripeEvent("invoice.paid", invoice(more), NOW));

describe("an invoice", () => {
  it("is an order, and the subscription goes on", () => {
    const events = paid();
    expect(named(events)).toEqual(["Order Completed", "Subscription Renewed"]);
    expect(events[0]).toMatchObject({
      messageId: "stripe:in_1:completed",
      anonymousId: OURS,
      properties: {
        total: 11000,
        revenue: 10000,
        tax: 1000,
        discount: 700,
        currency: "KRW",
        products: [{ product_id: "prod_tea", price: 11700, quantity: 1 }],
      },
    });
    expect(events[1]?.properties).toMatchObject({ subscription_id: "sub_1", order_id: "in_1" });
  });

  it("is read as older API versions write it", () => {
    const { parent: _, total_taxes: __, ...old } = invoice() as Record<string, unknown>;
    const event = stripeEvent(
      "invoice.paid",
      { ...old, tax: 1000, subscription: "sub_1", subscription_details: { metadata: {} } },
      NOW,
    );
    const events = eventsIn(stripe, event);
    expect(named(events)).toEqual(["Order Completed", "Subscription Renewed"]);
    expect(events[0]?.properties).toMatchObject({ tax: 1000, revenue: 10000 });
  });

  it("that comes with a checkout is the checkout's order", () => {
    const session = stripeSession("1", {
      mode: "subscription",
      payment_intent: null,
      invoice: "in_1",
      subscription: "sub_1",
    });
    const [first] = paid({ billing_reason: "subscription_create" });
    expect(named(paid({ billing_reason: "subscription_create" }))).toEqual(["Order Completed"]);
    expect(completed(session)[0]?.messageId).toBe(first?.messageId);
  });

  it("about nothing is no order", () => {
    expect(paid({ billing_reason: "subscription_create", total: 0 })).toEqual([]);
    expect(named(paid({ total: 0 }))).toEqual(["Subscription Renewed"]);
  });
});

describe("a subscription", () => {
  const told = (type: string, status: string, previous?: object) =>
    mapped(
      stripe,
      stripeEvent(
        `customer.subscription.${type}`,
        {
          id: "sub_1",
          status,
          customer: "cus_1",
          items: { data: [{ price: { product: "prod_tea", nickname: "Monthly" } }] },
          cancellation_details: { reason: "cancellation_requested" },
          metadata: {},
        },
        NOW,
        previous,
      ),
    );

  it("begins, is tried, and ends", () => {
    expect(told("created", "active")).toMatchObject([
      {
        event: {
          event: "Subscription Started",
          messageId: "stripe:sub_1:started",
          properties: { subscription_id: "sub_1", plan: "Monthly" },
        },
        begins: [{ what: "sub_1", again: { event: "Subscription Cancelled" } }],
      },
    ]);
    expect(told("created", "trialing")[0]?.event.event).toBe("Trial Started");
    expect(told("updated", "active", { status: "trialing" })[0]?.event.event).toBe(
      "Subscription Started",
    );
    expect(told("deleted", "canceled")).toMatchObject([
      {
        event: {
          event: "Subscription Cancelled",
          properties: { reason: "cancellation_requested" },
        },
        ends: "sub_1",
      },
    ]);
  });

  it("does not begin anew with every change", () => {
    expect(told("created", "incomplete")).toEqual([]);
    expect(told("updated", "active", { cancel_at_period_end: false })).toEqual([]);
    expect(told("updated", "active", { status: "past_due" })).toEqual([]);
  });
});

it("leaves alone what it does not know", () => {
  for (const type of ["product.created", "constructor", "__proto__", "refund.created"]) {
    expect(mapped(stripe, stripeEvent(type, {}, NOW))).toEqual([]);
  }
});

it("says what does not fit", () => {
  const broken = stripeEvent("invoice.paid", invoice({ total: "a lot" }), NOW);
  expect(() => mapped(stripe, broken)).toThrow(/invoice\.paid does not fit[^]*total/);
});
