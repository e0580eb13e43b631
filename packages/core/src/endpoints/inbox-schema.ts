import { z } from "zod";
import {
  chatAttachmentSchema,
  chatAttributesSchema,
  chatEntrySchema,
  MAX_CHAT_TEXT,
} from "./chat-schema.ts";
import { lineSchema, proseSchema } from "./form-schema.ts";

/** States of a conversation, for the team. */
export const CONVERSATION_STATES = ["open", "snoozed", "closed"] as const;

const when = z.iso.datetime();
const textSchema = proseSchema(MAX_CHAT_TEXT).pipe(z.string().min(1));

/** A label of a conversation. */
const chatLabelSchema = lineSchema(40).min(1);

/** One line of the inbox. */
export const inboxRowSchema = z.object({
  id: z.string(),
  state: z.enum(CONVERSATION_STATES),
  snoozedUntil: when.optional(),
  name: z.string().optional().describe("As the visitor says"),
  email: z.string().optional(),
  emailProven: z.boolean(),
  verified: z.boolean().describe("Whether a person who has signed in"),
  userId: z.string().optional(),
  locale: z.string(),
  page: z.string().optional(),
  assignee: z.string().nullable().describe("Id of a member of the team"),
  labels: z.array(z.string()),
  startedAt: when,
  changedAt: when,
  waitingSince: when.optional().describe("Since when the visitor waits for a person"),
  needsPerson: z.boolean(),
  unread: z.boolean().describe("Whether there is something that nobody of the team has read"),
  lastSeq: z.int(),
  visitorRead: z.int(),
  agentRead: z.int(),
  rating: z.int().optional(),
  source: z.enum(["widget", "form", "mail"]),
  preview: z.string().optional().describe("How the last message begins"),
  previewBy: chatEntrySchema.shape.author.optional(),
});

/** An entry as the team sees it. */
export const inboxEntrySchema = chatEntrySchema.extend({
  member: z.string().optional().describe("Id of whoever of the team has made it"),
});

/** A conversation as the team sees it. */
export const inboxConversationSchema = inboxRowSchema.extend({
  referrer: z.string().optional(),
  userAgent: z.string().optional(),
  attributes: chatAttributesSchema.optional(),
  fields: z.record(z.string(), z.string()).optional(),
  visitorId: z.string().optional().describe("The browser, where statistics were agreed to"),
  profileId: z.string().optional(),
  ratingText: z.string().optional(),
  attachments: z.array(chatAttachmentSchema).optional(),
});

/** The answer of `GET dashboard/api/conversations`. */
export const inboxListAnswerSchema = z.object({
  conversations: z.array(inboxRowSchema).describe("What has changed last first"),
  next: z.string().optional().describe("For `before`, where there are more"),
});

/** The answer of `GET dashboard/api/labels`. */
export const inboxLabelsAnswerSchema = z.object({
  labels: z.array(z.string()).describe("Those that conversations have, the most frequent first"),
});

/** The answer of `GET dashboard/api/conversations/:id`. */
export const inboxConversationAnswerSchema = z.object({
  conversation: inboxConversationSchema,
  entries: z.array(inboxEntrySchema).describe("The oldest first"),
  more: z.literal(true).optional().describe("There are earlier ones"),
});

/** Body of `POST dashboard/api/conversations/:id/messages` and `/notes`. */
export const inboxMessageBodySchema = z.object({
  id: z.uuid(),
  text: textSchema,
  attachments: z.array(z.string().max(60)).max(5).optional(),
});

/** Body of `POST dashboard/api/conversations/:id/assign`. */
export const inboxAssignBodySchema = z.object({ member: z.string().max(60).nullable() });

/** Body of `POST dashboard/api/conversations/:id/labels`. */
export const inboxLabelsBodySchema = z.object({
  add: z.array(chatLabelSchema).max(20).optional(),
  remove: z.array(chatLabelSchema).max(20).optional(),
});

/** Body of `POST dashboard/api/conversations/:id/snooze`. */
export const inboxSnoozeBodySchema = z.object({ until: when });

/** Body of `POST dashboard/api/conversations/:id/state`. */
export const inboxStateBodySchema = z.object({ state: z.enum(["open", "closed"]) });

