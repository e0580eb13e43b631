import type { InboxEntry, InboxRow } from "@stagelight/core/endpoints";

const START = Date.UTC(2026, 10, 23, 9);

const minute = (n: number): string => new Date(START + n * 60_000).toISOString();

/** A row that changed in the given minute. */
export const rowAt = (id: string, at: number, more: Partial<InboxRow> = {}): InboxRow => ({
  id,
  state: "open",
  emailProven: false,
  verified: false,
  locale: "en",
  assignee: null,
  labels: [],
  startedAt: minute(0),
  changedAt: minute(at),
  needsPerson: false,
  unread: false,
  lastSeq: 1,
  visitorRead: 0,
  agentRead: 0,
  source: "widget",
  ...more,
});

/** An entry that came in the given minute. */
export const entryAt = (seq: number, at: number, more: Partial<InboxEntry> = {}): InboxEntry => ({
  conversation: "a",
  seq,
  position: seq,
  kind: "message",
  author: "visitor",
  text: `${seq}`,
  at: minute(at),
  ...more,
});
