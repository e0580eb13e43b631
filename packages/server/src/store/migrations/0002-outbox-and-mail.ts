import { sql } from "kysely";
import type { Migration } from "../migration.ts";

/** Jobs for the outside, where they go, and what mails need to remember. */
export const outboxAndMail: Migration = {
  name: "0002-outbox-and-mail",
  async up(db, kind) {
    const postgres = kind === "postgres";
    const number = postgres ? "bigint" : "integer";
    await db.schema.dropTable("outbox").execute();
    await db.schema
      .createTable("job")
      .addColumn("id", number, (id) =>
        postgres ? id.primaryKey().generatedAlwaysAsIdentity() : id.primaryKey(),
      )
      .addColumn("uid", "text", (uid) => uid.notNull().unique())
      .addColumn("kind", "text", (each) => each.notNull())
      .addColumn("endpoint", "text", (endpoint) => endpoint.notNull())
      .addColumn("topic", "text")
      .addColumn("unique_key", "text", (key) => key.unique())
      .addColumn("visitor_id", "text")
      .addColumn("profile_id", "text")
      .addColumn("recipient", "text")
      .addColumn("payload", "text", (payload) => payload.notNull())
      .addColumn("created_at", number, (at) => at.notNull())
      .addColumn("wanted_at", number, (at) => at.notNull())
      .addColumn("due_at", number, (at) => at.notNull())
      .addColumn("attempts", number, (attempts) => attempts.notNull())
      .addColumn("lease", "text")
      .addColumn("leased_until", number)
      .addColumn("dead_at", number)
      .addColumn("trouble", "text")
      .execute();
    await db.schema
      .createIndex("job_due")
      .on("job")
      .columns(["endpoint", "due_at"])
      .where(sql.ref("dead_at"), "is", null)
      .execute();
    await db.schema
      .createIndex("job_dead")
      .on("job")
      .columns(["endpoint", "dead_at"])
      .where(sql.ref("dead_at"), "is not", null)
      .execute();
    await db.schema
      .createIndex("job_recipient")
      .on("job")
      .column("recipient")
      .where("recipient", "is not", null)
      .execute();
    await db.schema
      .createTable("endpoint")
      .addColumn("name", "text", (name) => name.primaryKey())
      .addColumn("failures", number, (failures) => failures.notNull())
      .addColumn("open_until", number)
      .addColumn("failing_since", number)
      .addColumn("disabled_at", number)
      .execute();
    await db.schema
      .createTable("mail_record")
      .addColumn("id", number, (id) =>
        postgres ? id.primaryKey().generatedAlwaysAsIdentity() : id.primaryKey(),
      )
      .addColumn("uid", "text", (uid) => uid.notNull().unique())
      .addColumn("mail", "text", (mail) => mail.notNull())
      .addColumn("category", "text", (category) => category.notNull())
      .addColumn("address_key", "text", (key) => key.notNull())
      .addColumn("visitor_id", "text")
      .addColumn("profile_id", "text")
      .addColumn("at", number, (at) => at.notNull())
      .addColumn("outcome", "text", (outcome) => outcome.notNull())
      .execute();
    await db.schema
      .createIndex("mail_record_address_key")
      .on("mail_record")
      .columns(["address_key", "at"])
      .execute();
    await db.schema
      .createTable("placed_order")
      .addColumn("id", "text", (id) => id.notNull().primaryKey())
      .addColumn("order_id", "text", (id) => id.notNull())
      .addColumn("visitor_id", "text")
      .addColumn("profile_id", "text")
      .addColumn("at", number, (at) => at.notNull())
      .execute();
    for (const table of ["job", "mail_record", "placed_order"]) {
      for (const column of ["visitor_id", "profile_id"]) {
        await db.schema.createIndex(`${table}_${column}`).on(table).column(column).execute();
      }
    }
    await db.schema
      .createTable("seen_delivery")
      .addColumn("source", "text", (source) => source.notNull())
      .addColumn("hash", "text", (hash) => hash.notNull())
      .addColumn("seen_at", number, (at) => at.notNull())
      .addPrimaryKeyConstraint("seen_delivery_pkey", ["source", "hash"])
      .execute();
    await db.schema.alterTable("suppression").renameTo("suppression_before").execute();
    await db.schema
      .createTable("suppression")
      .addColumn("hash", "text", (hash) => hash.notNull())
      .addColumn("scope", "text", (scope) => scope.notNull())
      .addColumn("reason", "text", (reason) => reason.notNull())
      .addColumn("created_at", number, (at) => at.notNull())
      .addPrimaryKeyConstraint("suppression_hash_scope", ["hash", "scope"])
      .execute();
    await sql`
      insert into suppression (hash, scope, reason, created_at)
      select hash, 'marketing', reason, created_at from suppression_before
    `.execute(db);
    await db.schema.dropTable("suppression_before").execute();
    for (const prefix of ["", "snapshot_", "replay_"]) {
      await db.schema.alterTable(`${prefix}profile`).addColumn("consent", "text").execute();
      for (const table of [`${prefix}visitor`, `${prefix}profile`]) {
        await db.schema.alterTable(table).addColumn("consent_at", number).execute();
      }
      const visitors = sql.table(`${prefix}visitor`);
      await sql`update ${visitors} set consent_at = last_seen where consent is not null`.execute(
        db,
      );
    }
  },
};
