import type { LifecycleMail } from "./mail.ts";

/**
 * Mails to begin with, for `mail.lifecycle`: `[lifecycleMails.thankYou, { ...lifecycleMails.refill,
 * stopWhen: ["Order Completed", "Subscription Started"] }]`. They work with every model that comes
 * with Stagelight.
 */
export const lifecycleMails = {
  /** Thanks for each order, at once. */
  thankYou: {
    id: "thank-you",
    when: { event: "Order Completed" },
    template: "thank-you",
    kind: "transactional",
  },
  /** Reminds of a cart that was left at the checkout, two hours after the last time. */
  abandonedCheckout: {
    id: "abandoned-checkout",
    when: { event: "Checkout Started" },
    after: "2h",
    stopWhen: "Order Completed",
    template: "abandoned-checkout",
    kind: "marketing",
    atMostOncePer: "7d",
  },
  /** Helps with the beginning, a day after the first order or the start of a subscription. */
  onboarding: {
    id: "onboarding",
    when: { event: ["Order Completed", "Subscription Started"] },
    after: "1d",
    stopWhen: ["Order Cancelled", "Order Refunded", "Subscription Cancelled"],
    template: "onboarding",
    kind: "marketing",
    atMostOncePer: "365d",
  },
  /** Asks two weeks after an order how it is going. */
  checkIn: {
    id: "check-in",
    when: { event: "Order Completed" },
    after: "14d",
    stopWhen: ["Order Cancelled", "Order Refunded"],
    template: "check-in",
    kind: "marketing",
    atMostOncePer: "60d",
  },
  /** Reminds when it is usually time for the next order. */
  refill: {
    id: "refill",
    when: { event: "Order Completed" },
    after: { rhythm: "orders", atLeast: "7d", atMost: "180d" },
    stopWhen: "Order Completed",
    template: "refill",
    kind: "marketing",
    atMostOncePer: "7d",
  },
  /** Writes to a customer who has fallen silent, as the model's decays have it. */
  winBack: {
    id: "win-back",
    when: { dormant: true },
    stopWhen: ["Order Completed", "Subscription Started"],
    template: "win-back",
    kind: "marketing",
    atMostOncePer: "180d",
  },
} as const satisfies Record<string, LifecycleMail>;
