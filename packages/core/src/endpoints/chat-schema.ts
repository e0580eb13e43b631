import { z } from "zod";
import { FORM_FIELDS, lineSchema, proseSchema } from "./form-schema.ts";

/** The most characters of a message. */
export const MAX_CHAT_TEXT = 4_000;

/** The most bytes of what a chat sends at once, attachments left out. */
export const MAX_CHAT_BYTES = 64 * 1024;

/** The most entries of one answer. */
export const MOST_CHAT_ENTRIES = 200;

const when = z.iso.datetime();

/** Ids are made by whoever sends: told twice, a message is one message. */
const clientId = z.uuid().describe("Made by whoever sends: sent twice, it is one");

const textSchema = proseSchema(MAX_CHAT_TEXT).pipe(z.string().min(1));

/** A person of the team as visitors see them. */
export const chatAgentSchema = z.object({
  name: z.string(),
  picture: z.string().optional().describe("Address of a picture"),
});

/** Who has made an entry. What answers at once is never a person. */
export const CHAT_AUTHORS = ["visitor", "agent", "answerer", "system"] as const;

/** What an entry is; visitors are told of the first six. */
export const CHAT_ENTRY_KINDS = [
  "message",
  "state",
  "assigned",
  "rated",
  "identified",
  "person",
  "note",
  "label",
] as const;

/** A file of a message. */
export const chatAttachmentSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.int().describe("In bytes"),
  url: z.string().optional().describe("Where it can be fetched, for a while"),
});

/** What belongs to an entry beside its text. */
export const chatDataSchema = z.object({
  quickReplies: z.array(z.string()).optional(),
  sources: z
    .array(z.object({ title: z.string(), url: z.string() }))
    .optional()
    .describe("Pages of the site that an answer is from"),
  unproven: z
    .literal(true)
    .optional()
    .describe("What the visitor's page says that it has answered: nobody vouches for it"),
  line: z.string().optional().describe("Id of the proactive line that it answers"),
  attachments: z.array(chatAttachmentSchema).optional(),
  mail: z.literal(true).optional().describe("Came by mail"),
  sender: z.string().optional().describe("Of a mail from another address than was told: which"),
  private: z
    .literal(true)
    .optional()
    .describe("Of a mail: nobody has proven the address, so that only the team is told of it"),
  messageId: z.string().optional().describe("Of a mail: what answers refer to"),
  leftOut: z.int().optional().describe("Of a mail: files that were not taken"),
  state: z.string().optional().describe("Of a change of state: the new one"),
  from: z.string().optional().describe("The one before"),
  score: z.int().optional().describe("Of a rating: 1 to 5"),
  label: z.string().optional(),
  removed: z.literal(true).optional().describe("The label was taken off"),
  member: z.string().nullable().optional().describe("Id of whom it was assigned to; for the team"),
});

/** One durable thing of a conversation. */
export const chatEntrySchema = z.object({
  conversation: z.string(),
  seq: z.int().describe("Its place in the conversation; not every place is told to everybody"),
  position: z.int().describe("Its place among all entries: what `Last-Event-ID` says"),
  kind: z.enum(CHAT_ENTRY_KINDS),
  author: z.enum(CHAT_AUTHORS),
  agent: chatAgentSchema.optional(),
  id: z.string().optional().describe("As its sender has called it"),
  text: z.string().optional(),
  data: chatDataSchema.optional(),
  at: when,
});

/** A conversation as its visitor is told of it. */
export const chatConversationSchema = z.object({
  id: z.string(),
  state: z.enum(["open", "closed"]),
  startedAt: when,
  changedAt: when,
  lastSeq: z.int().describe("Of the last entry that visitors are told"),
  visitorRead: z.int().describe("Up to where the visitor has read"),
  agentRead: z.int().describe("Up to where the team has read"),
  agent: chatAgentSchema.optional().describe("Who answers"),
  queue: z.int().optional().describe("How many wait for a person before this visitor"),
  person: z.boolean().describe("Whether the visitor wants a person"),
  rating: z.int().optional(),
  email: z.boolean().describe("Whether an address is known that answers can be mailed to"),
  verified: z.boolean().describe("Whether it belongs to a person who has signed in"),
});

