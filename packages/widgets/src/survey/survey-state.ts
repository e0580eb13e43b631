import type { AnswerState } from "../platform/answer-page.ts";
import type { Failure } from "../platform/send.ts";
import type { CommonProblem } from "../platform/texts/texts.ts";

/** What can be wrong with an answer. */
export type FieldProblem = CommonProblem;

/** Where a survey stands. */
export type SurveyStatus =
  | "idle"
  /** Some answers are missing or wrong: `problems` says which. */
  | "invalid"
  | "sending"
  /** The server asks for a proof of work, which is being made. */
  | "proof"
  | "sent"
  /** There is no connection; it is kept, and sent when there is one. */
  | "offline"
  /** Not taken: `failure` says why. */
  | "failed";

/** All that a survey shows. */
export interface SurveyState extends AnswerState {
  readonly status: SurveyStatus;
  readonly problems: Readonly<Record<string, FieldProblem>>;
  readonly failure: Failure | undefined;
}
