import {
  chatAttributesBodySchema,
  chatAvailabilitySchema,
  chatChangedAnswerSchema,
  chatConversationAnswerSchema,
  chatEmailBodySchema,
  chatEntryAnswerSchema,
  chatHeardAnswerSchema,
  chatIdentifiedAnswerSchema,
  chatIdentifyBodySchema,
  chatListAnswerSchema,
  chatMessageBodySchema,
  chatRatingBodySchema,
  chatReadBodySchema,
  chatStartBodySchema,
  MAX_CHAT_BYTES,
} from "@stagelight/core/endpoints";
import type { z } from "zod";
import type { BodyRule, Route } from "../../http/route.ts";
import { openVisitorStream } from "../stream/visitor-stream.ts";
import { identify, tellAttributes } from "./identify.ts";
import { ASK, CHANGE, SEND, START, STREAM, TYPE } from "./limits.ts";
import {
  endConversation,
  markRead,
  rateConversation,
  sendMessage,
  tellEmail,
  tellTyping,
  wantPerson,
} from "./send.ts";
import { startConversation } from "./start.ts";
import { listConversations, tellAvailability, tellConversation } from "./tell.ts";

/** Where conversations are, below the base path. */
const CONVERSATIONS = "/v1/chat/conversations";
const ONE = `${CONVERSATIONS}/:id`;

/** Only what is shown in `Authorization` proves who asks: the handlers see to it that no cookie does. */
const OWN = { access: "visitor", origins: "site" } as const;

const bodyOf = (schema: z.ZodType): BodyRule => ({
  schema,
  types: ["application/json", "text/plain"],
  most: MAX_CHAT_BYTES,
  zipped: false,
});

const CHANGED = { status: 200, schema: chatChangedAnswerSchema } as const;
const HEARD = { status: 200, schema: chatHeardAnswerSchema } as const;

/** What visitors do in the chat. */
export const chatRoutes: readonly Route[] = [
  {
    ...OWN,
    method: "POST",
    path: CONVERSATIONS,
    summary: "Begins a conversation with its first message.",
    body: bodyOf(chatStartBodySchema),
    limit: START,
    answer: { status: 200, schema: chatConversationAnswerSchema },
    handle: startConversation,
  },
  {
    ...OWN,
    method: "GET",
    path: CONVERSATIONS,
    summary: "The caller's conversations, and whether somebody answers now.",
    limit: ASK,
    answer: { status: 200, schema: chatListAnswerSchema },
    handle: listConversations,
  },
  {
    ...OWN,
    method: "GET",
    path: ONE,
    summary: "A conversation of the caller's, with what comes after a place in it.",
    limit: ASK,
    answer: { status: 200, schema: chatConversationAnswerSchema },
    handle: tellConversation,
  },
  {
    ...OWN,
    method: "POST",
    path: `${ONE}/messages`,
    summary: "Takes a message of the visitor's.",
    body: bodyOf(chatMessageBodySchema),
    limit: SEND,
    answer: { status: 200, schema: chatEntryAnswerSchema },
    handle: sendMessage,
  },
  {
    ...OWN,
    method: "POST",
    path: `${ONE}/read`,
    summary: "Says up to where the visitor has read.",
    body: bodyOf(chatReadBodySchema),
    limit: CHANGE,
    answer: CHANGED,
    handle: markRead,
  },
  {
    ...OWN,
    method: "POST",
    path: `${ONE}/typing`,
    summary: "Says that the visitor types, and never what.",
    limit: TYPE,
    answer: HEARD,
    handle: tellTyping,
  },
  {
    ...OWN,
    method: "POST",
    path: `${ONE}/person`,
    summary: "Asks for a person.",
    limit: CHANGE,
    answer: CHANGED,
    handle: wantPerson,
  },
  {
    ...OWN,
    method: "POST",
    path: `${ONE}/rating`,
    summary: "Says how it was.",
    body: bodyOf(chatRatingBodySchema),
    limit: CHANGE,
    answer: CHANGED,
    handle: rateConversation,
  },
  {
    ...OWN,
    method: "POST",
    path: `${ONE}/end`,
    summary: "Ends the conversation; a message opens it again.",
    limit: CHANGE,
    answer: CHANGED,
    handle: endConversation,
  },
  {
    ...OWN,
    method: "POST",
    path: `${ONE}/email`,
    summary: "Says where answers can be mailed to.",
    body: bodyOf(chatEmailBodySchema),
    limit: CHANGE,
    answer: CHANGED,
    handle: tellEmail,
  },
  {
    ...OWN,
    method: "POST",
    path: "/v1/chat/identify",
    summary: "Gives the caller's open conversations to a person, by an identity token.",
    body: bodyOf(chatIdentifyBodySchema),
    limit: CHANGE,
    answer: { status: 200, schema: chatIdentifiedAnswerSchema },
    handle: identify,
  },
  {
    ...OWN,
    method: "POST",
    path: "/v1/chat/attributes",
    summary: "Says what the site knows of the caller, and where they are.",
    body: bodyOf(chatAttributesBodySchema),
    limit: CHANGE,
    answer: HEARD,
    handle: tellAttributes,
  },
  {
    access: "open",
    origins: "site",
    method: "GET",
    path: "/v1/chat/availability",
    summary: "Whether somebody answers now, and if not, when.",
    limit: ASK,
    answer: { status: 200, schema: chatAvailabilitySchema },
    handle: tellAvailability,
  },
  {
    ...OWN,
    method: "GET",
    path: "/v1/chat/stream",
    summary: "All that happens in the caller's conversations, as it happens.",
    limit: STREAM,
    answer: { status: 200, type: "text/event-stream" },
    handle: openVisitorStream,
  },
];
