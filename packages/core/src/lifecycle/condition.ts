import type { TrackState } from "./state.ts";
import type { ConditionTable } from "./table.ts";

/** Whether a condition holds on a track at a time, by what was counted. */
export function fulfilled(
  condition: ConditionTable,
  seen: TrackState["seen"],
  since: number,
  at: number,
): boolean {
  const holds = (part: unknown): boolean =>
    fulfilled(part as ConditionTable, seen, since, at);
  switch (condition[0]) {
    case "#": {
      const [, counter, count, within] = condition;
      const times = seen[counter] ?? [];
      const oldest = times[times.length - count];
      return oldest !== undefined && oldest > at - within;
    }
    case "s": {
      const [, counter, within] = condition;
      const start = lastOf(seen[counter]);
      return !!start && start > at - within;
    }
    case "t":
      return lastOf(seen[condition[1]]) !== undefined;
    case "@": {
      const [, counter, atLeast, atMost] = condition;
      const last = lastOf(seen[counter]);
      return last !== undefined && at - last >= atLeast && at - last <= atMost;
    }
    case "e":
      return at - since >= condition[1];
    case "!":
      return !holds(condition[1]);
    case "&":
      return condition.slice(1).every(holds);
    case "|":
      return condition.slice(1).some(holds);
  }
}

function lastOf(times: readonly number[] = []): number | undefined {
  return times[times.length - 1];
}
