import type { Unused } from "./unused.ts";

/** What became of the visitors of a simulation. Times are in days. */
export interface Outcome {
  readonly visitors: number;
  readonly events: number;
  /** How long the simulation went on. */
  readonly days: number;
  /** The stages of the main track, in the model's order. */
  readonly stages: readonly StageOutcome[];
  /** How often visitors went from one stage to another on the main track. */
  readonly transitions: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** In the order in which they are asked. */
  readonly rules: readonly RuleOutcome[];
  readonly decay: readonly RuleOutcome[];
  /** For each other track, how many visitors end in which stage. Empty without `trackBy`. */
  readonly tracks: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The named audiences of the config. */
  readonly audiences: readonly AudienceOutcome[];
}

/** A stage of the main track. */
export interface StageOutcome {
  readonly stage: string;
  /** Visitors who are in it at the end. */
  readonly end: number;
  /** Visitors who were in it at any time. */
  readonly reached: number;
  /** Stays that ended with another stage, and how many days half of them lasted at the most. */
  readonly stays: number;
  readonly medianDays?: number;
  /** Of all the time of all visitors, the part that was spent here: 0 to 1. */
  readonly shareOfTime: number;
}

/** A rule or a decay, on all tracks. */
export interface RuleOutcome {
  readonly id: string;
  readonly to: string;
  readonly fired: number;
  /** Visitors for whom it fired. */
  readonly visitors: number;
  /** When it first fired, counted from the start, and for whom. */
  readonly first?: { readonly day: number; readonly visitor: string };
  /** Why it never fired: a guess. */
  readonly unused?: Unused;
}

/** How many visitors an audience has. */
export interface AudienceOutcome {
  readonly name: string;
  /** Whom it fits at the end, by how their last visit came. */
  readonly end: number;
  /** Whom it fitted at a page view, or at the end. */
  readonly ever: number;
}
