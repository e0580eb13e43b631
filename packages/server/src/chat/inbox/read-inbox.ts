import type { InboxConversationAnswer, InboxListAnswer } from "@stagelight/core/endpoints";
import { answerPrivately } from "../../http/answer-json.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Call } from "../../http/route.ts";
import { memberOf } from "../../team/member.ts";
import { conversationIn, unknownConversation } from "../caller.ts";
import { conversationsSaying } from "../search/conversations-saying.ts";
import type { Conversation } from "../write/write.ts";
import { toldInboxEntry, toldRows, toldWhole } from "./told-inbox.ts";

/** Conversations of one page, and entries of one answer. */
const PAGE = 50;
const ENTRIES = 100;

/** The inbox: what has changed last first, a page at a time. */
export async function listInbox(call: Call): Promise<Response> {
  const { store, chat } = call.services;
  const { searchParams: asked } = call.url;
  const member = memberOf(call);
  let query = store.read.selectFrom("conversation").selectAll("conversation");
  const state = asked.get("state");
  if (state === "open" || state === "snoozed" || state === "closed") {
    query = query.where("state", "=", state);
  }
  const assignee = asked.get("assignee");
  if (assignee === "none") query = query.where("assignee_id", "is", null);
  else if (assignee) {
    query = query.where("assignee_id", "=", assignee === "me" ? member.id : safe(assignee));
  }
  const label = asked.get("label");
  if (label) {
    query = query.where((row) =>
      row.exists(
        row
          .selectFrom("chat_label")
          .select("chat_label.label")
          .whereRef("chat_label.conversation_id", "=", "conversation.id")
          .where("chat_label.label", "=", safe(label)),
      ),
    );
  }
  const words = asked.get("q");
  if (words) query = query.where(conversationsSaying(store.kind, safe(words)));
  const before = placeIn(asked.get("before"));
  if (before) {
    const { at, id } = before;
    query = query.where((row) =>
      row.or([
        row("changed_at", "<", at),
        row.and([row("changed_at", "=", at), row("id", ">", id)]),
      ]),
    );
  }
  const rows = await query
    .orderBy("changed_at", "desc")
    .orderBy("id")
    .limit(PAGE + 1)
    .execute();
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  await chat.agents.refresh();
  return answerPrivately({
    conversations: await toldRows(store, page),
    ...(rows.length > PAGE && last && { next: `${last.changed_at}_${last.id}` }),
  } satisfies InboxListAnswer);
}

/** PostgreSQL takes no text with such a character; nothing is found by one anyway. */
function safe(text: string): string {
  return text.replaceAll("\u0000", "").slice(0, 300);
}

function placeIn(cursor: string | null): { readonly at: number; readonly id: string } | undefined {
  const [, at, id] = /^(\d{1,15})_([\w-]{1,64})$/.exec(cursor ?? "") ?? [];
  return at === undefined || id === undefined ? undefined : { at: Number(at), id };
}

/** A conversation with its last entries, or with those before one. */
export async function tellInbox(call: Call): Promise<Response> {
  const { store, chat } = call.services;
  const row = await conversationOf(call);
  const before = call.url.searchParams.get("before");
  if (before !== null && !/^\d{1,15}$/.test(before)) throw new RequestProblem("body-invalid");
  let query = store.read.selectFrom("chat_entry").selectAll().where("conversation_id", "=", row.id);
  if (before !== null) query = query.where("seq", "<", Number(before));
  const entries = await query
    .orderBy("seq", "desc")
    .limit(ENTRIES + 1)
    .execute();
  const [told] = await toldRows(store, [row]);
  await chat.agents.refresh();
  return answerPrivately({
    conversation: toldWhole(row, told!),
    entries: entries
      .slice(0, ENTRIES)
      .toReversed()
      .map((entry) => toldInboxEntry(entry, chat.telling)),
    ...(entries.length > ENTRIES && { more: true }),
  } satisfies InboxConversationAnswer);
}

/**
 * The conversation that a path names.
 *
 * @throws RequestProblem `conversation-unknown`
 */
export async function conversationOf(call: Call): Promise<Conversation> {
  const row = await call.services.store.read
    .selectFrom("conversation")
    .selectAll()
    .where("id", "=", conversationIn(call))
    .executeTakeFirst();
  if (!row) throw unknownConversation();
  return row;
}
