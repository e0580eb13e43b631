import type { ChatData } from "@stagelight/core/endpoints";
import type { Transaction } from "kysely";
import { grantedLast } from "../../connect/may-send.ts";
import { uuidOf } from "../../keys/uuid.ts";
import { type LogEntry, TRUST, type Trust } from "../../log/log.ts";
import type { Tables } from "../../store/tables.ts";
import type { Outcome } from "./save.ts";
import type { Conversation, Entry } from "./write.ts";

/**
 * What the log is told of what was written: that a conversation began, that it ended and how it was, under
 * the names of Segment's live chat spec. Never what was said, and nothing of whom nobody knows or who does
 * not allow analytics.
 */
export async function chatEvents(
  step: Transaction<Tables>,
  { conversations, entries }: Pick<Outcome, "conversations" | "entries">,
): Promise<LogEntry[]> {
  const events: LogEntry[] = [];
  for (const entry of entries) {
    const row = conversations.find(({ id }) => id === entry.conversation_id)!;
    const event = eventOf(entry, row);
    if (event && (await mayTell(step, row))) events.push(logged(event, entry, row));
  }
  return events;
}

interface ChatEvent {
  readonly event: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly trust?: Trust;
}

function eventOf({ seq, kind, data, at }: Entry, row: Conversation): ChatEvent | undefined {
  const about = { conversation_id: row.id };
  if (seq === 1) {
    // Of a widget the page's tracker tells it too: no stage of hints counts it twice.
    const trust = row.source === "widget" ? TRUST.verifiedOnly : TRUST.verified;
    return { event: "Live Chat Conversation Started", properties: about, trust };
  }
  const { state, score } = JSON.parse(data ?? "{}") as ChatData;
  if (kind === "state" && state === "closed") {
    const seconds = Math.round((at - row.started_at) / 1_000);
    const properties = { ...about, conversation_duration: seconds };
    return { event: "Live Chat Conversation Ended", properties };
  }
  if (kind !== "rated") return undefined;
  return { event: "Score Given", properties: { ...about, kind: "csat", score } };
}

async function mayTell(
  step: Transaction<Tables>,
  { visitor_id: visitorId, profile_id: profileId, user_id: userId }: Conversation,
): Promise<boolean> {
  if (visitorId === null && userId === null) return false;
  const granted = await grantedLast(step, { visitorId, profileId });
  return granted?.includes("analytics") ?? true;
}

function logged(
  { event, properties, trust = TRUST.verified }: ChatEvent,
  { seq, at }: Entry,
  { id, visitor_id: visitorId, user_id: userId, locale }: Conversation,
): LogEntry {
  const body = {
    type: "track",
    event,
    messageId: uuidOf(`${event} ${id} ${seq}`),
    // A browser is whose it is when this is read; it must not be brought to anybody by a chat.
    ...(userId === null ? { anonymousId: visitorId } : { userId }),
    timestamp: new Date(at).toISOString(),
    properties,
    context: { locale, library: { name: "stagelight chat" } },
    ...(userId === null && { stagelight: { visitor: true } }),
  };
  return { receivedAt: at, trust, body: JSON.stringify(body) };
}
