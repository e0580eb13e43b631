/**
 * Google Analytics' recommended events, and the one of the Segment Spec that says the same. An
 * empty name is left out: we count it ourselves, or it is not something that the visitor does.
 * https://developers.google.com/analytics/devguides/collection/ga4/reference/events
 * https://www.twilio.com/docs/segment/connections/spec/ecommerce/v2
 */
export const EVENT_NAMES = new Map(
  Object.entries({
    add_payment_info: "Payment Info Entered",
    add_shipping_info: "Checkout Step Completed",
    add_to_cart: "Product Added",
    add_to_wishlist: "Product Added to Wishlist",
    begin_checkout: "Checkout Started",
    generate_lead: "Lead Generated",
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
    click: "",
    exception: "",
    file_download: "",
    first_visit: "",
    form_start: "",
    form_submit: "",
    page_view: "",
    screen_view: "",
    scroll: "",
    session_start: "",
    timing_complete: "",
    user_engagement: "",
    video_complete: "",
    video_progress: "",
    video_start: "",
  }),
);

/**
 * Actions of the older data layer of Universal Analytics, and the events that followed them.
 * https://developers.google.com/analytics/devguides/collection/ua/gtm/enhanced-ecommerce
 */
export const OLD_ACTIONS: Readonly<Record<string, string>> = {
  impressions: "view_item_list",
  click: "select_item",
  detail: "view_item",
  add: "add_to_cart",
  remove: "remove_from_cart",
  promoView: "view_promotion",
  promoClick: "select_promotion",
  checkout: "begin_checkout",
  checkout_option: "add_shipping_info",
  purchase: "purchase",
  refund: "refund",
};

/** Properties that the Segment Spec calls otherwise, without an "item_" before them. */
export const PROPERTY_NAMES = new Map(
  Object.entries({
    id: "product_id",
    index: "position",
    list: "list_name",
    payment_type: "payment_method",
    search_term: "query",
    shipping_tier: "shipping_method",
    transaction_id: "order_id",
  }),
);

/** Properties of a promotion, which stand among those of its products. */
export const PROMOTION_NAMES = new Map(
  Object.entries({
    id: "promotion_id",
    promotion_id: "promotion_id",
    name: "name",
    promotion_name: "name",
    creative: "creative",
    creative_name: "creative",
    position: "position",
    creative_slot: "position",
  }),
);
