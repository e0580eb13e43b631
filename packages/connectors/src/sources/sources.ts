import type { Source } from "../source.ts";

/** All sources, one line each. */
export const sources: readonly Source[] = [];
