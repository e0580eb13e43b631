import type { SurveyTemplate } from "./survey-templates.ts";
import type { Localized } from "./localized.ts";

/** One of the config's `surveys`: a few questions, whose answers can become traits. Needs `server`. */
export interface SurveyConfig {
  /** Kebab-case; it stands in tables, in events and in the attribute `survey` of the widget. */
  readonly id: string;
  /** Heading and questions to begin with, in English, Korean and Chinese. */
  readonly use?: SurveyTemplate;
  /** Default: the template's. */
  readonly heading?: Localized;
  /** A sentence below the heading. */
  readonly text?: Localized;
  /** Twenty at most. Default: the template's. */
  readonly questions?: readonly SurveyQuestion[];
  /** What stands there in the end. Default: a word of thanks. */
  readonly thanks?: Localized;
  /** Whether the links of `review.links` follow, all of them for everybody. Default: `false`. */
  readonly links?: boolean;
}

/** What a question is answered with. */
export const QUESTION_KINDS = ["nps", "csat", "ces", "stars", "choice", "choices", "text"] as const;

/** One of {@link QUESTION_KINDS}. */
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** A question of a survey. */
export interface SurveyQuestion {
  /** Kebab-case; it names the answer. */
  readonly id: string;
  readonly kind: QuestionKind;
  readonly label: Localized;
  /** Of `choice` and `choices`: 2 to 20. */
  readonly options?: readonly SurveyOption[];
  /** Not of a question with `when`. Default: `false`. */
  readonly required?: boolean;
  /** The trait that the answer becomes, for audiences: `"heardFrom"`. Default: none. */
  readonly trait?: string;
  /** An extra question, after one that was asked before. It adds: nothing is left out by an answer. */
  readonly when?: QuestionCondition;
}

/** Something that can be chosen. */
export interface SurveyOption {
  /** Kebab-case; it is what the answer holds. */
  readonly value: string;
  readonly label: Localized;
}

/** What an earlier question was answered with; all that is given must hold. */
export interface QuestionCondition {
  /** Its id. */
  readonly question: string;
  /** Of `choice` and `choices`: one of these was chosen. */
  readonly is?: readonly string[];
  /** Of a score: so much, or less. */
  readonly atMost?: number;
  /** Of a score: so much, or more. */
  readonly atLeast?: number;
}

/** A {@link SurveyConfig} with its defaults. */
export interface ReadSurvey {
  readonly id: string;
  /** What it has begun with. */
  readonly use?: SurveyTemplate;
  readonly heading: Localized;
  readonly text?: Localized;
  /** At least one. */
  readonly questions: readonly ReadSurveyQuestion[];
  readonly thanks: Localized;
  readonly links: boolean;
}

/** A {@link SurveyQuestion} with its defaults. */
export interface ReadSurveyQuestion extends Omit<SurveyQuestion, "required"> {
  readonly required: boolean;
}

/** What widgets have to know of a survey, in a browser. */
export interface SurveySettings {
  readonly heading: Localized;
  readonly text?: Localized;
  readonly questions: readonly SurveyQuestion[];
  readonly thanks: Localized;
  readonly links?: true;
}

/** What a site's surveys are to widgets, by their ids. Nothing where there are none. */
export function surveySettings(
  surveys: readonly ReadSurvey[],
): Readonly<Record<string, SurveySettings>> | undefined {
  if (surveys.length === 0) return undefined;
  return Object.fromEntries(
    surveys.map(({ id, heading, text, questions, thanks, links }) => [
      id,
      {
        heading,
        ...(text !== undefined && { text }),
        questions: questions.map(({ id: name, kind, label, options, required, trait, when }) => ({
          id: name,
          kind,
          label,
          ...(options && { options }),
          ...(required && { required }),
          ...(trait !== undefined && { trait }),
          ...(when && { when }),
        })),
        thanks,
        ...(links && { links }),
      },
    ]),
  );
}
