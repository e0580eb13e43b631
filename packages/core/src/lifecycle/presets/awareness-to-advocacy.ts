import type { LifecycleModel } from "../rule.ts";

const STAGES = ["awareness", "consideration", "purchase", "retention", "advocacy"] as const;

/**
 * The most common model. Works on page views, widget events and Segment commerce events alone.
 * Who buys again goes from retention to purchase and back; who falls silent goes back too.
 */
export const awarenessToAdvocacy = {
  stages: STAGES,
  rules: [
    {
      id: "recommends",
      to: "advocacy",
      from: ["purchase", "retention"],
      when: {
        event: ["Product Shared", "Product Reviewed", "Referral Shared", "Review Submitted"],
      },
    },
    { id: "ordered", to: "retention", when: { event: "Order Completed" } },
    {
      id: "order-undone",
      to: "consideration",
      from: ["purchase", "retention"],
      when: { event: ["Order Refunded", "Order Cancelled"] },
    },
    {
      id: "buying",
      to: "purchase",
      when: { event: ["Product Added", "Checkout Started", "Payment Info Entered"] },
    },
    {
      id: "compares-products",
      to: "consideration",
      from: "awareness",
      when: {
        event: ["Product Viewed", "Product List Viewed", "Products Searched"],
        count: 2,
        within: "7d",
      },
    },
    {
      id: "reads-to-decide",
      to: "consideration",
      from: "awareness",
      when: {
        page: ["/compare/**", "/pricing/**", "/reviews/**", "/faq/**", "/products/**"],
        count: 2,
        within: "7d",
      },
    },
    {
      id: "leaves-contact",
      to: "consideration",
      from: "awareness",
      when: { event: ["Newsletter Subscribed", "Signed Up", "Chat Started", "Form Submitted"] },
    },
    {
      id: "keeps-reading",
      to: "consideration",
      from: "awareness",
      when: { page: "/**", count: 6, within: "3d" },
    },
  ],
  decay: [
    {
      id: "cart-left-by-customer",
      from: "purchase",
      to: "retention",
      after: "7d",
      cameFrom: ["retention", "advocacy"],
    },
    { id: "cart-left", from: "purchase", to: "consideration", after: "7d" },
    { id: "interest-fades", from: "consideration", to: "awareness", after: "30d" },
    { id: "goes-quiet", from: "retention", to: "consideration", after: "180d" },
    { id: "praise-fades", from: "advocacy", to: "retention", after: "180d" },
  ],
} as const satisfies LifecycleModel<(typeof STAGES)[number]>;
