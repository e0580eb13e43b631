import type { CountCondition, ScoreModel } from "../rule.ts";

/** What several models listen to. Names of events are those of the Segment Spec, or the tracker's. */

/** Compares products. */
export const COMPARES_PRODUCTS = {
  event: ["Product List Viewed", "Product Viewed", "Products Searched"],
  count: 2,
  within: "7d",
} as const satisfies CountCondition;

/** Reads the pages that people read before they decide. */
export const READS_TO_DECIDE = {
  page: ["/compare/**", "/pricing/**", "/reviews/**", "/faq/**", "/products/**"],
  count: 2,
  within: "7d",
} as const satisfies CountCondition;

/** Gives an address, or asks something. */
export const LEAVES_CONTACT = {
  event: ["Signed Up", "Live Chat Conversation Started", "Newsletter Subscribed", "Form Submitted"],
} as const satisfies CountCondition;

/** Comes back to the site's pages again and again. */
export const KEEPS_READING = {
  page: "/**",
  count: 6,
  within: "3d",
} as const satisfies CountCondition;

/** Stays with what stands there: minutes on a page in view, a file, a video to its end. */
export const READS_CLOSELY = {
  any: [
    { event: "Page Engaged", properties: { seconds: { gte: 180 } }, count: 2, within: "7d" },
    { event: ["File Downloaded", "Video Playback Completed"] },
  ],
} as const satisfies { readonly any: readonly CountCondition[] };

/** Has something in the cart, or pays. */
export const BUYS = {
  event: ["Product Added", "Checkout Started", "Payment Info Entered"],
} as const satisfies CountCondition;

/** The order is there, or the subscription runs. */
export const ORDERED = {
  event: ["Order Completed", "Subscription Started"],
} as const satisfies CountCondition;

/** The order or the subscription is undone. Who has sent one piece back is a customer all the same. */
export const UNDONE = {
  event: ["Order Refunded", "Order Cancelled", "Subscription Cancelled"],
  properties: { partial: { exists: false } },
} as const satisfies CountCondition;

/** Tells others: by a link or a review, whatever its stars, or says that they would (NPS, 9 or 10). */
export const RECOMMENDS = {
  event: [
    "Referral Qualified",
    "Product Shared",
    "Review Submitted",
    "Review Link Clicked",
    "Product Reviewed",
    "Referral Link Shared",
    "Promoter Identified",
  ],
} as const satisfies CountCondition;

/** What interest is worth where a sales team follows up. All entries that an event fits add up. */
export const LEAD_SCORE = {
  halfLife: "14d",
  points: [
    { page: "/**", points: 1 },
    { page: ["/compare/**", "/products/**", "/reviews/**", "/faq/**"], points: 4 },
    { page: ["/pricing/**", "/demo/**", "/contact/**"], points: 9 },
    { event: "Page Engaged", properties: { seconds: 60 }, points: 3 },
    { event: ["File Downloaded", "Video Playback Completed"], points: 8 },
    { event: "Newsletter Subscribed", points: 10 },
    { event: "Product Added", points: 15 },
    { event: ["Form Submitted", "Live Chat Conversation Started"], points: 20 },
    { event: "Signed Up", points: 25 },
    { event: "Trial Started", points: 40 },
    { event: "Subscription Cancelled", points: -40 },
  ],
} as const satisfies ScoreModel;
