import { z } from "zod";
import {
  aliasSchema,
  groupSchema,
  identifySchema,
  pageSchema,
  saysWho,
  screenSchema,
  trackSchema,
} from "./events.ts";

export {
  answerIndexSchema,
  answerSectionSchema,
  askAnswerSchema,
  MAX_QUESTION,
  questionBodySchema,
  type AnswerIndex,
  type AnswerSection,
  type AskAnswer,
  type QuestionBody,
} from "./endpoints/chat-answers-schema.ts";
export { contactBodySchema, type ContactBody } from "./endpoints/chat-contact-schema.ts";
export {
  MAX_CHAT_TEXT,
  MAX_CHAT_BYTES,
  MOST_CHAT_ENTRIES,
  chatAgentSchema,
  CHAT_AUTHORS,
  CHAT_ENTRY_KINDS,
  chatAttachmentSchema,
  chatDataSchema,
  chatEntrySchema,
  chatConversationSchema,
  chatAvailabilitySchema,
  chatStartBodySchema,
  chatMessageBodySchema,
  chatReadBodySchema,
  chatRatingBodySchema,
  chatEmailBodySchema,
  chatIdentifyBodySchema,
  chatAttributesBodySchema,
  chatConversationAnswerSchema,
  chatListAnswerSchema,
  chatEntryAnswerSchema,
  chatChangedAnswerSchema,
  chatHeardAnswerSchema,
  chatHeldSchema,
  chatIdentifiedAnswerSchema,
  chatStreamSchemas,
  type ChatAgent,
  type ChatAuthor,
  type ChatEntryKind,
  type ChatAttachment,
  type ChatData,
  type ChatEntry,
  type ChatConversation,
  type ChatAvailability,
  type ChatAttributes,
  type ChatStartBody,
  type ChatMessageBody,
  type ChatRatingBody,
  type ChatEmailBody,
  type ChatConversationAnswer,
  type ChatHeld,
  type ChatListAnswer,
  type ChatEntryAnswer,
  type ChatChangedAnswer,
  type ChatStreamEvents,
} from "./endpoints/chat-schema.ts";
export {
  CONVERSATION_STATES,
  inboxRowSchema,
  inboxEntrySchema,
  inboxConversationSchema,
  inboxListAnswerSchema,
  inboxLookingBodySchema,
  inboxConversationAnswerSchema,
  inboxMessageBodySchema,
  inboxAssignBodySchema,
  inboxLabelsAnswerSchema,
  inboxLabelsBodySchema,
  inboxSnoozeBodySchema,
  inboxStateBodySchema,
  inboxEntryAnswerSchema,
  inboxChangedAnswerSchema,
  cannedAnswerSchema,
  cannedBodySchema,
  cannedListAnswerSchema,
  chatHoursSchema,
  inboxHoursSchema,
  unansweredAnswerSchema,
  inboxStreamSchemas,
  inboxTypingBodySchema,
  type ConversationState,
  type InboxRow,
  type InboxEntry,
  type InboxConversation,
  type InboxListAnswer,
  type InboxLabelsAnswer,
  type InboxConversationAnswer,
  type CannedAnswer,
  type ChatHours,
  type InboxHours,
  type UnansweredAnswer,
  type InboxStreamEvents,
} from "./endpoints/inbox-schema.ts";
export {
  type ErasedAnswer,
  erasedAnswerSchema,
  type MeAnswer,
  meAnswerSchema,
  MOST_TOLD,
} from "./endpoints/me-schema.ts";
export {
  MAX_FORM_BYTES,
  type NewsletterAnswer,
  newsletterAnswerSchema,
  type NewsletterBody,
  newsletterBodySchema,
  type ResendBody,
  resendBodySchema,
} from "./endpoints/newsletter-schema.ts";
export {
  type ReferralCodeAnswer,
  referralCodeAnswerSchema,
  referralInviteBodySchema,
  type ReferralJoinBody,
  referralJoinBodySchema,
  referralLeaveBodySchema,
  referralLeftAnswerSchema,
  referralPendingAnswerSchema,
  type ReferralQuoteAnswer,
  type ReferralQuoteBody,
  referralQuoteAnswerSchema,
  referralQuoteBodySchema,
  referralRedeemBodySchema,
  referralRedeemedAnswerSchema,
  type ReferralSettingsBody,
  referralSettingsBodySchema,
  type ReferralStatusAnswer,
  referralStatusAnswerSchema,
  type ReferralStatusBody,
  referralStatusBodySchema,
  referralUnredeemBodySchema,
  referralVisitBodySchema,
} from "./endpoints/referral-schema.ts";
export {
  MAX_PHOTO_BYTES,
  MAX_REVIEW_BYTES,
  REVIEW_SORTS,
  type ReviewAnswer,
  reviewAnswerSchema,
  type ReviewBody,
  reviewBodySchema,
  type ReviewHeld,
  reviewHeldSchema,
  reviewHelpAnswerSchema,
  type ReviewHelpBody,
  reviewHelpBodySchema,
  type ReviewListAnswer,
  reviewListAnswerSchema,
  type ReviewShown,
  reviewShownSchema,
  type ReviewSort,
  type ReviewSummariesAnswer,
  reviewSummariesAnswerSchema,
  type ReviewSummary,
  reviewSummarySchema,
  type ReviewVoteAnswer,
  reviewVoteAnswerSchema,
  type ReviewVoteBody,
  reviewVoteBodySchema,
  type TestimonialsAnswer,
  testimonialsAnswerSchema,
} from "./endpoints/review-schema.ts";
export {
  type StageAnswer,
  stageAnswerSchema,
  type StageReason,
  stageReasonSchema,
  type Standing,
  standingSchema,
} from "./endpoints/stage-schema.ts";
export {
  type SurveyAnswer,
  surveyAnswerSchema,
  type SurveyBody,
  surveyBodySchema,
  type SurveyHeld,
  surveyHeldSchema,
} from "./endpoints/survey-schema.ts";
export { lineSchema, proseSchema } from "./endpoints/form-schema.ts";
export type {
  TeamDeadJob,
  TeamDeadLettersAnswer,
  TeamDecisionsAnswer,
  TeamReview,
  TeamReviewAnswer,
  TeamReviewDecided,
  TeamReviewDecision,
  TeamReviewsAnswer,
  TeamReward,
  TeamRewardDecided,
  TeamRewardsAnswer,
} from "./endpoints/dashboard-decisions.ts";
export type { TeamExportsAnswer } from "./endpoints/dashboard-exports.ts";
export type {
  TeamBrowser,
  TeamConversationPersonAnswer,
  TeamPeopleAnswer,
  TeamPersonAnswer,
  TeamPersonConversation,
  TeamPersonEventsAnswer,
  TeamPersonRow,
  TeamStageChange,
} from "./endpoints/dashboard-people.ts";
export type {
  TeamAnswerSources,
  TeamCannedAnswer,
  TeamCannedAnswers,
  TeamChatSettingsAnswer,
  TeamLine,
  TeamLinesAnswer,
  TeamUnanswered,
  TeamUnansweredAnswer,
} from "./endpoints/dashboard-settings.ts";

