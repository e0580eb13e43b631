/** Path of the server's own page on which a review is written, below the base path. */
export const REVIEW_PAGE_PATH = "/reviews/new";
