import type { PresetId } from "./lifecycle/presets/presets.ts";
import type { DEFAULT_PRESET } from "./lifecycle/presets/presets.ts";
import type { StagelightConfig } from "./config/input.ts";

export type { AttentionConfig } from "./config/attention.ts";
export type { StagelightConfig } from "./config/input.ts";
export {
  CONNECTOR_PURPOSES,
  type ConnectorConfig,
  type ConnectorPurpose,
  type ReadConnector,
} from "./config/connectors.ts";
export {
  ATTACHMENT_TYPES,
  type AttachmentType,
  CHAT_FIELD_TYPES,
  CHAT_REPLIES,
  type ChatAnswer,
  type ChatAnswers,
  type ChatAttachments,
  type ChatConfig,
  type ChatConsent,
  type ChatField,
  type ChatHours,
  type ChatLine,
  type ChatMail,
  type ChatOption,
  type ChatReply,
  INBOUND_MAIL,
  type InboundMail,
  type ReadChat,
  type ReadChatField,
  type ReadChatHours,
  type ReadChatLine,
  WEEK_DAYS,
  type WeekDay,
} from "./config/chat.ts";
export { type AnswerEntry, answerEntries } from "./config/answer-entries.ts";
export { readChatHours } from "./config/chat-hours.ts";
export { chatHoursSchema } from "./config/chat-hours-schema.ts";
export { type ChatSettings, chatSettings } from "./config/chat-settings.ts";
export { lifecycleMails } from "./config/lifecycle-mails.ts";
export type {
  DormantTrigger,
  EventTrigger,
  LifecycleMail,
  MailAddress,
  MailConfig,
  MailKind,
  MailPages,
  MailTrigger,
  OrderRhythm,
  ReadLifecycleMail,
  ReadMail,
  ReadRhythm,
  ReadTrigger,
  StageTrigger,
} from "./config/mail.ts";
export { localized, type Localized } from "./config/localized.ts";
export {
  type NewsletterConfig,
  type NewsletterConsent,
  type NewsletterField,
  type NewsletterIncentive,
  type NewsletterList,
  type NewsletterSettings,
  newsletterSettings,
  type ReadNewsletter,
} from "./config/newsletter.ts";
export type { DirectForm, NewsletterDirect } from "./config/newsletter-direct.ts";
export type {
  Discount,
  FriendDeed,
  ReadDeed,
  ReadReferral,
  ReadReferralProgram,
  ReadReferralReward,
  ReferralConfig,
  ReferralGift,
  ReferralProgram,
  ReferralReward,
  ReferralTerms,
  RewardGift,
} from "./config/referral.ts";
export { type ReferralWarning, referralWarnings } from "./config/referral-warnings.ts";
export {
  type ReferralProgramSettings,
  type ReferralSettings,
  referralSettings,
} from "./config/referral-settings.ts";
export {
  ASK_EVENTS,
  type AskEvent,
  type ReadReview,
  type ReadReviewLink,
  type ReviewAsk,
  type ReviewConfig,
  type ReviewLink,
  type ReviewThanks,
} from "./config/review.ts";
export { type ReviewSettings, reviewSettings } from "./config/review-settings.ts";
export {
  QUESTION_KINDS,
  type QuestionCondition,
  type QuestionKind,
  type ReadSurvey,
  type ReadSurveyQuestion,
  type SurveyConfig,
  type SurveyOption,
  type SurveyQuestion,
  type SurveySettings,
  surveySettings,
} from "./config/survey.ts";
export { SURVEY_TEMPLATES, type SurveyTemplate } from "./config/survey-templates.ts";
export { localizedPage } from "./config/localized-page.ts";
export { type WidgetSettings, widgetSettings } from "./config/widgets.ts";
export { databaseSchema } from "./config/server-schema.ts";
export type { ReadServer, ServerConfig } from "./config/server.ts";
export type { PromptConfig, PromptTrigger } from "./config/prompt.ts";
export type { PromptForm, PromptWidget, SitePrompt } from "./config/prompts.ts";
export { readConfig, type ReadConfig, type ReadOptions } from "./config/read.ts";
export { readAudience, readPrompt } from "./config/read-named.ts";
export { durationSchema } from "./lifecycle/schema.ts";
export { seconds } from "./time/duration.ts";
export { didYouMean, list, nearest } from "./problems/suggest.ts";
export { parseFriendly, problem } from "./problems/parse.ts";
export { type ErrorCode, type Problem, StagelightError } from "./problems/problem.ts";

/**
 * Types a config: completion, documentation on hover, and an error where a stage or an audience is
 * named that is not there. Returns it as it is.
 */
export function defineConfig<
  const Preset extends PresetId = typeof DEFAULT_PRESET,
  const Stage extends string = never,
  const Name extends string = never,
>(config: StagelightConfig<Preset, Stage, Name>): StagelightConfig<Preset, Stage, Name> {
  return config;
}
