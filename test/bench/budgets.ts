/** What a page may pay at most, in bytes after brotli at level 11. */
export const budgets = {
  head: 1700,
  tracker: 4500,
  /** Only where a page has a data layer. */
  dataLayer: 1500,
};
