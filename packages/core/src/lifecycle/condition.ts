import type { TrackState } from "./state.ts";
import type { ConditionTable } from "./table.ts";

/** Whether a condition holds on a track at a time, by what was counted. */
export function fulfilled(
  condition: ConditionTable,
  seen: TrackState["seen"],
  since: number,
  at: number,
  score: number,
): boolean {
  const kind = condition[0];
  if (kind === "#" || kind === "@") {
    const times = seen[condition[1]];
    const first = condition[2];
    if (!times) return false;
    // Reading at a negative place is slow.
    if (kind === "#")
      return times.length >= first && times[times.length - first]! > at - condition[3];
    const ago = at - times[times.length - 1]!;
    return ago >= first && ago <= condition[3];
  }
  if (kind === "e") return at - since >= condition[1];
  if (kind === "s") return score >= condition[1] && score <= condition[2];
  if (kind === "!") return !fulfilled(condition[1], seen, since, at, score);
  const all = kind === "&";
  return condition[all ? "every" : "some"]((part: unknown, place: number) =>
    place ? fulfilled(part as ConditionTable, seen, since, at, score) : all,
  );
}
