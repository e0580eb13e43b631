/** A visit ends after half an hour without a sign of life, as in Google Analytics. In seconds. */
export const VISIT = 1800;

/** A week, in seconds. */
export const WEEK = 604_800;
