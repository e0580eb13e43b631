import type { Bounds, Matches } from "../predicate/match.ts";
import type { Duration } from "../time/duration.ts";

/** One kind of event, by its name in the Segment Spec or by the page that was viewed. */
export interface EventStep {
  /** Name of a `track` event, or several: `"Product Viewed"`. */
  readonly event?: string | readonly string[];
  /**
   * Path of a viewed page as a glob, or several: `*` stands for one path segment or a part of it,
   * `**` for any number. Without the site's base and locale: `/compare/**` fits `/ko/compare/`.
   */
  readonly page?: string | readonly string[];
  /** Properties that the event must have. */
  readonly properties?: Matches;
  /** Count only events that the server vouches for: secret key or valid signature. */
  readonly verified?: true;
}

/** So many events of a kind, within a window. */
export interface CountCondition extends EventStep {
  /** How many; default 1. */
  readonly count?: number;
  /** Within this long; default: since this rule last fired (three years at most). */
  readonly within?: Duration;
}

/** Events one after the other. Others may lie between. */
export interface SequenceCondition {
  readonly sequence: readonly EventStep[];
  /** From the first to the last within this long. */
  readonly within?: Duration;
}

/** What an `identify` call has last said of the person. */
export interface TraitsCondition {
  readonly traits: Matches;
}

/** Time since the last event of a kind. False when there was none. */
export interface SinceCondition {
  readonly since: EventStep;
  readonly atLeast?: Duration;
  readonly atMost?: Duration;
}

/** Time since the visitor entered the present stage. */
export interface StageForCondition {
  readonly stageFor: Duration;
}

/** The visitor's score now, a whole number. Needs a score in the model or in the config. */
export interface ScoreCondition {
  readonly score: Bounds;
}

/** What must have happened for a rule to move a visitor. */
export type Condition =
  | CountCondition
  | SequenceCondition
  | TraitsCondition
  | SinceCondition
  | StageForCondition
  | ScoreCondition
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/**
 * Moves a visitor to a stage. Rules are asked in order at each event that they speak of; the first
 * that fits moves the track, and what it has counted starts anew.
 */
export interface Rule<Stage extends string = string> {
  /** Stands in transitions and traces. Default: the stage it leads to and a number. */
  readonly id?: string;
  readonly to: Stage;
  /** Only from these stages; default: from any other. */
  readonly from?: Stage | readonly Stage[];
  readonly when: Condition;
  /** Count only verified events, in all of the rule. */
  readonly verified?: true;
}

/** Moves a visitor on silence: nothing happened for this long. */
export interface Decay<Stage extends string = string> {
  /** Stands in transitions and traces. Default: `decay-` and the stage that is left. */
  readonly id?: string;
  readonly from: Stage;
  readonly to: Stage;
  readonly after: Duration;
  /** What the time is counted from: the last event (default) or entering the stage. */
  readonly since?: "activity" | "entry";
  /** Only for those who came to `from` out of one of these stages. */
  readonly cameFrom?: Stage | readonly Stage[];
}

/** What one kind of event is worth. */
export interface ScorePoints extends EventStep {
  /** Whole points from -1000 to 1000. What an event fits adds up; a score never sinks below 0. */
  readonly points: number;
}

/** How a visitor's score comes about: points for events, halved again and again by time. */
export interface ScoreModel {
  /** After this long without points half of the score is left; an hour at least. */
  readonly halfLife: Duration;
  readonly points: readonly ScorePoints[];
}

/** A lifecycle model: ordered stages and the rules that move a visitor among them. */
export interface LifecycleModel<Stage extends string = string> {
  /** In order; the first is where everybody begins. */
  readonly stages: readonly [Stage, ...Stage[]];
  readonly rules: readonly Rule<Stage>[];
  readonly decay?: readonly Decay<Stage>[];
  /** The score that its rules ask for. */
  readonly score?: ScoreModel;
}
