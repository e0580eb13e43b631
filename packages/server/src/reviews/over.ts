/**
 * What is written over a row of `review_invitation` whose owner was erased, or that was kept long enough:
 * nobody's any more. That there was one for this line of the order stays, so that there is never a second.
 */
export const OVER = {
  product_name: null,
  product_url: null,
  visitor_id: null,
  profile_id: null,
  address_key: null,
  email: null,
  address: null,
  name: null,
  locale: "",
  review_id: null,
  cancelled_at: 0,
} as const;
