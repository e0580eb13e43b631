/** Why someone is where they are, in words, by the rule that brought them there. */
const reasons: Record<string, string> = {
  "compares-products": "you looked at two teas within a week",
  "reads-to-decide": "you read two pages that help to decide",
  "reads-a-tea-closely": "you read the comparison, then about one of the teas",
  "keeps-reading": "you have been reading for a while",
  "leaves-contact": "you left your address",
  buying: "you put a tea in the cart or began the checkout",
  ordered: "an order went through",
  "order-undone": "an order was cancelled",
  recommends: "you shared a tea with someone",
  "interest-fades": "you have not been here for a month",
  "cart-left": "the cart has stood still for a week",
  "cart-left-by-customer": "the cart has stood still for a week",
  "goes-quiet": "it has been half a year since your last order",
  "praise-fades": "it has been half a year since you last shared a tea",
  reset: "you started over",
};

export const reasonFor = (rule: string): string => reasons[rule] ?? `the rule “${rule}” says so`;

/** Events that lead to a stage from wherever someone is now. */
export const waysTo: Record<string, (now: string) => readonly string[]> = {
  awareness: () => [],
  consideration: (now) =>
    now === "awareness"
      ? ["Product Viewed", "Product Viewed"]
      : ["Checkout Started", "Order Cancelled"],
  purchase: () => ["Product Added", "Checkout Started"],
  retention: () => ["Order Completed"],
  advocacy: () => ["Order Completed", "Product Shared"],
};
