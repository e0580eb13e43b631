import type { ChatData } from "@stagelight/core/endpoints";
import type { Transaction } from "kysely";
import type { DatabaseKind } from "../../store/database.ts";
import type { Tables } from "../../store/tables.ts";
import { among } from "./among.ts";
import { filesOf, sentAs } from "./apply-write.ts";
import type { Conversation, Entry, Write, WriteToAll, Writer } from "./write.ts";

type Files = ReadonlyMap<string, NonNullable<ChatData["attachments"]>[number]>;

/** Of so many open conversations it is noted what the site says of their visitor, and where they are. */
const MOST_DESCRIBED = 20;

/** What is known before anything is written, and grows with what is. */
export interface Found {
  readonly conversations: Map<string, Conversation>;
  /** Entries by conversation and by what their senders have called them. */
  readonly sent: Map<string, Map<string, Entry>>;
  readonly labels: Map<string, Set<string>>;
  /** Files that a writer may send: its own, which were not sent yet. */
  filesFor(by: Writer): Files;
}

/** Loads what a batch of writes needs, by few statements. */
export async function load(
  step: Transaction<Tables>,
  kind: DatabaseKind,
  writes: readonly (Write | WriteToAll)[],
): Promise<Found> {
  const single = writes.filter((write): write is Write => "conversation" in write);
  const all = writes.filter((write): write is WriteToAll => !("conversation" in write));
  const ids = single.map(({ conversation }) => conversation);
  const found: Found = {
    conversations: new Map(),
    sent: new Map(),
    labels: new Map(),
    filesFor: await loadFiles(step, kind, single),
  };
  const rows = step.selectFrom("conversation").selectAll();
  if (ids.length > 0) remember(found, await rows.where("id", "in", among(kind, ids)).execute());
  for (const { by, op } of all) {
    const own =
      by.kind === "holder"
        ? rows.where("holder", "=", by.holder).where("user_id", "is", null)
        : rows.where("user_id", "=", by.userId);
    const theirs = own.where("state", "<>", "closed");
    // What a page says again and again costs little, however many somebody has begun.
    const newest = theirs.orderBy("changed_at", "desc").orderBy("id").limit(MOST_DESCRIBED);
    remember(found, await (op === "attributes" ? newest : theirs).execute());
  }
  const called = single.flatMap((write) => sentAs(write) ?? []);
  if (called.length > 0) {
    const entries = await step
      .selectFrom("chat_entry")
      .selectAll()
      .where("conversation_id", "in", among(kind, ids))
      .where("client_id", "in", among(kind, called))
      .execute();
    for (const entry of entries) rememberEntry(found, entry);
  }
  const labelled = single.flatMap(({ op, conversation }) => (op === "labels" ? conversation : []));
  if (labelled.length > 0) {
    const labels = await step
      .selectFrom("chat_label")
      .selectAll()
      .where("conversation_id", "in", among(kind, labelled))
      .execute();
    for (const { conversation_id: id, label } of labels) {
      found.labels.set(id, (found.labels.get(id) ?? new Set()).add(label));
    }
  }
  return found;
}

function remember({ conversations }: Found, rows: readonly Conversation[]): void {
  for (const row of rows) conversations.set(row.id, row);
}

/** An entry is known by its sender's name for it, also to what is written after it in the same batch. */
export function rememberEntry({ sent }: Found, entry: Entry): void {
  const { conversation_id: id, client_id: called } = entry;
  if (called === null) return;
  sent.set(id, (sent.get(id) ?? new Map<string, Entry>()).set(called, entry));
}

async function loadFiles(
  step: Transaction<Tables>,
  kind: DatabaseKind,
  writes: readonly Write[],
): Promise<Found["filesFor"]> {
  const ids = writes.flatMap(filesOf);
  if (ids.length === 0) return () => new Map();
  const rows = await step
    .selectFrom("chat_attachment")
    .select(["id", "name", "type", "size", "holder", "user_id", "member_id"])
    .where("id", "in", among(kind, ids))
    .where("conversation_id", "is", null)
    .execute();
  return (by) => {
    const own = rows.filter((row) => {
      if (by.kind === "holder") return row.user_id === null && row.holder === by.holder;
      if (by.kind === "user") return row.user_id === by.userId;
      return by.kind !== "agent" || row.member_id === by.member;
    });
    return new Map(own.map(({ id, name, type, size }) => [id, { id, name, type, size }]));
  };
}
