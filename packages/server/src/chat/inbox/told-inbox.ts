import {
  type ChatAttributes,
  type InboxConversation,
  type InboxEntry,
  type InboxRow,
} from "@stagelight/core/endpoints";
import type { Store } from "../../store/store.ts";
import { dataOf, iso, placeOf, type Telling, withUrls } from "../told.ts";
import { among } from "../write/among.ts";
import type { Conversation, Entry } from "../write/write.ts";

/** Characters of a message that a list shows. */
const PREVIEW = 140;

/** Conversations as lists of the team show them, in the order given. */
export async function toldRows(
  { read, kind }: Pick<Store, "read" | "kind">,
  rows: readonly Conversation[],
): Promise<InboxRow[]> {
  if (rows.length === 0) return [];
  const ids = among(
    kind,
    rows.map(({ id }) => id),
  );
  const labels = await read
    .selectFrom("chat_label")
    .selectAll()
    .where("conversation_id", "in", ids)
    .orderBy("label")
    .execute();
  const last = await read
    .selectFrom("chat_entry")
    .innerJoin("conversation", (join) =>
      join
        .onRef("conversation.id", "=", "chat_entry.conversation_id")
        .onRef("conversation.last_message", "=", "chat_entry.seq"),
    )
    .select(["chat_entry.conversation_id as id", "chat_entry.author", "chat_entry.text"])
    .where("conversation.id", "in", ids)
    .execute();
  return rows.map((row) => {
    const message = last.find(({ id }) => id === row.id);
    return {
      ...toldAbout(row),
      labels: labels.flatMap((each) => (each.conversation_id === row.id ? each.label : [])),
      ...(message && { preview: (message.text ?? "").slice(0, PREVIEW).replace(/\p{Cs}$/u, "") }),
      ...(message && { previewBy: message.author }),
    };
  });
}

function toldAbout(row: Conversation): Omit<InboxRow, "labels"> {
  const { email, page, name, rating } = row;
  return {
    id: row.id,
    state: row.state,
    ...(row.snoozed_until !== null && { snoozedUntil: iso(row.snoozed_until) }),
    ...(name !== null && { name }),
    ...(email !== null && { email }),
    emailProven: row.email_proven_at !== null,
    verified: row.user_id !== null,
    ...(row.user_id !== null && { userId: row.user_id }),
    locale: row.locale,
    ...(page !== null && { page }),
    assignee: row.assignee_id,
    startedAt: iso(row.started_at),
    changedAt: iso(row.changed_at),
    ...(row.waiting_since !== null && { waitingSince: iso(row.waiting_since) }),
    needsPerson: row.needs_person === 1,
    unread: (row.last_message ?? 0) > row.agent_read,
    lastSeq: row.last_seq,
    visitorRead: row.visitor_read,
    agentRead: row.agent_read,
    ...(rating !== null && { rating }),
    source: row.source,
  };
}

/** A conversation with all that its visitor has said of themselves. */
export function toldWhole(row: Conversation, told: InboxRow): InboxConversation {
  return {
    ...told,
    ...(row.referrer !== null && { referrer: row.referrer }),
    ...(row.user_agent !== null && { userAgent: row.user_agent }),
    ...(row.attributes !== null && { attributes: JSON.parse(row.attributes) as ChatAttributes }),
    ...(row.fields !== null && { fields: JSON.parse(row.fields) as Record<string, string> }),
    ...(row.visitor_id !== null && { visitorId: row.visitor_id }),
    ...(row.profile_id !== null && { profileId: row.profile_id }),
    ...(row.rating_text !== null && { ratingText: row.rating_text }),
  };
}

/** An entry as the team sees it: all of it. */
export function toldInboxEntry(entry: Entry, telling: Telling): InboxEntry {
  const agent = telling.agents.told(entry.author_id);
  const { attachments, ...rest } = dataOf(entry);
  const data = { ...rest, ...(attachments && { attachments: withUrls(attachments, telling) }) };
  return {
    ...placeOf(entry),
    ...(agent && { agent }),
    ...(entry.author_id !== null && { member: entry.author_id }),
    ...(entry.client_id !== null && { id: entry.client_id }),
    ...(entry.text !== null && { text: entry.text }),
    ...(Object.keys(data).length > 0 && { data }),
  };
}
