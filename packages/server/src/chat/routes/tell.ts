import {
  type ChatChangedAnswer,
  type ChatConversationAnswer,
  type ChatListAnswer,
  MOST_CHAT_ENTRIES,
} from "@stagelight/core/endpoints";
import { answerPrivately } from "../../http/answer-json.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Call } from "../../http/route.ts";
import { chatCaller, chatOf, ownConversation, unknownConversation } from "../caller.ts";
import { newestOf } from "../own.ts";
import { toldConversation, toldEntry } from "../told.ts";
import type { Conversation, Written } from "../write/write.ts";

/** So many conversations of one visitor are told. */
const MOST = 50;

/** The caller's own conversations, and whether somebody answers. */
export async function listConversations(call: Call): Promise<Response> {
  chatOf(call);
  const { by } = chatCaller(call);
  const { chat, store } = call.services;
  const locale = call.url.searchParams.get("locale") ?? "";
  const rows = await newestOf(store.read, by, MOST);
  const availability = await chat.availability.now(locale);
  return answerPrivately({
    conversations: rows.map((row) => toldConversation(row, chat.telling)),
    availability,
  } satisfies ChatListAnswer);
}

/** A conversation of the caller's, with what comes after a place in it. */
export async function tellConversation(call: Call): Promise<Response> {
  chatOf(call);
  const row = await ownConversation(call, chatCaller(call));
  const after = call.url.searchParams.get("after") ?? "0";
  if (!/^\d{1,15}$/.test(after)) throw new RequestProblem("body-invalid");
  return entriesAnswer(call, row, Number(after));
}

/** Whether somebody answers; also for who has not begun to chat. */
export async function tellAvailability(call: Call): Promise<Response> {
  chatOf(call);
  const locale = call.url.searchParams.get("locale") ?? "";
  return answerPrivately(await call.services.chat.availability.now(locale));
}

/** A conversation with its entries after a place. */
export async function entriesAnswer(
  { services: { chat, store } }: Pick<Call, "services">,
  row: Conversation,
  after: number,
): Promise<Response> {
  const entries = await store.read
    .selectFrom("chat_entry")
    .selectAll()
    .where("conversation_id", "=", row.id)
    .where("seq", ">", after)
    .where("kind", "not in", ["note", "label"])
    .orderBy("seq")
    .limit(MOST_CHAT_ENTRIES + 1)
    .execute();
  const more = entries.length > MOST_CHAT_ENTRIES;
  return answerPrivately({
    conversation: toldConversation(row, chat.telling),
    entries: entries
      .slice(0, MOST_CHAT_ENTRIES)
      .flatMap((entry) => toldEntry(entry, chat.telling) ?? []),
    ...(more && { more }),
  } satisfies ChatConversationAnswer);
}

/**
 * What was written, or why not.
 *
 * @throws RequestProblem `conversation-unknown`, `attachment-unknown`
 */
export function writtenOr(written: Written): Extract<Written, { ok: true }> {
  if (written.ok) return written;
  throw written.code === "attachment-unknown"
    ? new RequestProblem(written.code)
    : unknownConversation();
}

/** The answer to what has changed a conversation. */
export function changedAnswer(
  { services: { chat } }: Pick<Call, "services">,
  { conversation }: Extract<Written, { ok: true }>,
): Response {
  return answerPrivately({
    conversation: toldConversation(conversation, chat.telling),
  } satisfies ChatChangedAnswer);
}
