import { globsToRegExp } from "./glob.ts";
import type { ModelTable } from "./table.ts";

/** A model made ready for {@link import("./advance.ts").advance}. */
export interface Model extends ModelTable {
  /** For each step the pattern of its pages. */
  readonly patterns: readonly (RegExp | 0)[];
  readonly prefixPattern: RegExp | 0;
  /** For each counter what it counts, in words for evidence. */
  readonly counted: readonly string[];
}

/** Makes a compiled model ready. Do this once. */
export function prepare(table: ModelTable): Model {
  const counted: string[] = [];
  for (const [counter, place, , events, pages, tests] of table.steps) {
    const what = (events || pages || [tests[0]![0]]).join(" | ");
    counted[counter] = place > 0 ? `${counted[counter]} → ${what}` : what;
  }
  return {
    ...table,
    counted,
    patterns: table.steps.map(([, , , , pages]) => pages && globsToRegExp(pages)),
    prefixPattern: table.prefix ? new RegExp(table.prefix) : 0,
  };
}
