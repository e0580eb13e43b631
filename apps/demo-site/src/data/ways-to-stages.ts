/** Events that lead to a stage from wherever someone is now. */
export const waysTo: Readonly<Record<string, (now: string) => readonly string[]>> = {
  awareness: () => [],
  consideration: (now) =>
    now === "awareness"
      ? ["Product Viewed", "Product Viewed"]
      : ["Checkout Started", "Order Cancelled"],
  purchase: () => ["Product Added", "Checkout Started"],
  retention: () => ["Order Completed"],
  advocacy: () => ["Order Completed", "Product Shared"],
};
