import {
  chatHeardAnswerSchema,
  chatReadBodySchema,
  inboxAssignBodySchema,
  inboxChangedAnswerSchema,
  inboxConversationAnswerSchema,
  inboxEntryAnswerSchema,
  inboxLabelsAnswerSchema,
  inboxLabelsBodySchema,
  inboxListAnswerSchema,
  inboxLookingBodySchema,
  inboxMessageBodySchema,
  inboxSnoozeBodySchema,
  inboxStateBodySchema,
  inboxTypingBodySchema,
  MAX_CHAT_BYTES,
} from "@stagelight/core/endpoints";
import type { z } from "zod";
import type { Route } from "../../http/route.ts";
import { TEAM_ROUTE } from "../../team/team-route.ts";
import { listInbox, tellInbox } from "./read-inbox.ts";
import { listLabels } from "./read-labels.ts";
import { openTeamStream } from "./team-stream.ts";
import {
  assignTo,
  changeLabels,
  changeState,
  markInboxRead,
  sendAnswer,
  sendNote,
  snooze,
  tellInboxTyping,
  tellLooking,
} from "./write-inbox.ts";

const CONVERSATIONS = "/dashboard/api/conversations";

/** People who answer many at once ask often. */
const INBOX = { ...TEAM_ROUTE, limit: { name: "inbox", calls: 1_800, seconds: 60 } } as const;

const ENTRY = { status: 200, schema: inboxEntryAnswerSchema };
const CHANGED = { status: 200, schema: inboxChangedAnswerSchema };
const HEARD = { status: 200, schema: chatHeardAnswerSchema };

/** What the team does in the inbox, each with the schema of what is sent and of the answer. */
const WRITES: readonly [
  path: string,
  summary: string,
  schema: z.ZodType,
  answer: Route["answer"],
  handle: Route["handle"],
][] = [
  ["messages", "Answers a visitor.", inboxMessageBodySchema, ENTRY, sendAnswer],
  ["notes", "Writes what the team alone sees.", inboxMessageBodySchema, ENTRY, sendNote],
  ["assign", "Gives a conversation to somebody.", inboxAssignBodySchema, CHANGED, assignTo],
  ["labels", "Puts labels on and takes them off.", inboxLabelsBodySchema, CHANGED, changeLabels],
  ["snooze", "Puts a conversation off.", inboxSnoozeBodySchema, CHANGED, snooze],
  ["state", "Closes a conversation or opens it.", inboxStateBodySchema, CHANGED, changeState],
  ["read", "Says up to where the team has read.", chatReadBodySchema, CHANGED, markInboxRead],
  ["typing", "Says that somebody types.", inboxTypingBodySchema, HEARD, tellInboxTyping],
  ["looking", "Says who has it open.", inboxLookingBodySchema, HEARD, tellLooking],
];

/** The inbox of the team. */
export const inboxRoutes: readonly Route[] = [
  {
    ...INBOX,
    method: "GET",
    path: CONVERSATIONS,
    summary: "Conversations, those that changed last first.",
    answer: { status: 200, schema: inboxListAnswerSchema },
    handle: listInbox,
  },
  {
    ...INBOX,
    method: "GET",
    path: `${CONVERSATIONS}/:id`,
    summary: "A conversation with its last entries.",
    answer: { status: 200, schema: inboxConversationAnswerSchema },
    handle: tellInbox,
  },
  {
    ...INBOX,
    method: "GET",
    path: "/dashboard/api/labels",
    summary: "Labels that conversations have, the most frequent first.",
    answer: { status: 200, schema: inboxLabelsAnswerSchema },
    handle: listLabels,
  },
  ...WRITES.map(([path, summary, schema, answer, handle]): Route => ({
    ...INBOX,
    method: "POST",
    path: `${CONVERSATIONS}/:id/${path}`,
    summary,
    body: { schema, types: ["application/json"], most: MAX_CHAT_BYTES, zipped: false },
    answer,
    handle,
  })),
  {
    ...INBOX,
    method: "GET",
    path: "/dashboard/api/stream",
    summary: "All that happens in all conversations, as it happens.",
    answer: { status: 200, type: "text/event-stream" },
    handle: openTeamStream,
  },
];
