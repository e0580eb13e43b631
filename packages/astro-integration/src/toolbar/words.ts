import type { Evidence, Transition } from "@stagelight/core";

const UNITS = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
] as const;

/** A length of time in the largest unit that fits: "6 days". */
export function duration(seconds: number): string {
  const [unit, size] = UNITS.find(([, each]) => seconds >= each) ?? ["second", 1];
  const count = Math.max(1, Math.round(seconds / size));
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** How long ago a second was. */
export function ago(second: number, now: number): string {
  return now - second < 5 ? "just now" : `${duration(now - second)} ago`;
}

/** The time of day, to the second. */
export function clock(milliseconds: number): string {
  return new Date(milliseconds).toLocaleTimeString("en-GB");
}

/** What was counted when a rule fired. */
export function evidenceWords(evidence: readonly Evidence[]): string {
  return evidence
    .map(({ what, count, first, last }) => {
      if (what === "score") return `score ${count}`;
      const when = first === last ? clock(last) : `between ${clock(first)} and ${clock(last)}`;
      return `${what}, ${count === 1 ? "once" : `${count} times`} (${when})`;
    })
    .join("; ");
}

/** Why a stage changed. */
export function transitionWords(
  { kind, rule, evidence }: Transition,
  reasons: Readonly<Record<string, string>>,
): string {
  if (kind === "reset") return "The visitor was forgotten.";
  const counted = evidenceWords(evidence);
  const name = kind === "decay" ? "Silence" : "Rule";
  return [`${name} “${rule}”.`, reasons[rule], counted && `Counted: ${counted}.`]
    .filter(Boolean)
    .join(" ");
}
