import { globsToRegExp } from "./glob.ts";
import type { ModelTable } from "./table.ts";

/** A model made ready for {@link import("./advance.ts").advance}. */
export interface Model extends ModelTable {
  /** For each step the pattern of its pages. */
  readonly patterns: readonly (RegExp | 0)[];
  readonly prefixPattern: RegExp | 0;
}

/** Makes a compiled model ready. Do this once. */
export function prepare(table: ModelTable): Model {
  return {
    ...table,
    patterns: table.steps.map(([, , , , pages]) => pages && globsToRegExp(pages)),
    prefixPattern: table.prefix ? new RegExp(table.prefix) : 0,
  };
}
