import {
  type ChatEntryAnswer,
  type InboxRow,
  inboxAssignBodySchema,
  inboxLabelsBodySchema,
  inboxLookingBodySchema,
  inboxMessageBodySchema,
  inboxSnoozeBodySchema,
  inboxStateBodySchema,
  inboxTypingBodySchema,
  chatReadBodySchema,
} from "@stagelight/core/endpoints";
import { answerPrivately } from "../../http/answer-json.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Call } from "../../http/route.ts";
import type { Given } from "../../forms/given.ts";
import { checkBody } from "../../forms/check-given.ts";
import { memberOf } from "../../team/member.ts";
import { conversationIn } from "../caller.ts";
import { writtenOr } from "../routes/tell.ts";
import type { Written, Write } from "../write/write.ts";
import { conversationOf } from "./read-inbox.ts";
import { toldInboxEntry, toldRows } from "./told-inbox.ts";

/** What is done to a conversation, beside who does it and when. */
type Doing = {
  [Op in Write["op"]]: Omit<Extract<Write, { op: Op }>, "conversation" | "by" | "at">;
}["message" | "note" | "read" | "state" | "assign" | "labels"];

async function write(call: Call, doing: Doing): Promise<Extract<Written, { ok: true }>> {
  const { chat, clock } = call.services;
  const by = { kind: "agent", member: memberOf(call).id } as const;
  // What is written is told by its writer's name.
  await chat.agents.know(by.member);
  const conversation = conversationIn(call);
  return writtenOr(await chat.write({ ...doing, conversation, by, at: clock.now() }));
}

/** Answers a visitor. */
export function sendAnswer(call: Call): Promise<Response> {
  return say(call, "message");
}

/** Writes something that the team alone sees. */
export function sendNote(call: Call): Promise<Response> {
  return say(call, "note");
}

async function say(call: Call, op: "message" | "note"): Promise<Response> {
  const { id, text, attachments } = checkBody(inboxMessageBodySchema, call.body as Given);
  const said = { op, id, text, ...(attachments && { attachments }) };
  const { entries } = await write(call, said);
  const own = entries.find((entry) => entry.client_id === id)!;
  await call.services.chat.agents.refresh();
  const entry = toldInboxEntry(own, call.services.chat.telling);
  return answerPrivately({ entry } satisfies ChatEntryAnswer);
}

async function change(call: Call, doing: Doing): Promise<Response> {
  const { conversation } = await write(call, doing);
  const [told] = await toldRows(call.services.store, [conversation]);
  return answerPrivately({ conversation: told! } satisfies { readonly conversation: InboxRow });
}

/** Gives a conversation to somebody of the team, or to nobody. */
export async function assignTo(call: Call): Promise<Response> {
  const { member } = checkBody(inboxAssignBodySchema, call.body as Given);
  if (member !== null) {
    const { agents } = call.services.chat;
    agents.forget();
    await agents.refresh();
    if (!agents.isActive(member)) throw new RequestProblem("not-found");
  }
  return change(call, { op: "assign", member });
}

/** Puts labels on, and takes them off. */
export async function changeLabels(call: Call): Promise<Response> {
  const { add = [], remove = [] } = checkBody(inboxLabelsBodySchema, call.body as Given);
  return change(call, { op: "labels", add: [...new Set(add)], remove: [...new Set(remove)] });
}

/** Puts a conversation off. */
export async function snooze(call: Call): Promise<Response> {
  const { until } = checkBody(inboxSnoozeBodySchema, call.body as Given);
  return change(call, { op: "state", state: "snoozed", until: Date.parse(until) });
}

/** Closes a conversation, or opens it again. */
export async function changeState(call: Call): Promise<Response> {
  const { state } = checkBody(inboxStateBodySchema, call.body as Given);
  return change(call, { op: "state", state });
}

/** Up to where the team has read. */
export async function markInboxRead(call: Call): Promise<Response> {
  const { seq } = checkBody(chatReadBodySchema, call.body as Given);
  return change(call, { op: "read", seq });
}

/** Somebody of the team types: the visitor hears that too, unless it is a note. */
export async function tellInboxTyping(call: Call): Promise<Response> {
  const { note = false } = checkBody(inboxTypingBodySchema, call.body as Given);
  const member = memberOf(call).id;
  const { id, holder, user_id } = await conversationOf(call);
  const of = { id, holder, user_id };
  const { chat } = call.services;
  if (!note) chat.tell({ is: "typing", of, by: "agent", member });
  chat.tell({ is: "looking", of, member, doing: "writing" });
  return answerPrivately({ success: true });
}

/** Somebody of the team has a conversation open, or no more. */
export async function tellLooking(call: Call): Promise<Response> {
  const { left = false } = checkBody(inboxLookingBodySchema, call.body as Given);
  const member = memberOf(call).id;
  const { id, holder, user_id } = await conversationOf(call);
  const doing = left ? "gone" : "reading";
  call.services.chat.tell({ is: "looking", of: { id, holder, user_id }, member, doing });
  return answerPrivately({ success: true });
}
