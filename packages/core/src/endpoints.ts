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
import { referralHeldSchema } from "./endpoints/referral-schema.ts";
import { reviewHeldSchema } from "./endpoints/review-schema.ts";
import { surveyHeldSchema } from "./endpoints/survey-schema.ts";

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
  type SurveyAnswer,
  surveyAnswerSchema,
  type SurveyBody,
  surveyBodySchema,
  type SurveyHeld,
  surveyHeldSchema,
} from "./endpoints/survey-schema.ts";

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

const when = z.iso.datetime();

/** Why somebody stands where they stand. */
export const stageReasonSchema = z.object({
  kind: z.enum(["rule", "decay", "reset"]),
  rule: z.string().describe("Id of the rule or decay"),
  from: z.string(),
  evidence: z
    .array(
      z.object({
        what: z.string().describe("Event names, page globs or traits, as the rule has them"),
        count: z.number(),
        first: when,
        last: when,
      }),
    )
    .describe("What was counted"),
  text: z.string().describe("The same for people, in English"),
});

/** Where somebody stands. */
export const standingSchema = z.object({
  stage: z.string().describe("On the main track"),
  since: when,
  reason: stageReasonSchema.nullable().describe("Nothing at the beginning"),
  tracks: z.record(z.string(), z.string()).describe("Stages of the other tracks, by their key"),
});

/** The answer of `v1/stage`: where the caller stands. */
export const stageAnswerSchema = z.object({
  hint: standingSchema.describe("What the browser sent leads to; good for copy only"),
  verified: standingSchema
    .nullable()
    .describe("What the site's own server vouches for; nothing where it has told nothing"),
  restored: z
    .object({
      visitor: z.string().optional().describe("The visitor's secret"),
      memory: z.record(z.string(), z.unknown()).describe("What the browser had stored"),
    })
    .optional()
    .describe("With ?restore, on the site's own host: for a browser that has lost its storage"),
});

/** The most events, changes of stage, mails and orders that `v1/me` tells: the newest of each. */
export const MOST_TOLD = 200;

const deletedAt = when.describe("When it is deleted at the latest, give or take a day");

const visitorSeenSchema = z.object({
  id: z.string().describe("The `anonymousId` of its events"),
  firstSeen: when,
  lastSeen: when,
});

/** The answer of `v1/me`: what the server holds of the caller. */
export const meAnswerSchema = z.object({
  visitor: visitorSeenSchema
    .extend({
      deletedAt,
      consent: z.array(z.string()).nullable().describe("Purposes that were allowed last"),
      claims: z
        .object({
          userId: z.string().optional(),
          traits: z.record(z.string(), z.unknown()).optional(),
        })
        .nullable()
        .describe("What this browser has said of its person, unproven"),
      ofPerson: z
        .boolean()
        .describe("It belongs to a known person, who is told more by an identity token"),
    })
    .nullable()
    .describe("The browser that asks; nothing when it asks by an identity token, or is unheard of"),
  person: visitorSeenSchema
    .omit({ id: true })
    .extend({
      deletedAt,
      userIds: z.array(z.string()),
      emails: z.array(z.string()),
      traits: z.record(z.string(), z.unknown()),
      visitors: z.array(visitorSeenSchema).describe("The person's browsers"),
    })
    .nullable()
    .describe("For who asks by an identity token"),
  hint: standingSchema.nullable(),
  verified: standingSchema.nullable(),
  transitions: z
    .array(
      z.object({
        standing: z.enum(["hint", "verified"]),
        track: z.string().describe("Empty for the main one"),
        from: z.string(),
        to: z.string(),
        at: when,
        kind: z.string(),
        rule: z.string(),
        evidence: stageReasonSchema.shape.evidence,
      }),
    )
    .describe("Changes of stage, the newest first"),
  events: z
    .array(
      z.object({
        receivedAt: when,
        deletedAt,
        verified: z.boolean().describe("Whether the site's own server sent it"),
        event: z.record(z.string(), z.unknown()).describe("As it is stored"),
      }),
    )
    .describe("Events as they came in, the newest first"),
  moreEvents: z.boolean().describe("Whether there are older ones that are not told here"),
  mails: z
    .array(
      z.object({
        mail: z.string().describe("The mail's id in the config, or its template"),
        category: z.string(),
        at: when,
        deletedAt,
        outcome: z.string().describe("`sent`, or why it was not"),
      }),
    )
    .describe("Mails that were sent or held back, the newest first"),
  orders: z
    .array(z.object({ orderId: z.string(), at: when }))
    .describe("Orders that the site's server or a shop has told, the newest first"),
  newsletter: z
    .array(
      z.object({
        email: z.string(),
        name: z.string().nullable(),
        fields: z.record(z.string(), z.unknown()),
        locale: z.string(),
        frequency: z.string().nullable(),
        since: when,
        lists: z.array(z.object({ list: z.string(), state: z.string(), at: when })),
        receipts: z
          .array(
            z.object({
              action: z.string(),
              at: when,
              lists: z.array(z.string()),
              wording: z.string().nullable(),
              version: z.string().nullable(),
              page: z.string().nullable(),
            }),
          )
          .describe("What the person has agreed to, and when"),
      }),
    )
    .describe("What is kept for the newsletter; for who asks by an identity token"),
  referral: z
    .array(referralHeldSchema)
    .describe("What is kept for referral; for who asks by an identity token"),
  reviews: z.array(reviewHeldSchema).describe("Reviews and scores that were given"),
  surveys: z.array(surveyHeldSchema).describe("Surveys that were answered"),
});

/** The answer of `v1/me/erase`: how much was deleted, in rows. */
export const erasedAnswerSchema = z.object({
  success: z.literal(true),
  erased: z.object({
    people: z.int().describe("Browsers and persons"),
    transitions: z.int(),
    events: z.int(),
  }),
});

export type EventBody = z.infer<(typeof eventBodySchemas)[keyof typeof eventBodySchemas]>;
export type BatchBody = z.infer<typeof batchBodySchema>;
export type ProblemAnswer = z.infer<typeof problemAnswerSchema>;
export type AcceptedAnswer = z.infer<typeof acceptedAnswerSchema>;
export type StageReason = z.infer<typeof stageReasonSchema>;
export type Standing = z.infer<typeof standingSchema>;
export type StageAnswer = z.infer<typeof stageAnswerSchema>;
export type MeAnswer = z.infer<typeof meAnswerSchema>;
export type ErasedAnswer = z.infer<typeof erasedAnswerSchema>;
