import type { Answer, AnswerState } from "../platform/answer-page.ts";
import type { Failure } from "../platform/send.ts";
import type { CommonProblem } from "../platform/texts/texts.ts";

/** What can be wrong with a field. */
export type FieldProblem =
  | CommonProblem
  /** Of a scale, nothing is chosen. */
  | "no-score"
  /** More photos than there may be. */
  | "too-many"
  /** Together they are too large. */
  | "too-large"
  /** It is no picture that can be sent. */
  | "no-photo";

/** Where a review widget stands. */
export type ReviewStatus =
  | "idle"
  /** Some fields are wrong: `problems` says which. */
  | "invalid"
  | "sending"
  /** The server asks for a proof of work, which is being made. */
  | "proof"
  | "sent"
  /** The mail's link was used before: that review counts. */
  | "used"
  /** There is no connection; it is kept, and sent when there is one. */
  | "offline"
  /** Not taken: `failure` says why. */
  | "failed";

/** A picture that goes along. */
export interface Photo {
  readonly name: string;
  /** Base64. */
  readonly data: string;
}

/** How it stands with help, which is offered in addition. */
export type Help = "none" | "offered" | "sending" | "sent" | Failure;

/** All that a review widget shows. */
export interface ReviewState extends AnswerState {
  readonly status: ReviewStatus;
  readonly problems: Readonly<Record<string, FieldProblem>>;
  /** `link`: the mail's link does not work. */
  readonly failure: Failure | "link" | undefined;
  readonly photos: readonly Photo[];
  /** What was promised for the review. */
  readonly thanks: Answer["thanks"] | undefined;
  readonly help: Help;
}
