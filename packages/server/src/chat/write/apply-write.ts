import type { ChatData } from "@stagelight/core/endpoints";
import { isShown } from "./is-shown.ts";
import type { Conversation, Entry, Said, Write, WriteRefusal, Writer } from "./write.ts";

/** Milliseconds after which what the team has said and nobody has read is mailed. */
export const MAIL_AFTER = 300_000;

/** What else of the conversation is known where something is written. */
export interface Known {
  /** Entries by what their senders have called them. */
  readonly sent: ReadonlyMap<string, Entry>;
  readonly labels: ReadonlySet<string>;
  /** Files that the writer may send, by their ids. */
  readonly files: ReadonlyMap<string, NonNullable<ChatData["attachments"]>[number]>;
}

/** What comes of something that is written. Entries have no position yet. */
export type Applied =
  | {
      readonly row: Conversation;
      readonly entries: readonly Entry[];
      readonly read?: { readonly by: "visitor" | "agent"; readonly seq: number };
      readonly labels?: { readonly added: readonly string[]; readonly removed: readonly string[] };
      /** Ids of the files that belong to the conversation from now on. */
      readonly files?: readonly string[];
    }
  | { readonly again: Entry }
  | { readonly refused: WriteRefusal };

/** Whether a writer may write to a conversation. */
export function mayWrite(by: Writer, row: Pick<Conversation, "holder" | "user_id">): boolean {
  if (by.kind === "holder") return row.user_id === null && row.holder === by.holder;
  return by.kind === "user" ? row.user_id === by.userId : true;
}

/**
 * What something that is written makes of a conversation. Pure: the rows that are given are not changed.
 *
 * @param before the conversation as it stands; none before it has begun
 */
export function applyWrite(write: Write, before: Conversation | undefined, known: Known): Applied {
  const { by } = write;
  if (!before && write.op !== "start") return { refused: "conversation-unknown" };
  if (before && !mayWrite(by, before)) return { refused: "conversation-unknown" };
  const called = sentAs(write);
  const again = called === null ? undefined : known.sent.get(called);
  if (again) return { again };
  const given = filesOf(write);
  if (given.some((id) => !known.files.has(id))) return { refused: "attachment-unknown" };
  const files = given.map((id) => known.files.get(id)!);
  const row = { ...(before ?? fresh(write)) };
  const entries: Entry[] = [];
  const add = (entry: Partial<Entry> & Pick<Entry, "kind" | "author">): void => {
    entries.push(append(row, entry, write.at));
  };
  const more = change(write, row, add, known, files);
  return { row, entries, ...more, ...(given.length > 0 && { files: given }) };
}

type Add = (entry: Partial<Entry> & Pick<Entry, "kind" | "author">) => void;
type More = Omit<Extract<Applied, { row: unknown }>, "row" | "entries">;

function change(
  write: Write,
  row: Conversation,
  add: Add,
  { labels }: Known,
  files: NonNullable<ChatData["attachments"]>,
): More {
  const { by, at } = write;
  const author = authorOf(by);
  const authorId = by.kind === "agent" ? by.member : null;
  switch (write.op) {
    case "start":
      for (const said of write.before) add({ kind: "message", author: said.author, ...told(said) });
      if (author === "visitor") visitorSpeaks(row, at);
      if (write.person) row.needs_person = 1;
      add({ kind: "message", author, author_id: authorId, ...told(write.message, files) });
      readOwn(row, author);
      return {};
    case "message":
      if (row.state !== "open") reopen(row, add);
      if (author === "agent") teamSpeaks(row, add, { member: authorId, at });
      if (author === "visitor") visitorSpeaks(row, at);
      if (write.page) row.page = write.page;
      add({ kind: "message", author, author_id: authorId, ...told(write, files) });
      readOwn(row, author);
      return {};
    case "note":
      add({ kind: "note", author, author_id: authorId, ...told(write, files) });
      if (author === "agent") row.agent_read = row.last_seq;
      return {};
    case "read":
      return read(row, author, write.seq);
    case "state":
      if (row.state === write.state && write.state !== "snoozed") return {};
      setState(row, add, { ...write, author, authorId });
      return {};
    case "assign":
      if (row.assignee_id === write.member) return {};
      assign(row, add, write.member, authorId);
      return {};
    case "labels": {
      const removed = write.remove.filter((label) => labels.has(label));
      const added = write.add.filter((label) => !labels.has(label) || removed.includes(label));
      const entry = { kind: "label", author: "agent", author_id: authorId } as const;
      for (const label of removed) add({ ...entry, data: json({ label, removed: true }) });
      for (const label of added) add({ ...entry, data: json({ label }) });
      return { labels: { added, removed } };
    }
    case "rate":
      row.rating = write.score;
      row.rating_text = write.text;
      row.rated_at = at;
      add({ kind: "rated", author, data: json({ score: write.score }) });
      return {};
    case "person":
      if (row.needs_person === 1 && row.waiting_since !== null) return {};
      // Who waits in what is closed would wait for ever: nobody looks there.
      if (row.state !== "open") reopen(row, add);
      row.needs_person = 1;
      row.waiting_since ??= at;
      add({ kind: "person", author });
      return {};
    case "email":
      if (row.email !== write.email) {
        // The first mail to another address is a first one again.
        row.mailed_seq = 0;
        row.email_proven_at = null;
      }
      row.email = write.email;
      row.address_key = write.addressKey;
      if (write.proven) row.email_proven_at = at;
      if (write.email === null) row.mail_due_at = null;
      row.name = write.name ?? row.name;
      row.consent = write.consent ?? row.consent;
      row.changed_at = Math.max(row.changed_at, at);
      return {};
  }
}

