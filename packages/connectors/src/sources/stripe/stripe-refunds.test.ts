import { describe, expect, it } from "vitest";
import { mapped, NOW } from "../shared/test-map.ts";
import { stripe } from "./stripe.ts";
import { stripeCharge, stripeEvent, stripeSession } from "./test-stripe.ts";

describe("a refund", () => {
  const refund = (now: number, before: number, more: object = {}) =>
    mapped(
      stripe,
      stripeEvent("charge.refunded", stripeCharge("1", now, more), NOW, {
        amount_refunded: before,
      }),
    );

  it("counts its own part, once", () => {
    const parts = [refund(1234, 0), refund(2000, 1234), refund(5000, 2000)].flat();
    expect(parts.map(({ event }) => event.properties?.["total"])).toEqual([12.34, 7.66, 30]);
    expect(new Set(parts.map(({ event }) => event.messageId)).size).toBe(3);
    // The last one makes it whole, and undoes the order.
    expect(parts.map(({ event }) => event.properties?.["partial"])).toEqual([
      true,
      true,
      undefined,
    ]);
    expect(parts.map(({ ends }) => ends)).toEqual([undefined, undefined, "pi_1"]);
    expect(refund(2000, 2000)).toEqual([]);
    // No order is worth so much, and no delivery may bring the route down.
    expect(refund(1e15, 0)).toEqual([]);
  });

  it("that came before its order has the last word", () => {
    const [order] = mapped(
      stripe,
      stripeEvent("checkout.session.completed", stripeSession("1"), NOW),
    );
    expect(order?.begins).toMatchObject([
      {
        what: "pi_1",
        again: {
          event: "Order Refunded",
          userId: "stripe:cus_1",
          properties: { order_id: "pi_1", total: 0 },
        },
      },
    ]);
    expect(order?.begins?.[0]?.again.properties).not.toHaveProperty("email");
  });
});
