import { basename } from "node:path";
import type { ReadConfig } from "@stagelight/core/config";
import {
  describeCause,
  describeUnused,
  type Outcome,
  type RuleOutcome,
  type Timeline,
} from "@stagelight/core/simulate";
import type { Plan } from "./plan.ts";

/** The outcome of a simulation as JSON. */
export function jsonOf({ file, origin }: Plan, outcome: Outcome): string {
  return print({
    config: file === undefined ? null : basename(file),
    ...origin,
    ...outcome,
    rules: outcome.rules.map(withWords),
    decay: outcome.decay.map(withWords),
  });
}

/** The timeline of a visitor as JSON. */
export function timelineJson(timeline: Timeline, table: ReadConfig["table"]): string {
  const entries = timeline.entries.map(({ at, event, transitions }) => ({
    at: new Date(at).toISOString(),
    ...(event && { event }),
    transitions: transitions.map((each) => ({ ...each, cause: describeCause(each, table) })),
  }));
  return print({ ...timeline, entries });
}

function withWords(rule: RuleOutcome): object {
  const { unused } = rule;
  return unused ? { ...rule, unused: { ...unused, text: describeUnused(unused) } } : rule;
}

function print(value: unknown): string {
  return JSON.stringify(value, undefined, 2);
}