/** Whether somebody answers now. */
export const chatAvailabilitySchema = z.object({
  open: z.boolean().describe("Within the hours, and somebody is there"),
  opensAt: when.optional().describe("When the hours begin again"),
  away: z.string().optional().describe("What is said while nobody answers"),
  waiting: z.int().optional().describe("How many wait for a person"),
  agents: z.array(chatAgentSchema).describe("Who is there"),
});

/** What a site says of its visitor: flat, and small. */
export const chatAttributesSchema = z
  .record(z.string().min(1).max(60), z.union([lineSchema(200), z.number(), z.boolean()]))
  .refine((given) => Object.keys(given).length <= 20, "at most 20 attributes");

const emailSchema = FORM_FIELDS.email.describe("Claimed; proven by the link of a mail");

const consentSchema = z
  .object({ agreed: z.literal(true), wording: lineSchema(1_000).optional() })
  .describe("What was agreed to before the chat began");

const pageSchema = FORM_FIELDS.page;

/** Body of `POST v1/chat/conversations`. */
export const chatStartBodySchema = z.object({
  id: clientId.describe("Of the first message"),
  text: textSchema,
  name: lineSchema(100).optional(),
  email: emailSchema.optional(),
  fields: z
    .record(z.string().max(60), lineSchema(1_000))
    .refine((given) => Object.keys(given).length <= 20, "at most 20 fields")
    .optional()
    .describe("What was filled in before, by the config's ids"),
  consent: consentSchema.optional(),
  page: pageSchema,
  referrer: pageSchema,
  locale: FORM_FIELDS.locale,
  attributes: chatAttributesSchema.optional(),
  visitor: z
    .string()
    .max(100)
    .optional()
    .describe("The visitor's own secret, where statistics are agreed to: it says who chats"),
  line: lineSchema(100).optional().describe("Id of the proactive line that it answers"),
  answers: z
    .array(
      z.object({
        question: proseSchema(1_000),
        answer: proseSchema(MAX_CHAT_TEXT),
        source: z
          .object({ title: lineSchema(300), url: z.string().max(2_000) })
          .optional()
          .describe("The page of the site that it is from"),
      }),
    )
    .max(10)
    .optional()
    .describe("What was asked and answered at once before"),
  person: z.boolean().optional().describe("Whether a person is wanted"),
  attachments: z.array(z.string().max(60)).max(5).optional(),
  trap: FORM_FIELDS.trap,
  began: FORM_FIELDS.began,
  proof: FORM_FIELDS.proof,
});

/** Body of `POST v1/chat/conversations/:id/messages`. */
export const chatMessageBodySchema = z.object({
  id: clientId,
  text: textSchema,
  page: pageSchema,
  attachments: z.array(z.string().max(60)).max(5).optional().describe("Ids of files sent before"),
});

/** Body of `POST v1/chat/conversations/:id/read`. */
export const chatReadBodySchema = z.object({ seq: z.int().nonnegative() });

/** Body of `POST v1/chat/conversations/:id/rating`. */
export const chatRatingBodySchema = z.object({
  score: z.int().min(1).max(5),
  text: proseSchema(2_000).optional(),
});

/** Body of `POST v1/chat/conversations/:id/email`. */
export const chatEmailBodySchema = z.object({
  email: emailSchema,
  name: lineSchema(100).optional(),
  consent: consentSchema.optional(),
  locale: FORM_FIELDS.locale,
});

/** Body of `POST v1/chat/identify`. */
export const chatIdentifyBodySchema = z.object({
  token: z.string().max(4_096).describe("An identity token of the site's own server"),
});

/** Body of `POST v1/chat/attributes`. */
export const chatAttributesBodySchema = z.object({
  attributes: chatAttributesSchema.optional(),
  page: pageSchema.describe("Where the visitor is now"),
});

