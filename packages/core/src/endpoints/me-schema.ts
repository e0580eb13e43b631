import { z } from "zod";
import { chatHeldSchema } from "./chat-schema.ts";
import { referralHeldSchema } from "./referral-schema.ts";
import { reviewHeldSchema } from "./review-schema.ts";
import { stageReasonSchema, standingSchema } from "./stage-schema.ts";
import { surveyHeldSchema } from "./survey-schema.ts";

const when = z.iso.datetime();

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
        note: stageReasonSchema.shape.note,
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
  chats: z
    .array(chatHeldSchema)
    .describe("Conversations in the chat; also for who asks by the chat secret"),
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

export type MeAnswer = z.infer<typeof meAnswerSchema>;
export type ErasedAnswer = z.infer<typeof erasedAnswerSchema>;
