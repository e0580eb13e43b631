import type { Destination } from "../destination.ts";

/** All destinations, one line each. */
export const destinations: readonly Destination[] = [];
