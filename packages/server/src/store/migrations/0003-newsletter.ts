import { sql } from "kysely";
import type { Migration } from "../migration.ts";

/** Who gets the newsletter, who is asked whether they want it, and what proves it. */
export const newsletter: Migration = {
  name: "0003-newsletter",
  async up(db, kind) {
    const number = kind === "postgres" ? "bigint" : "integer";
    await db.schema
      .createTable("subscriber")
      .addColumn("id", "text", (id) => id.notNull().primaryKey())
      .addColumn("address_key", "text", (key) => key.notNull().unique())
      .addColumn("email", "text", (email) => email.notNull())
      .addColumn("name", "text")
      .addColumn("fields", "text", (fields) => fields.notNull())
      .addColumn("locale", "text", (locale) => locale.notNull())
      .addColumn("frequency", "text")
      .addColumn("created_at", number, (at) => at.notNull())
      .addColumn("changed_at", number, (at) => at.notNull())
      .addColumn("confirmed_at", number)
      .execute();
    await db.schema.createIndex("subscriber_email").on("subscriber").column("email").execute();
    await db.schema
      .createTable("subscription")
      .addColumn("subscriber_id", "text", (id) => id.notNull())
      .addColumn("list", "text", (list) => list.notNull())
      .addColumn("state", "text", (state) => state.notNull())
      .addColumn("at", number, (at) => at.notNull())
      .addColumn("reason", "text")
      .addPrimaryKeyConstraint("subscription_pkey", ["subscriber_id", "list"])
      .execute();
    await db.schema.createIndex("subscription_list").on("subscription").column("list").execute();
    await db.schema
      .createTable("sign_up")
      .addColumn("id", "text", (id) => id.notNull().primaryKey())
      .addColumn("subscriber_id", "text", (id) => id.notNull())
      .addColumn("address", "text", (address) => address.notNull())
      .addColumn("name", "text")
      .addColumn("fields", "text", (fields) => fields.notNull())
      .addColumn("lists", "text", (lists) => lists.notNull())
      .addColumn("locale", "text", (locale) => locale.notNull())
      .addColumn("form", "text")
      .addColumn("wording", "text", (wording) => wording.notNull())
      .addColumn("version", "text", (version) => version.notNull())
      .addColumn("page", "text")
      .addColumn("browser_hash", "text")
      .addColumn("asked_at", number, (at) => at.notNull())
      .addColumn("confirmed_at", number)
      .execute();
    await db.schema
      .createTable("consent_receipt")
      .addColumn("id", "text", (id) => id.notNull().primaryKey())
      .addColumn("subscriber_id", "text", (id) => id.notNull())
      .addColumn("action", "text", (action) => action.notNull())
      .addColumn("at", number, (at) => at.notNull())
      .addColumn("lists", "text", (lists) => lists.notNull())
      .addColumn("wording", "text")
      .addColumn("version", "text")
      .addColumn("page", "text")
      .addColumn("form", "text")
      .addColumn("address", "text")
      .addColumn("language", "text")
      .execute();
    await db.schema
      .createTable("incentive_grant")
      .addColumn("id", "text", (id) => id.notNull().primaryKey())
      .addColumn("incentive", "text", (incentive) => incentive.notNull())
      .addColumn("code", "text")
      .addColumn("subscriber_id", "text", (id) => id.notNull())
      .addColumn("at", number, (at) => at.notNull())
      .addColumn("given_at", number)
      .addColumn("taken", "text", (hash) => hash.notNull())
      .addUniqueConstraint("incentive_grant_code", ["incentive", "code"])
      .execute();
    await db.schema
      .createIndex("incentive_grant_owed")
      .on("incentive_grant")
      .columns(["incentive", "at"])
      .where(sql.ref("given_at"), "is", null)
      .execute();
    await db.schema
      .createTable("incentive_taken")
      .addColumn("hash", "text", (hash) => hash.notNull().primaryKey())
      .addColumn("incentive", "text", (incentive) => incentive.notNull())
      .addColumn("at", number)
      .execute();
    await db.schema
      .createIndex("incentive_taken_at")
      .on("incentive_taken")
      .columns(["incentive", "at"])
      .execute();
    await db.schema
      .createTable("incentive_code")
      .addColumn("incentive", "text", (incentive) => incentive.notNull())
      .addColumn("code", "text", (code) => code.notNull())
      .addColumn("position", number, (position) => position.notNull())
      .addColumn("taken_at", number)
      .addPrimaryKeyConstraint("incentive_code_pkey", ["incentive", "code"])
      .execute();
    await db.schema
      .createIndex("incentive_code_free")
      .on("incentive_code")
      .columns(["incentive", "position"])
      .where(sql.ref("taken_at"), "is", null)
      .execute();
    for (const table of ["sign_up", "consent_receipt", "incentive_grant"]) {
      await db.schema
        .createIndex(`${table}_subscriber`)
        .on(table)
        .column("subscriber_id")
        .execute();
    }
    await db.schema.createIndex("sign_up_asked_at").on("sign_up").column("asked_at").execute();
    await db.schema
      .createIndex("consent_receipt_action")
      .on("consent_receipt")
      .columns(["action", "at"])
      .execute();
    await db.schema
      .createIndex("mail_record_category")
      .on("mail_record")
      .columns(["category", "at"])
      .execute();
    await db.schema
      .createTable("spent_proof")
      .addColumn("hash", "text", (hash) => hash.notNull().primaryKey())
      .addColumn("until", number, (until) => until.notNull())
      .execute();
  },
};