/** The answer to a conversation that was begun, and of `GET v1/chat/conversations/:id`. */
export const chatConversationAnswerSchema = z.object({
  conversation: chatConversationSchema,
  entries: z.array(chatEntrySchema),
  more: z.literal(true).optional().describe("There are more after the last one"),
});

/** The answer of `GET v1/chat/conversations`. */
export const chatListAnswerSchema = z.object({
  conversations: z.array(chatConversationSchema).describe("The newest first"),
  availability: chatAvailabilitySchema,
});

/** The answer to a message. */
export const chatEntryAnswerSchema = z.object({ entry: chatEntrySchema });

/** The answer to what changes a conversation. */
export const chatChangedAnswerSchema = z.object({ conversation: chatConversationSchema });

/** The answer to what is heard and not kept. */
export const chatHeardAnswerSchema = z.object({ success: z.literal(true) });

/** The answer of `POST v1/chat/identify`. */
export const chatIdentifiedAnswerSchema = z.object({
  conversations: z.array(chatConversationSchema),
});

/** What `v1/me` tells of a conversation. */
export const chatHeldSchema = z.object({
  id: z.string(),
  startedAt: when,
  changedAt: when,
  state: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  locale: z.string(),
  page: z.string().nullable().describe("Where the visitor was last"),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  fields: z.record(z.string(), z.string()),
  rating: z.int().nullable(),
  messages: z.array(z.object({ author: z.enum(CHAT_AUTHORS), text: z.string(), at: when })),
});

/** What the stream tells, by the name of the event. */
export const chatStreamSchemas = {
  hello: z.object({
    position: z.int().describe("Of the last entry before; what comes after follows"),
    resumed: z.boolean().describe("Whether it goes on from a `Last-Event-ID`"),
  }),
  entry: chatEntrySchema,
  read: z.object({ conversation: z.string(), by: z.enum(["visitor", "agent"]), seq: z.int() }),
  typing: z.object({
    conversation: z.string(),
    by: z.enum(["visitor", "agent"]),
    name: z.string().optional(),
  }),
  conversation: chatConversationSchema,
  availability: chatAvailabilitySchema,
  bye: z.object({ retry: z.int().describe("Milliseconds after which to come again") }),
} as const;

export type ChatAgent = z.infer<typeof chatAgentSchema>;
export type ChatAuthor = (typeof CHAT_AUTHORS)[number];
export type ChatEntryKind = (typeof CHAT_ENTRY_KINDS)[number];
export type ChatAttachment = z.infer<typeof chatAttachmentSchema>;
export type ChatData = z.infer<typeof chatDataSchema>;
export type ChatEntry = z.infer<typeof chatEntrySchema>;
export type ChatConversation = z.infer<typeof chatConversationSchema>;
export type ChatAvailability = z.infer<typeof chatAvailabilitySchema>;
export type ChatAttributes = z.infer<typeof chatAttributesSchema>;
export type ChatStartBody = z.input<typeof chatStartBodySchema>;
export type ChatMessageBody = z.input<typeof chatMessageBodySchema>;
export type ChatRatingBody = z.input<typeof chatRatingBodySchema>;
export type ChatEmailBody = z.input<typeof chatEmailBodySchema>;
export type ChatConversationAnswer = z.infer<typeof chatConversationAnswerSchema>;
export type ChatHeld = z.infer<typeof chatHeldSchema>;
export type ChatListAnswer = z.infer<typeof chatListAnswerSchema>;
export type ChatEntryAnswer = z.infer<typeof chatEntryAnswerSchema>;
export type ChatChangedAnswer = z.infer<typeof chatChangedAnswerSchema>;
/** What the stream tells: data of each event by its name. */
export type ChatStreamEvents = {
  readonly [Name in keyof typeof chatStreamSchemas]: z.infer<(typeof chatStreamSchemas)[Name]>;
};