/** The most bytes of one event, as JSON. */
export const MAX_EVENT_BYTES = 32 * 1024;

/** The most bytes of a batch, unzipped. */
export const MAX_BATCH_BYTES = 500 * 1024;

/** `v1/track` and its like say by their path what is sent: the body need not. */
const optional = <T extends string>(type: T) => ({ type: z.literal(type).optional() });

/** Bodies of the addresses that take one event, by its type. */
export const eventBodySchemas = {
  track: trackSchema.extend(optional("track")).superRefine(saysWho),
  page: pageSchema.extend(optional("page")).superRefine(saysWho),
  screen: screenSchema.extend(optional("screen")).superRefine(saysWho),
  identify: identifySchema.extend(optional("identify")).superRefine(saysWho),
  group: groupSchema.extend(optional("group")).superRefine(saysWho),
  alias: aliasSchema.extend(optional("alias")).superRefine(saysWho),
} as const;

/**
 * Body of `v1/batch`. Its items are held against `eventSchema` one by one, so that a bad one does not
 * sink the rest; `sentAt`, `context` and `integrations` are those of items that have none.
 */
export const batchBodySchema = z.looseObject({
  batch: z.array(z.unknown()).describe("Events, each with its type"),
  sentAt: trackSchema.shape.sentAt,
  context: trackSchema.shape.context,
  integrations: trackSchema.shape.integrations,
  writeKey: trackSchema.shape.writeKey,
});

/** One thing that does not fit in what was sent. */
export const problemSchema = z.object({
  path: z.string().describe('Where, such as "batch[3].event"'),
  expected: z.string(),
  found: z.string(),
  help: z.string(),
});

/** Every answer that is not a success: `application/problem+json`, RFC 9457. */
export const problemAnswerSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string().describe("Never changes; the texts may"),
  detail: z.string().optional(),
  problems: z.array(problemSchema).optional(),
});

/** The answer to events that were taken. Says nothing about anybody. */
export const acceptedAnswerSchema = z.object({
  success: z.literal(true),
  rejected: z
    .array(z.object({ index: z.int(), problems: z.array(problemSchema) }))
    .optional()
    .describe("Items of the batch that were not taken, by their place"),
});

export type EventBody = z.infer<(typeof eventBodySchemas)[keyof typeof eventBodySchemas]>;
export type BatchBody = z.infer<typeof batchBodySchema>;
export type ProblemAnswer = z.infer<typeof problemAnswerSchema>;
export type AcceptedAnswer = z.infer<typeof acceptedAnswerSchema>;
