/** What a page may pay at most, in bytes after brotli at level 11. */
export const budgets = {
  head: 1700,
  tracker: 4500,
};
