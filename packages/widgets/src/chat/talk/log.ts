import type { ChatConversation, ChatEntry, ChatStreamEvents } from "@stagelight/core/endpoints";

/** Takes entries into a log: each once, in the order in which the server has them. */
export function merge(log: readonly ChatEntry[], more: readonly ChatEntry[]): readonly ChatEntry[] {
  const known = new Set(log.map(keyOf));
  const fresh = more.filter((entry) => !known.has(keyOf(entry)) && known.add(keyOf(entry)));
  if (fresh.length === 0) return log;
  return [...log, ...fresh].sort((a, b) => a.position - b.position);
}

const keyOf = ({ conversation, seq }: ChatEntry): string => `${conversation} ${seq}`;

/** Whether it is said to the visitor. */
export const isSaid = ({ kind, author }: ChatEntry): boolean =>
  kind === "message" && author !== "visitor";

/** How many of what was said the visitor has not seen. */
export function unreadIn(log: readonly ChatEntry[], read: number): number {
  return log.filter((entry) => isSaid(entry) && entry.seq > read).length;
}

/** A conversation of which somebody has read more; a mark is never set back. */
export function markRead(
  conversation: ChatConversation | undefined,
  { by, seq }: ChatStreamEvents["read"],
): ChatConversation | undefined {
  const mark = by === "agent" ? "agentRead" : "visitorRead";
  return conversation && { ...conversation, [mark]: Math.max(seq, conversation[mark]) };
}