/** A conversation of which nothing is said yet. */
function fresh(write: Write): Conversation {
  const { conversation: id, by, at, ...rest } = write as Extract<Write, { op: "start" }>;
  return {
    ...rest.facts,
    id,
    holder: by.kind === "holder" ? by.holder : null,
    user_id: by.kind === "user" ? by.userId : null,
    state: "open",
    snoozed_until: null,
    assignee_id: null,
    started_at: at,
    changed_at: at,
    last_seq: 0,
    last_shown: 0,
    last_message: null,
    visitor_read: 0,
    agent_read: 0,
    waiting_since: null,
    needs_person: 0,
    rating: null,
    rating_text: null,
    rated_at: null,
    mail_due_at: null,
    mailed_seq: 0,
    told_read: null,
  };
}

/** Adds an entry, which has no position yet, to a conversation. */
export function append(
  row: Conversation,
  {
    kind,
    author,
    author_id = null,
    client_id = null,
    text = null,
    data = null,
  }: Parameters<Add>[0],
  at: number,
): Entry {
  const seq = ++row.last_seq;
  if (isShown({ kind, data })) row.last_shown = seq;
  if (kind === "message") row.last_message = seq;
  row.changed_at = Math.max(row.changed_at, at);
  return {
    position: 0,
    conversation_id: row.id,
    seq,
    kind,
    author,
    author_id,
    client_id,
    text,
    data,
    at,
  };
}

/** Who has said something has seen it. */
function readOwn(row: Conversation, author: Entry["author"]): void {
  if (author === "agent") row.agent_read = row.last_seq;
  if (author === "visitor") row.visitor_read = row.last_seq;
}

function visitorSpeaks(row: Conversation, at: number): void {
  row.waiting_since ??= at;
}

/** Whoever answers first has the conversation, unless somebody has it already. */
function teamSpeaks(
  row: Conversation,
  add: Add,
  { member, at }: { readonly member: string | null; readonly at: number },
): void {
  row.waiting_since = null;
  row.needs_person = 0;
  if (row.assignee_id === null && member !== null) assign(row, add, member, member);
  if (row.email !== null) row.mail_due_at ??= row.source === "widget" ? at + MAIL_AFTER : at;
}

function read(row: Conversation, author: Entry["author"], seq: number): More {
  const by = author === "agent" ? "agent" : "visitor";
  const column = `${by}_read` as const;
  // Nobody has read what was not said yet, and nobody unreads.
  const up = Math.min(seq, row.last_seq);
  if (up <= row[column]) return {};
  row[column] = up;
  if (by === "visitor" && up >= row.last_shown) row.mail_due_at = null;
  return { read: { by, seq: up } };
}

function reopen(row: Conversation, add: Add): void {
  setState(row, add, { state: "open", author: "system", authorId: null });
}

function setState(
  row: Conversation,
  add: Add,
  {
    state,
    until,
    author,
    authorId,
  }: Pick<Extract<Write, { op: "state" }>, "state" | "until"> & {
    readonly author: Entry["author"];
    readonly authorId: string | null;
  },
): void {
  const from = row.state;
  row.state = state;
  row.snoozed_until = state === "snoozed" ? (until ?? null) : null;
  if (state === "closed") {
    row.waiting_since = null;
    row.needs_person = 0;
  }
  add({ kind: "state", author, author_id: authorId, data: json({ state, from }) });
}

function assign(row: Conversation, add: Add, member: string | null, by: string | null): void {
  row.assignee_id = member;
  const author = by === null ? "system" : "agent";
  add({ kind: "assigned", author, author_id: by, data: json({ member }) });
}

function told(
  { id, text, data }: Said,
  attachments: NonNullable<ChatData["attachments"]> = [],
): Pick<Entry, "client_id" | "text" | "data"> {
  const all = { ...data, ...(attachments.length > 0 && { attachments }) };
  return { client_id: id, text, data: Object.keys(all).length > 0 ? json(all) : null };
}

function authorOf({ kind }: Writer): Entry["author"] {
  if (kind === "agent" || kind === "answerer" || kind === "system") return kind;
  return "visitor";
}

/** As the sender has called what is written; of what has no name null. */
export function sentAs(write: Write): string | null {
  if (write.op === "start") return write.message.id;
  return write.op === "message" || write.op === "note" ? write.id : null;
}

/** Ids of the files that are sent along. */
export function filesOf(write: Write): readonly string[] {
  if (write.op === "start") return write.message.attachments ?? [];
  return write.op === "message" || write.op === "note" ? (write.attachments ?? []) : [];
}

function json(data: ChatData): string {
  return JSON.stringify(data);
}
