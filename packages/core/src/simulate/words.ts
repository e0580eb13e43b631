import type { Evidence, Transition } from "../lifecycle/state.ts";
import type { ModelTable } from "../lifecycle/table.ts";
import { list } from "../problems/suggest.ts";
import type { Unused } from "./unused.ts";

/** Why a rule or decay never fired, as one sentence. */
export function describeUnused(unused: Unused): string {
  switch (unused.reason) {
    case "nobody-there":
      return `Nobody was ever in ${list(unused.stages)}.`;
    case "never-done":
      return `No visitor did this: ${unused.what.join(", ")}.`;
    case "not-verified":
      return `It counts verified events only, and none was: ${unused.what.join(", ")}.`;
    case "other-properties":
      return `Never with the properties that it asks for: ${unused.what.join(", ")}.`;
    case "shadowed":
      return unused.times > 0
        ? `"${unused.by}" was first each time (${unused.times}) that this could have fired.`
        : `"${unused.by}" was always first.`;
    case "score-too-low":
      return `It asks for a score of ${unused.asked}; the highest was ${unused.highest}.`;
    case "elsewhere":
      return `What it asks for happened, but never to visitors in ${list(unused.stages)}.`;
    case "not-together":
      return "What it asks for happened, but never so often, so close together, or all at once.";
    case "too-short":
      return `It takes ${days(unused.days)}: let the simulation go on for longer.`;
    case "never-so-long":
      return `Nobody stayed or kept silent for ${days(unused.days)}.`;
  }
}

/** Why a transition happened: what was counted, or how long it was silent. */
export function describeCause({ kind, rule, evidence }: Transition, table: ModelTable): string {
  if (kind === "manual") return "a person of the site has said so";
  if (kind === "rule") return evidence.map(describeEvidence).join("; ") || "by time alone";
  const [, , , after = 0, sinceEntry] = table.decay.find(([id]) => id === rule) ?? [];
  return sinceEntry ? `${days(after / 86_400)} in the stage` : `${days(after / 86_400)} of silence`;
}

function describeEvidence({ what, count, first, last }: Evidence): string {
  if (what === "score") return `a score of ${count}`;
  const within = count > 1 && last > first ? ` within ${span(last - first)}` : "";
  return `${count} × ${what.replaceAll(" | ", " or ")}${within}`;
}

/** A length of time in its two largest units: `2d 3h`. */
function span(milliseconds: number): string {
  const parts: [number, string][] = [];
  let rest = Math.round(milliseconds / 1000);
  for (const [unit, length] of UNITS) {
    if (rest >= length) parts.push([Math.floor(rest / length), unit]);
    rest %= length;
  }
  return parts.length > 0
    ? parts
        .slice(0, 2)
        .map((part) => part.join(""))
        .join(" ")
    : "0s";
}

const UNITS: readonly [string, number][] = [
  ["d", 86_400],
  ["h", 3600],
  ["m", 60],
  ["s", 1],
];

function days(count: number): string {
  return span(count * 86_400_000);
}
