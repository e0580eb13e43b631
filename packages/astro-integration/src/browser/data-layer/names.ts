/** A table whose only keys are its own: the page decides what is asked for. */
const own = (table: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.setPrototypeOf(table, null) as typeof table;

/**
 * Google Analytics' recommended events, and the one of the Segment Spec that says the same.
 * https://developers.google.com/analytics/devguides/collection/ga4/reference/events
 * https://www.twilio.com/docs/segment/connections/spec/ecommerce/v2
 */
export const EVENT_NAMES = own({
  add_payment_info: "Payment Info Entered",
  add_shipping_info: "Checkout Step Completed",
  add_to_cart: "Product Added",
  add_to_wishlist: "Product Added to Wishlist",
  begin_checkout: "Checkout Started",
  generate_lead: "Form Submitted",
  login: "Signed In",
  purchase: "Order Completed",
  refund: "Order Refunded",
  remove_from_cart: "Product Removed",
  search: "Products Searched",
  select_item: "Product Clicked",
  select_promotion: "Promotion Clicked",
  share: "Product Shared",
  sign_up: "Signed Up",
  view_cart: "Cart Viewed",
  view_item: "Product Viewed",
  view_item_list: "Product List Viewed",
  view_promotion: "Promotion Viewed",
  view_search_results: "Products Searched",
});

/**
 * Events that are left out: Google Analytics tells them unasked, as we do; or they are of tag
 * managers and consent platforms, not of the visitor.
 * https://support.google.com/analytics/answer/9234069
 */
export const LEFT_OUT =
  /^(gtm\.|onetrust|optanon|didomi|cookiebot|(click|exception|file_download|first_visit|form_(start|submit)|page_view|scroll|session_start|timing_complete|user_engagement|video_(complete|progress|start))$)|consent/i;

/** Properties that the Segment Spec calls otherwise, without an "item_" before them. */
export const PROPERTY_NAMES = own({
  id: "product_id",
  index: "position",
  payment_type: "payment_method",
  search_term: "query",
  shipping_tier: "shipping_method",
  transaction_id: "order_id",
});

/** Properties of a promotion, which stand among those of its products. */
export const PROMOTION_NAMES = own({
  promotion_id: "promotion_id",
  promotion_name: "name",
  creative_name: "creative",
  creative_slot: "position",
});
