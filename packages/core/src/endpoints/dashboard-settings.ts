import type { AttentionBudget } from "../attention/budget.ts";
import type { TriggerTable } from "../attention/trigger.ts";
import type { ChatHours } from "../config/chat.ts";
import type { Localized } from "../config/localized.ts";

/*
 * What the dashboard is told of the chat's settings. Times are ISO 8601. No promise to anybody else: the
 * dashboard and its server are of one version.
 */

/** The answer of `settings/chat`. */
export interface TeamChatSettingsAnswer {
  /** Whether the config has a chat. */
  readonly chat: boolean;
  readonly locales: readonly string[];
  /** Hours of the config; nothing: always. */
  readonly configHours: ChatHours | null;
  /** What the team has set: `null` is always. Nothing: the config's count. */
  readonly hours?: ChatHours | null;
  readonly configAway: Localized | null;
  readonly away?: Localized;
  /** When either was set last, and by whom. */
  readonly changedAt: string | null;
  readonly changedBy: string | null;
}

/** A text that the team answers with again and again. */
export interface TeamCannedAnswer {
  readonly id: string;
  readonly shortcut: string;
  readonly title: string;
  readonly text: string;
  /** Nothing: for all languages. */
  readonly locale: string | null;
  readonly changedAt: string;
  readonly by: string | null;
}

/** The answer of `canned`. */
export interface TeamCannedAnswers {
  readonly answers: readonly TeamCannedAnswer[];
}

/** A question that could not be answered at once. */
export interface TeamUnanswered {
  readonly id: string;
  readonly question: string;
  readonly locale: string;
  readonly times: number;
  readonly lastAt: string;
  readonly conversation: string | null;
}

/** The answer of `unanswered`: what was asked most often first. */
export interface TeamUnansweredAnswer {
  readonly questions: readonly TeamUnanswered[];
  readonly more: boolean;
}

/** The answer of `answer-sources`: what frequent questions are answered from. */
export interface TeamAnswerSources {
  readonly entries: readonly {
    readonly id: string;
    readonly question: Localized;
    readonly answer: Localized;
    readonly page: string | null;
  }[];
  /** Globs of pages that the build reads. */
  readonly pages: readonly string[];
  readonly answerer: string | null;
}

/** A proactive line, and how it has gone. */
export interface TeamLine {
  readonly id: string;
  readonly text: Localized;
  readonly quickReplies: readonly Localized[];
  /** For whom, in words; nothing: for everybody. */
  readonly audience: string | null;
  /** Whether that goes by what the server vouches for. */
  readonly verified: boolean;
  readonly priority: number;
  /** Any of what it waits for; none: as soon as the budget allows. */
  readonly triggers: readonly TriggerTable[];
  /** Visitors who allow statistics. */
  readonly viewed: number;
  readonly dismissed: number;
  readonly answered: number;
  readonly conversations: number;
}

/** The answer of `lines`. */
export interface TeamLinesAnswer {
  readonly lines: readonly TeamLine[];
  /** The attention budget that all prompts share. */
  readonly budget: AttentionBudget;
  /** Since when it was counted. */
  readonly since: string;
}
