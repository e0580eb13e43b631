import { type CreateTableBuilder, type Kysely, sql } from "kysely";
import type { Migration } from "../migration.ts";

/** The log, who and where visitors are, and what follows from it. */
export const logAndProjections: Migration = {
  name: "0001-log-and-projections",
  async up(db, kind) {
    const postgres = kind === "postgres";
    const number = postgres ? "bigint" : "integer";
    const byItself = (table: CreateTableBuilder<string, string>) =>
      table.addColumn("id", number, (id) =>
        postgres ? id.primaryKey().generatedAlwaysAsIdentity() : id.primaryKey(),
      );

    if (postgres) {
      // Rows that are committed late must not be skipped: see ../postgres/log.ts.
      await db.schema
        .createTable("log")
        .addColumn("tx", number, (tx) => tx.notNull())
        .addColumn("id", number, (id) => id.notNull().generatedAlwaysAsIdentity())
        .addColumn("received_at", number, (at) => at.notNull())
        .addColumn("trust", "smallint", (trust) => trust.notNull())
        .addColumn("body", "text", (body) => body.notNull())
        .addPrimaryKeyConstraint("log_pkey", ["tx", "id"])
        .execute();
    } else {
      // Never the id of a deleted row again: positions and transitions refer to it.
      await sql`create table log (
        id integer primary key autoincrement, tx integer not null default 0,
        received_at integer not null, trust integer not null, body text not null
      )`.execute(db);
    }
    await db.schema
      .createTable("projection")
      .addColumn("name", "text", (name) => name.primaryKey())
      .addColumn("position", "text", (position) => position.notNull())
      .addColumn("generation", number, (generation) => generation.notNull())
      .addColumn("model", "text", (model) => model.notNull())
      .execute();
    await withoutRowid(
      db.schema
        .createTable("seen_message")
        .addColumn("hash", "text", (hash) => hash.notNull().primaryKey())
        .addColumn("day", "integer", (day) => day.notNull()),
      postgres,
    ).execute();
    for (const prefix of ["", "snapshot_", "replay_"]) {
      await people(db, prefix, number, postgres);
    }
    for (const prefix of ["", "replay_"]) {
      await byItself(db.schema.createTable(`${prefix}transition`))
        .addColumn("log_id", number, (id) => id.notNull())
        .addColumn("visitor_id", "text")
        .addColumn("profile_id", "text")
        .addColumn("standing", "text", (standing) => standing.notNull())
        .addColumn("track", "text", (track) => track.notNull())
        .addColumn("from_stage", "text", (stage) => stage.notNull())
        .addColumn("to_stage", "text", (stage) => stage.notNull())
        .addColumn("at", number, (at) => at.notNull())
        .addColumn("kind", "text", (each) => each.notNull())
        .addColumn("rule", "text", (rule) => rule.notNull())
        .addColumn("evidence", "text", (evidence) => evidence.notNull())
        .execute();
    }
    await byItself(db.schema.createTable("outbox"))
      .addColumn("kind", "text", (each) => each.notNull())
      .addColumn("visitor_id", "text")
      .addColumn("profile_id", "text")
      .addColumn("payload", "text", (payload) => payload.notNull())
      .addColumn("created_at", number, (at) => at.notNull())
      .addColumn("due_at", number, (at) => at.notNull())
      .addColumn("attempts", number, (attempts) => attempts.notNull())
      .execute();
    await db.schema.createIndex("outbox_due").on("outbox").column("due_at").execute();
    for (const table of ["transition", "replay_transition", "outbox"]) {
      for (const column of ["visitor_id", "profile_id"]) {
        await db.schema.createIndex(`${table}_${column}`).on(table).column(column).execute();
      }
    }
    await db.schema
      .createTable("suppression")
      .addColumn("hash", "text", (hash) => hash.primaryKey())
      .addColumn("reason", "text", (reason) => reason.notNull())
      .addColumn("created_at", number, (at) => at.notNull())
      .execute();
    await db.schema
      .createTable("rate_limit")
      .addColumn("key", "text", (key) => key.primaryKey())
      .addColumn("points", "integer", (points) => points.notNull())
      .addColumn("expire", number)
      .execute();
  },
};

async function people(
  db: Kysely<unknown>,
  prefix: string,
  number: "bigint" | "integer",
  postgres: boolean,
): Promise<void> {
  await withoutRowid(
    db.schema
      .createTable(`${prefix}visitor`)
      .addColumn("id", "text", (id) => id.notNull().primaryKey())
      .addColumn("profile_id", "text")
      .addColumn("first_seen", number, (at) => at.notNull())
      .addColumn("last_seen", number, (at) => at.notNull())
      .addColumn("hint", "text")
      .addColumn("verified", "text")
      .addColumn("claims", "text")
      .addColumn("consent", "text"),
    postgres,
  ).execute();
  await db.schema
    .createIndex(`${prefix}visitor_profile_id`)
    .on(`${prefix}visitor`)
    .column("profile_id")
    // Most visitors have none.
    .where("profile_id", "is not", null)
    .execute();
  await db.schema
    .createTable(`${prefix}profile`)
    .addColumn("id", "text", (id) => id.notNull().primaryKey())
    .addColumn("first_seen", number, (at) => at.notNull())
    .addColumn("last_seen", number, (at) => at.notNull())
    .addColumn("hint", "text")
    .addColumn("verified", "text")
    .addColumn("traits", "text")
    .execute();
  await db.schema
    .createTable(`${prefix}identity`)
    .addColumn("kind", "text", (kind) => kind.notNull())
    .addColumn("value", "text", (value) => value.notNull())
    .addColumn("profile_id", "text", (id) => id.notNull())
    // Looked up by value alone.
    .addPrimaryKeyConstraint(`${prefix}identity_pkey`, ["value", "kind"])
    .execute();
  await db.schema
    .createIndex(`${prefix}identity_profile_id`)
    .on(`${prefix}identity`)
    .column("profile_id")
    .execute();
}

/** Rows of few bytes lie in the index itself. */
function withoutRowid<T extends string, C extends string>(
  table: CreateTableBuilder<T, C>,
  postgres: boolean,
): CreateTableBuilder<T, C> {
  return postgres ? table : table.modifyEnd(sql`without rowid`);
}