/** Body of `POST dashboard/api/conversations/:id/typing`. */
export const inboxTypingBodySchema = z.object({
  note: z.boolean().optional().describe("The visitor does not hear of it"),
});

/** Body of `POST dashboard/api/conversations/:id/looking`. */
export const inboxLookingBodySchema = z.object({
  left: z.boolean().optional().describe("Somebody has it open no more"),
});

/** The answer to what is written into a conversation. */
export const inboxEntryAnswerSchema = z.object({ entry: inboxEntrySchema });

/** The answer to what changes a conversation. */
export const inboxChangedAnswerSchema = z.object({ conversation: inboxRowSchema });

/** A text that is answered with again and again; `{{ name }}` and its like are filled in. */
export const cannedAnswerSchema = z.object({
  id: z.string(),
  shortcut: lineSchema(40).min(1).describe("What is typed for it"),
  title: lineSchema(100).min(1),
  text: textSchema,
  locale: z.string().nullable().describe("The language that it is in; nothing: any"),
});

/** Body of `POST dashboard/api/canned`: without an id a new one. */
export const cannedBodySchema = z.object({
  id: z.string().max(60).optional(),
  shortcut: cannedAnswerSchema.shape.shortcut,
  title: cannedAnswerSchema.shape.title,
  text: cannedAnswerSchema.shape.text,
  locale: z.string().max(35).nullable().optional(),
});

/** The answer of `GET dashboard/api/canned`. */
export const cannedListAnswerSchema = z.object({ canned: z.array(cannedAnswerSchema) });

const spanSchema = z
  .string()
  .regex(
    /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
    'a span such as "09:00-18:00"',
  );

/** When the team answers: days have spans, in one time zone; a day without any is closed. */
export const chatHoursSchema = z.object({
  timeZone: z.string().min(1).max(60).describe("Such as `Asia/Seoul`"),
  weekly: z.partialRecord(
    z.enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]),
    z.array(spanSchema).max(6),
  ),
  closed: z.array(z.iso.date()).max(400).optional().describe("Days on which nobody answers"),
});

/** Body and answer of `dashboard/api/settings/hours`; nothing: always. */
export const inboxHoursSchema = z.object({
  hours: chatHoursSchema.nullable(),
  away: z.record(z.string().max(35), proseSchema(1_000)).optional().describe("By language"),
});

/** The answer of `GET dashboard/api/unanswered`: what could not be answered at once. */
export const unansweredAnswerSchema = z.object({
  questions: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      locale: z.string(),
      times: z.int(),
      lastAt: when,
      conversation: z.string().optional(),
    }),
  ),
});

/** What the dashboard's stream tells beside what the visitor's does, by the name of the event. */
export const inboxStreamSchemas = {
  entry: inboxEntrySchema,
  row: inboxRowSchema,
  presence: z.object({
    conversation: z.string(),
    member: z.string(),
    name: z.string(),
    doing: z.enum(["reading", "writing", "gone"]),
  }),
  visitor: z.object({ conversation: z.string(), page: z.string().optional(), online: z.boolean() }),
  decision: z.object({ kind: z.string() }).describe("Something to decide has come or gone"),
} as const;

export type ConversationState = (typeof CONVERSATION_STATES)[number];
export type InboxRow = z.infer<typeof inboxRowSchema>;
export type InboxEntry = z.infer<typeof inboxEntrySchema>;
export type InboxConversation = z.infer<typeof inboxConversationSchema>;
export type InboxListAnswer = z.infer<typeof inboxListAnswerSchema>;
export type InboxLabelsAnswer = z.infer<typeof inboxLabelsAnswerSchema>;
export type InboxConversationAnswer = z.infer<typeof inboxConversationAnswerSchema>;
export type CannedAnswer = z.infer<typeof cannedAnswerSchema>;
export type ChatHours = z.infer<typeof chatHoursSchema>;
export type InboxHours = z.infer<typeof inboxHoursSchema>;
export type UnansweredAnswer = z.infer<typeof unansweredAnswerSchema>;
/** What the dashboard's stream tells: data of each event by its name. */
export type InboxStreamEvents = {
  readonly [Name in keyof typeof inboxStreamSchemas]: z.infer<(typeof inboxStreamSchemas)[Name]>;
};
