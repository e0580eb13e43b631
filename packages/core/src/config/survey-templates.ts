import { afterChat } from "./survey-templates/after-chat.ts";
import { friction } from "./survey-templates/friction.ts";
import { heardAboutUs } from "./survey-templates/heard-about-us.ts";
import { onboarding } from "./survey-templates/onboarding.ts";
import { ces, csat, nps } from "./survey-templates/scores.ts";
import type { Template } from "./survey-templates/template.ts";
import { unsubscribe } from "./survey-templates/unsubscribe.ts";

/** What a survey can begin with. */
export type SurveyTemplate =
  | "heard-about-us"
  | "onboarding"
  | "friction"
  | "unsubscribe"
  | "after-chat"
  | "nps"
  | "csat"
  | "ces";

/** Surveys to begin with, by the names that `use` takes; each in English, Korean and Chinese. */
export const SURVEY_TEMPLATES: Readonly<Record<SurveyTemplate, Template>> = {
  "heard-about-us": heardAboutUs,
  onboarding,
  friction,
  unsubscribe,
  "after-chat": afterChat,
  nps,
  csat,
  ces,
};
