import type { Transaction } from "kysely";
import type { CommandContext } from "../../store/commands.ts";
import type { Tables } from "../../store/tables.ts";
import { payloads } from "../hub/payload.ts";
import { applyToAll } from "./apply-to-all.ts";
import { type Applied, applyWrite } from "./apply-write.ts";
import { chatEvents } from "./chat-events.ts";
import { type Found, load, rememberEntry } from "./load.ts";
import { notify, type Outcome, save } from "./save.ts";
import type {
  ChatWriting,
  Conversation,
  Entry,
  Write,
  WriteToAll,
  Written,
  WrittenToAll,
} from "./write.ts";

/**
 * The one that writes conversations: what many callers write stands in one transaction, in their order. Who
 * may write what is decided in it. Positions are handed out while it holds the last one, so that they are
 * committed in their order, whichever server writes.
 *
 * @returns what became of each, in order
 */
export async function chatWrite(
  { database, appended }: Pick<CommandContext, "database" | "appended">,
  { writes, server }: ChatWriting,
): Promise<(Written | WrittenToAll)[]> {
  let told = false;
  const answers = await database.db.transaction().execute(async (step) => {
    const begun = await lockChat(step);
    const batch = new Batch(await load(step, database.kind, writes), begun);
    const made = writes.map((write) => batch.take(write));
    await save(database, step, batch.outcome());
    if (batch.position > begun) await setPosition(step, batch.position);
    const events = await chatEvents(step, batch.outcome());
    told = events.length > 0;
    if (told) await database.log.append(events, step);
    if (database.kind === "postgres") {
      for (const payload of payloads(server, batch.position, made)) await notify(step, payload);
    }
    return made;
  });
  if (told) appended();
  return answers;
}

/**
 * Holds the last position until the transaction ends: whatever writes conversations, or deletes them, waits
 * here for one another, in both databases.
 */
export async function lockChat(step: Transaction<Tables>): Promise<number> {
  const { value } = await step
    .updateTable("chat_position")
    .set((row) => ({ value: row.ref("value") }))
    .where("name", "=", "chat")
    .returning("value")
    .executeTakeFirstOrThrow();
  return value;
}

async function setPosition(step: Transaction<Tables>, value: number): Promise<void> {
  await step.updateTable("chat_position").set({ value }).where("name", "=", "chat").execute();
}

/** What a visitor sees of a conversation beside its entries. */
const TURNS = [
  "state",
  "assignee_id",
  "waiting_since",
  "needs_person",
  "rating",
  "email",
  "user_id",
] as const;

/** What one transaction writes: each write sees what those before it have made. */
class Batch {
  /** Of the last entry. */
  position: number;
  readonly #found: Found;
  readonly #changed = new Set<string>();
  readonly #entries: Entry[] = [];
  readonly #labels: Outcome["labels"][number][] = [];
  readonly #files: Outcome["files"][number][] = [];

  constructor(found: Found, position: number) {
    this.#found = found;
    this.position = position;
  }

  take(write: Write | WriteToAll): Written | WrittenToAll {
    const { conversations } = this.#found;
    if (!("conversation" in write)) {
      const written = applyToAll(write, conversations.values()).map((each) => this.#keep(each));
      return { ok: true, written };
    }
    const { conversation: id, by } = write;
    const before = conversations.get(id);
    const applied = applyWrite(write, before, {
      sent: this.#found.sent.get(id) ?? new Map(),
      labels: this.#found.labels.get(id) ?? new Set(),
      files: this.#found.filesFor(by),
    });
    if ("refused" in applied) return { ok: false, code: applied.refused };
    if (!("again" in applied)) return this.#keep(applied);
    const entries = [applied.again];
    return { ok: true, again: true, turned: false, conversation: before!, entries };
  }

  outcome(): Outcome {
    const conversations = [...this.#changed].map((id) => this.#found.conversations.get(id)!);
    return {
      conversations,
      entries: this.#entries,
      labels: this.#labels,
      files: this.#files,
    };
  }

  #keep({
    row,
    entries,
    read,
    labels,
    files,
  }: Extract<Applied, { row: Conversation }>): Extract<Written, { ok: true }> {
    const before = this.#found.conversations.get(row.id);
    const turned = !before || TURNS.some((column) => before[column] !== row[column]);
    const placed = entries.map((entry) => ({ ...entry, position: ++this.position }));
    for (const entry of placed) rememberEntry(this.#found, entry);
    this.#entries.push(...placed);
    this.#found.conversations.set(row.id, row);
    this.#changed.add(row.id);
    if (labels) {
      const known = this.#found.labels.get(row.id) ?? new Set();
      for (const label of labels.removed) known.delete(label);
      for (const label of labels.added) known.add(label);
      this.#found.labels.set(row.id, known);
      this.#labels.push({ id: row.id, ...labels });
    }
    if (files) this.#files.push({ id: row.id, ids: files });
    const told = { conversation: row, entries: placed, ...(read && { read }) };
    return { ok: true, again: false, turned, ...told };
  }
}
