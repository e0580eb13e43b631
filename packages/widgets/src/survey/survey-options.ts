import type { QuestionCondition, QuestionKind } from "@stagelight/core/config";
import { type PublicLink, SCORE_KINDS, type ScoreKind } from "@stagelight/core/review";
import type { Choice } from "../design/choices.tsx";
import { type Localized, localized } from "../platform/texts.ts";
import type { OptionSource } from "../platform/widget.ts";

/** A question, as the site's config declares it. Texts may differ by language. */
export interface SurveyQuestionSettings {
  /** Names the answer. */
  readonly id: string;
  readonly kind: QuestionKind;
  readonly label: Localized;
  /** Of `choice` and `choices`. */
  readonly options?: readonly { readonly value: string; readonly label: Localized }[];
  readonly required?: boolean;
  /** The trait that the answer becomes. */
  readonly trait?: string;
  /** What an earlier question was answered with: then it is asked in addition. */
  readonly when?: QuestionCondition;
}

/** What a site says of its surveys, by their ids. */
export type SurveySettings = Readonly<
  Record<
    string,
    {
      readonly heading: Localized;
      readonly text?: Localized;
      readonly questions: readonly SurveyQuestionSettings[];
      /** What stands there in the end. */
      readonly thanks: Localized;
    }
  >
>;

/** A question in the language of the form. */
export interface Question extends Omit<SurveyQuestionSettings, "label" | "options"> {
  /** Its name in the form, which is its path in what is sent. */
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  /** The same kind, where it asks for a score. */
  readonly scale: ScoreKind | undefined;
}

/** All that a survey needs to know, in its language. */
export interface SurveyOptions {
  readonly server: string;
  readonly locale: string;
  /** Its id. */
  readonly survey: string;
  readonly heading: string | undefined;
  readonly description: string | undefined;
  readonly button: string | undefined;
  /** Empty: the site has no such survey, and nothing is shown. */
  readonly questions: readonly Question[];
  readonly thanks: string;
  /** Those of the site come with the server's answer. */
  readonly links: readonly PublicLink[];
}

/** Options from attributes and the site's settings. */
export function readSurveyOptions({
  attribute,
  settings,
  server,
  locale,
}: OptionSource): SurveyOptions {
  const survey = attribute("survey") ?? "";
  const surveys = (settings ?? {}) as SurveySettings;
  const found = Object.hasOwn(surveys, survey) ? surveys[survey] : undefined;
  const say = (text: Localized | undefined) => text && localized(text, locale);
  return {
    server,
    locale,
    survey,
    heading: attribute("heading") ?? say(found?.heading),
    description: say(found?.text),
    button: undefined,
    questions: (found?.questions ?? []).map(({ label, options = [], ...question }) => ({
      ...question,
      name: `answers.${question.id}`,
      scale: SCORE_KINDS.find((kind) => kind === question.kind),
      label: localized(label, locale),
      choices: options.map(({ value, label }) => ({ value, label: localized(label, locale) })),
    })),
    thanks: say(found?.thanks) ?? "",
    links: [],
  };
}
