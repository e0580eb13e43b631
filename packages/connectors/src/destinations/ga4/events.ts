/** Parameters, and the properties that they come from. */
type Names = Readonly<Record<string, string>>;

/** What an event of the Segment Spec is for Google Analytics. */
interface Told {
  readonly name: string;
  /** Its properties are those of one product, or hold a list of them. */
  readonly items?: "one" | "many";
  /** Further texts. */
  readonly texts?: Names;
  /** A sale: without its number and its currency it would be counted twice, or for nothing. */
  readonly sale?: true;
}

const PROMOTION: Names = {
  creative_name: "creative",
  creative_slot: "position",
  promotion_name: "name",
};

/**
 * Events that are told without being named in the options: those that Google Analytics has reports
 * for. The way back, from its tags to us, is the data layer's.
 * https://developers.google.com/analytics/devguides/collection/protocol/ga4/reference/events
 * https://www.twilio.com/docs/segment/connections/spec/ecommerce/v2
 */
export const EVENTS: Readonly<Record<string, Told>> = {
  "Cart Viewed": { name: "view_cart", items: "many" },
  "Checkout Started": { name: "begin_checkout", items: "many" },
  "Form Submitted": { name: "generate_lead" },
  "Order Completed": { name: "purchase", items: "many", sale: true },
  "Order Refunded": { name: "refund", items: "many", sale: true },
  "Payment Info Entered": { name: "add_payment_info", items: "many" },
  "Product Added": { name: "add_to_cart", items: "one" },
  "Product Added to Wishlist": { name: "add_to_wishlist", items: "one" },
  "Product Clicked": { name: "select_item", items: "one" },
  "Product List Viewed": { name: "view_item_list", items: "many" },
  "Product Removed": { name: "remove_from_cart", items: "one" },
  "Product Shared": { name: "share", texts: { item_id: "product_id", method: "share_via" } },
  "Product Viewed": { name: "view_item", items: "one" },
  "Products Searched": { name: "search" },
  "Promotion Clicked": { name: "select_promotion", texts: PROMOTION },
  "Promotion Viewed": { name: "view_promotion", texts: PROMOTION },
  "Signed In": { name: "login", texts: { method: "method" } },
  "Signed Up": { name: "sign_up", texts: { method: "method" } },
};

/** What an event is that the options rename, or that only they know. */
export function told(event: string, name: string | undefined): Told | undefined {
  const known = Object.hasOwn(EVENTS, event) ? EVENTS[event] : undefined;
  return name === undefined ? known : { ...known, name };
}

/** The event that tells of a transition. */
export const STAGE_EVENT = "lifecycle_stage_changed";

/** The user property that holds the stage. */
export const STAGE_PROPERTY = "lifecycle_stage";

/** Parameters of events that are texts. */
export const TEXTS: Names = {
  affiliation: "affiliation",
  content_type: "content_type",
  coupon: "coupon",
  item_list_id: "list_id",
  item_list_name: "list_name",
  payment_type: "payment_method",
  promotion_id: "promotion_id",
  search_term: "query",
  shipping_tier: "shipping_method",
  transaction_id: "order_id",
};

/** Parameters of events that are numbers. */
export const NUMBERS: Names = { shipping: "shipping", tax: "tax" };

export const ITEM_TEXTS: Names = {
  affiliation: "affiliation",
  coupon: "coupon",
  item_brand: "brand",
  item_category: "category",
  item_category2: "category2",
  item_category3: "category3",
  item_category4: "category4",
  item_category5: "category5",
  item_id: "product_id",
  item_name: "name",
  item_variant: "variant",
};

export const ITEM_NUMBERS: Names = {
  discount: "discount",
  index: "position",
  price: "price",
  quantity: "quantity",
};
