import type { Kysely } from "kysely";
import type { Migration } from "../migration.ts";

type Number = "bigint" | "integer";

/** What visitors and the team say to each other, and what the team has set for it. */
export const chat: Migration = {
  name: "0006-chat",
  async up(db, kind) {
    const number = kind === "postgres" ? "bigint" : "integer";
    await positions(db, number);
    await conversations(db, number);
    await entries(db, number);
    await around(db, number);
    await settings(db, number);
  },
};

/** Taken inside the transaction that writes: in the order of positions entries were committed. */
async function positions(db: Kysely<unknown>, number: Number): Promise<void> {
  await db.schema
    .createTable("chat_position")
    .addColumn("name", "text", (name) => name.notNull().primaryKey())
    .addColumn("value", number, (value) => value.notNull())
    .execute();
  await (db as Kysely<{ chat_position: { name: string; value: number } }>)
    .insertInto("chat_position")
    .values({ name: "chat", value: 0 })
    .execute();
}

async function conversations(db: Kysely<unknown>, number: Number): Promise<void> {
  await db.schema
    .createTable("conversation")
    .addColumn("id", "text", (id) => id.notNull().primaryKey())
    .addColumn("holder", "text")
    .addColumn("user_id", "text")
    .addColumn("visitor_id", "text")
    .addColumn("profile_id", "text")
    .addColumn("name", "text")
    .addColumn("email", "text")
    .addColumn("address_key", "text")
    .addColumn("email_proven_at", number)
    .addColumn("locale", "text", (locale) => locale.notNull())
    .addColumn("page", "text")
    .addColumn("referrer", "text")
    .addColumn("user_agent", "text")
    .addColumn("attributes", "text")
    .addColumn("fields", "text")
    .addColumn("consent", "text")
    .addColumn("state", "text", (state) => state.notNull())
    .addColumn("snoozed_until", number)
    .addColumn("assignee_id", "text")
    .addColumn("started_at", number, (at) => at.notNull())
    .addColumn("changed_at", number, (at) => at.notNull())
    .addColumn("last_seq", number, (seq) => seq.notNull())
    .addColumn("last_shown", number, (seq) => seq.notNull())
    .addColumn("last_message", number)
    .addColumn("visitor_read", number, (seq) => seq.notNull())
    .addColumn("agent_read", number, (seq) => seq.notNull())
    .addColumn("waiting_since", number)
    .addColumn("needs_person", number, (needs) => needs.notNull())
    .addColumn("rating", number)
    .addColumn("rating_text", "text")
    .addColumn("rated_at", number)
    .addColumn("source", "text", (source) => source.notNull())
    .addColumn("mail_due_at", number)
    .addColumn("mailed_seq", number, (seq) => seq.notNull().defaultTo(0))
    .addColumn("told_read", number)
    .addColumn("network", "text")
    .execute();
  const alone = ["holder", "user_id", "visitor_id", "profile_id", "address_key"];
  for (const column of [...alone, "waiting_since", "snoozed_until", "mail_due_at", "changed_at"]) {
    await index(db, "conversation", column);
  }
  await db.schema
    .createIndex("conversation_in_state")
    .on("conversation")
    .columns(["state", "changed_at"])
    .execute();
  await db.schema
    .createIndex("conversation_assigned")
    .on("conversation")
    .columns(["assignee_id", "state", "changed_at"])
    .execute();
}

async function entries(db: Kysely<unknown>, number: Number): Promise<void> {
  await db.schema
    .createTable("chat_entry")
    .addColumn("position", number, (position) => position.notNull().primaryKey())
    .addColumn("conversation_id", "text", (id) => id.notNull())
    .addColumn("seq", number, (seq) => seq.notNull())
    .addColumn("kind", "text", (kind) => kind.notNull())
    .addColumn("author", "text", (author) => author.notNull())
    .addColumn("author_id", "text")
    .addColumn("client_id", "text")
    .addColumn("text", "text")
    .addColumn("data", "text")
    .addColumn("at", number, (at) => at.notNull())
    .addUniqueConstraint("chat_entry_place", ["conversation_id", "seq"])
    .addUniqueConstraint("chat_entry_once", ["conversation_id", "client_id"])
    .execute();
}

/** What belongs to conversations. */
async function around(db: Kysely<unknown>, number: Number): Promise<void> {
  await db.schema
    .createTable("chat_label")
    .addColumn("conversation_id", "text", (id) => id.notNull())
    .addColumn("label", "text", (label) => label.notNull())
    .addPrimaryKeyConstraint("chat_label_pkey", ["conversation_id", "label"])
    .execute();
  await index(db, "chat_label", "label");
  await db.schema
    .createTable("chat_attachment")
    .addColumn("id", "text", (id) => id.notNull().primaryKey())
    .addColumn("conversation_id", "text")
    .addColumn("holder", "text")
    .addColumn("user_id", "text")
    .addColumn("member_id", "text")
    .addColumn("name", "text", (name) => name.notNull())
    .addColumn("type", "text", (type) => type.notNull())
    .addColumn("size", number, (size) => size.notNull())
    .addColumn("data", "text", (data) => data.notNull())
    .addColumn("created_at", number, (at) => at.notNull())
    .execute();
  for (const column of ["conversation_id", "created_at"]) {
    await index(db, "chat_attachment", column);
  }
  await db.schema
    .createTable("chat_unanswered")
    .addColumn("id", "text", (id) => id.notNull().primaryKey())
    .addColumn("question", "text", (question) => question.notNull())
    .addColumn("locale", "text", (locale) => locale.notNull())
    .addColumn("times", number, (times) => times.notNull())
    .addColumn("last_at", number, (at) => at.notNull())
    .addColumn("conversation_id", "text")
    .execute();
  for (const column of ["conversation_id", "last_at"]) await index(db, "chat_unanswered", column);
}

async function settings(db: Kysely<unknown>, number: Number): Promise<void> {
  await db.schema
    .createTable("chat_setting")
    .addColumn("key", "text", (key) => key.notNull().primaryKey())
    .addColumn("value", "text", (value) => value.notNull())
    .addColumn("changed_at", number, (at) => at.notNull())
    .addColumn("changed_by", "text")
    .execute();
  await db.schema
    .createTable("canned_answer")
    .addColumn("id", "text", (id) => id.notNull().primaryKey())
    .addColumn("shortcut", "text", (shortcut) => shortcut.notNull())
    .addColumn("title", "text", (title) => title.notNull())
    .addColumn("text", "text", (text) => text.notNull())
    .addColumn("locale", "text")
    .addColumn("created_by", "text")
    .addColumn("changed_at", number, (at) => at.notNull())
    .execute();
}

async function index(db: Kysely<unknown>, table: string, column: string): Promise<void> {
  await db.schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
}
