import type { ChatConversation, ChatData, ChatEntry } from "@stagelight/core/endpoints";
import type { Agents } from "./agents.ts";
import { isShown } from "./write/is-shown.ts";
import type { Conversation, Entry } from "./write/write.ts";

/** What a view of a conversation needs beside its rows. */
export interface Telling {
  readonly agents: Agents;
  /** How many wait for a person before somebody who has waited since then. */
  waitingBefore(since: number): number;
  /** Address of a file, for a while. */
  fileUrl(id: string): string;
}

/** A conversation as its visitor is told of it. What is put off is the team's business. */
export function toldConversation(
  row: Conversation,
  { agents, waitingBefore }: Telling,
): ChatConversation {
  const agent = agents.told(row.assignee_id);
  return {
    id: row.id,
    state: row.state === "closed" ? "closed" : "open",
    startedAt: iso(row.started_at),
    changedAt: iso(row.changed_at),
    lastSeq: row.last_shown,
    visitorRead: row.visitor_read,
    agentRead: row.agent_read,
    ...(agent && { agent }),
    ...(row.waiting_since !== null && { queue: waitingBefore(row.waiting_since) }),
    person: row.needs_person === 1,
    ...(row.rating !== null && { rating: row.rating }),
    email: row.email !== null,
    verified: row.user_id !== null,
  };
}

/** An entry as its conversation's visitor is told of it; nothing of what the team does among itself. */
export function toldEntry(entry: Entry, telling: Telling): ChatEntry | undefined {
  if (!isShown(entry)) return undefined;
  const { state, score, member, ...data } = dataOf(entry);
  const assigned = entry.kind === "assigned" ? (member ?? null) : entry.author_id;
  const agent = telling.agents.told(assigned);
  const common = {
    ...placeOf(entry),
    ...(agent && { agent }),
    ...(entry.client_id !== null && { id: entry.client_id }),
  };
  // Whoever reads this has not proven to be who has mailed it.
  if (data.private) return { ...common, data: { private: true } };
  const { sender: _sender, messageId: _messageId, leftOut: _leftOut, from: _from, ...own } = data;
  const told = {
    ...own,
    ...(state !== undefined && { state }),
    ...(score !== undefined && { score }),
    ...(data.attachments && { attachments: withUrls(data.attachments, telling) }),
  };
  return {
    ...common,
    ...(entry.text !== null && { text: entry.text }),
    ...(Object.keys(told).length > 0 && { data: told }),
  };
}

/** What every view of an entry has. */
export function placeOf(entry: Entry) {
  const { conversation_id: conversation, seq, position, kind, author, at } = entry;
  return { conversation, seq, position, kind, author, at: iso(at) };
}

/** What belongs to an entry beside its text. */
export function dataOf({ data }: Pick<Entry, "data">): ChatData {
  return data === null ? {} : (JSON.parse(data) as ChatData);
}

/** Files with where they can be fetched. */
export function withUrls(
  files: NonNullable<ChatData["attachments"]>,
  { fileUrl }: Pick<Telling, "fileUrl">,
): NonNullable<ChatData["attachments"]> {
  return files.map((file) => ({ ...file, url: fileUrl(file.id) }));
}

/** A time as people and programs read it. */
export function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
