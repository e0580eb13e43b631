import type { TrackState } from "./state.ts";
import type { ConditionTable } from "./table.ts";

/** Whether a condition holds on a track at a time, by what was counted. */
export function fulfilled(
  condition: ConditionTable,
  seen: TrackState["seen"],
  since: number,
  at: number,
): boolean {
  const holds = (part: unknown): boolean => fulfilled(part as ConditionTable, seen, since, at);
  switch (condition[0]) {
    case "&":
      return condition.slice(1).every(holds);
    case "|":
      return condition.slice(1).some(holds);
    case "!":
      return !holds(condition[1]);
    case "e":
      return at - since >= condition[1];
    default: {
      const [kind, counter, first, second] = condition;
      const times = seen[counter] ?? [];
      if (kind === "#") return times[times.length - first]! > at - second;
      const ago = at - times[times.length - 1]!;
      return ago >= first && ago <= second;
    }
  }
}
