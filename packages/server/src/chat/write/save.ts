import { sql, type Transaction } from "kysely";
import type { Database, DatabaseKind, Value } from "../../store/database.ts";
import type { Tables } from "../../store/tables.ts";
import { indexEntries } from "../search/index-entries.ts";
import { among } from "./among.ts";
import { CONVERSATION_COLUMNS, ENTRY_COLUMNS } from "./columns.ts";
import type { Conversation, Entry } from "./write.ts";

/** What a batch of writes has come to. */
export interface Outcome {
  /** As they stand in the end. */
  readonly conversations: readonly Conversation[];
  readonly entries: readonly Entry[];
  readonly labels: readonly {
    readonly id: string;
    readonly added: readonly string[];
    readonly removed: readonly string[];
  }[];
  /** Files that belong to a conversation from now on. */
  readonly files: readonly { readonly id: string; readonly ids: readonly string[] }[];
}

/** Writes it, by few statements. */
export async function save(
  { bulk, kind }: Pick<Database, "bulk" | "kind">,
  step: Transaction<Tables>,
  { conversations, entries, labels, files }: Outcome,
): Promise<void> {
  const rows = <Row>(columns: readonly (keyof Row)[], all: readonly Row[]) =>
    all.map((row) => columns.map((column) => row[column] as Value));
  await bulk.put(
    step,
    "conversation",
    CONVERSATION_COLUMNS,
    ["id"],
    rows(CONVERSATION_COLUMNS, conversations),
  );
  await bulk.put(step, "chat_entry", ENTRY_COLUMNS, ["position"], rows(ENTRY_COLUMNS, entries));
  const worded = entries.flatMap(({ position, text }) => (text ? [{ position, text }] : []));
  await indexEntries(step, kind, worded);
  for (const each of labels) await saveLabels(step, kind, each);
  for (const { id, ids } of files) {
    await step
      .updateTable("chat_attachment")
      .set({ conversation_id: id })
      .where("id", "in", among(kind, ids))
      .where("conversation_id", "is", null)
      .execute();
  }
}

async function saveLabels(
  step: Transaction<Tables>,
  kind: DatabaseKind,
  { id, added, removed }: Outcome["labels"][number],
): Promise<void> {
  if (removed.length > 0) {
    await step
      .deleteFrom("chat_label")
      .where("conversation_id", "=", id)
      .where("label", "in", among(kind, removed))
      .execute();
  }
  if (added.length > 0) {
    await step
      .insertInto("chat_label")
      .values(added.map((label) => ({ conversation_id: id, label })))
      .onConflict((on) => on.doNothing())
      .execute();
  }
}

/** Tells the other servers what was committed, with the commit itself. */
export async function notify(step: Transaction<Tables>, payload: string): Promise<void> {
  await sql`select pg_notify(${CHAT_CHANNEL}, ${payload})`.execute(step);
}

/** Where servers on one PostgreSQL database tell each other of conversations. */
export const CHAT_CHANNEL = "stagelight_chat";
