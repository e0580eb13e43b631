import type { AnswerSection } from "@stagelight/core/endpoints";

/** What an answerer is asked. Nothing in it says who asks. */
export interface AskedQuestion {
  readonly question: string;
  /** The visitor's language, by its BCP 47 tag. */
  readonly locale: string;
  /** What the site says, the likeliest first: the only thing that may be answered with. */
  readonly passages: readonly AnswerSection[];
}

/** A part of an answer. */
export interface AnsweredPart {
  /** Plain text. */
  readonly text: string;
  /** Ids of the passages that say so. */
  readonly cites: readonly string[];
}

/** What an answerer says; no parts where the passages do not say it. */
export interface Answered {
  readonly parts: readonly AnsweredPart[];
}

/**
 * Answers a question out of what the site says. Whatever is behind it is shown as an answer of the
 * site's pages, never as a person; and of what it says only that is shown which the passages say.
 */
export interface Answerer {
  /** @throws anything: then the question goes to a person */
  answer(asked: AskedQuestion, signal: AbortSignal): Promise<Answered>;
}
