import type { InboxConversationAnswer, InboxEntry, InboxRow } from "@stagelight/core/endpoints";

/** A conversation after an entry has come; told twice, it is there once. */
export function withEntry(
  answer: InboxConversationAnswer,
  entry: InboxEntry,
): InboxConversationAnswer {
  const { entries } = answer;
  if (entries.some(({ seq }) => seq === entry.seq)) return answer;
  const place = entries.findLastIndex(({ seq }) => seq < entry.seq) + 1;
  return { ...answer, entries: entries.toSpliced(place, 0, entry) };
}

/** A conversation after what stands about it in lists has changed. */
export function withChange(
  answer: InboxConversationAnswer,
  row: InboxRow,
): InboxConversationAnswer {
  if (answer.conversation.changedAt > row.changedAt) return answer;
  const { snoozedUntil: _, waitingSince: __, ...kept } = answer.conversation;
  return { ...answer, conversation: { ...kept, ...row } };
}

/** Entries that stand together. */
export interface EntryGroup {
  /** Of its first entry; names the group. */
  readonly seq: number;
  /** Begins a new day. */
  readonly day?: string;
  /** `event`: what happened to the conversation; the others were written. */
  readonly kind: "said" | "note" | "event";
  readonly entries: readonly InboxEntry[];
}

/** Within this, what one person writes stands together; in milliseconds. */
const TOGETHER = 5 * 60_000;

const kindOf = ({ kind }: InboxEntry): EntryGroup["kind"] =>
  kind === "message" ? "said" : kind === "note" ? "note" : "event";

const dayOf = ({ at }: InboxEntry): string => new Date(at).toDateString();

/** Entries as they are drawn: what one person has written one after the other is one group. */
export function groupsOf(entries: readonly InboxEntry[]): EntryGroup[] {
  const groups: { seq: number; day?: string; kind: EntryGroup["kind"]; entries: InboxEntry[] }[] =
    [];
  let before: InboxEntry | undefined;
  for (const entry of entries) {
    const kind = kindOf(entry);
    const newDay = !before || dayOf(before) !== dayOf(entry);
    const group = groups.at(-1);
    const together =
      before &&
      group &&
      !newDay &&
      group.kind === kind &&
      (kind === "event" ||
        (before.author === entry.author &&
          before.member === entry.member &&
          Date.parse(entry.at) - Date.parse(before.at) < TOGETHER));
    if (together) group.entries.push(entry);
    else groups.push({ seq: entry.seq, ...(newDay && { day: entry.at }), kind, entries: [entry] });
    before = entry;
  }
  return groups;
}
