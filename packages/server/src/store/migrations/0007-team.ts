import { type Kysely, sql } from "kysely";
import type { Migration } from "../migration.ts";

type Number = "bigint" | "integer";

/** Who works at the site, where they are signed in, and what they have done. */
export const team: Migration = {
  name: "0007-team",
  async up(db, kind) {
    const number = kind === "postgres" ? "bigint" : "integer";
    await members(db, number);
    await comingIn(db, number);
    await around(db, number);
    await (kind === "postgres" ? sealPostgres(db) : sealSqlite(db));
  },
};

async function members(db: Kysely<unknown>, number: Number): Promise<void> {
  await db.schema
    .createTable("team_member")
    .addColumn("id", "text", (id) => id.notNull().primaryKey())
    .addColumn("email", "text", (email) => email.notNull().unique())
    .addColumn("name", "text", (name) => name.notNull())
    .addColumn("picture", "text")
    .addColumn("role", "text", (role) =>
      role.notNull().check(sql`role in ('agent', 'marketer', 'owner')`),
    )
    .addColumn("password_hash", "text")
    .addColumn("totp_secret", "text")
    .addColumn("totp_since", number)
    .addColumn("totp_step", number)
    .addColumn("recovery", "text")
    .addColumn("state", "text", (state) =>
      state.notNull().check(sql`state in ('invited', 'active', 'deactivated')`),
    )
    .addColumn("locale", "text", (locale) => locale.notNull())
    .addColumn("available", number, (available) => available.notNull())
    .addColumn("created_at", number, (at) => at.notNull())
    .addColumn("seen_at", number)
    .execute();
}

/** Sessions, and the links by which people come in without a password. */
async function comingIn(db: Kysely<unknown>, number: Number): Promise<void> {
  await db.schema
    .createTable("team_session")
    .addColumn("hash", "text", (hash) => hash.notNull().primaryKey())
    .addColumn("id", "text", (id) => id.notNull().unique())
    .addColumn("member_id", "text", (member) => member.notNull())
    .addColumn("created_at", number, (at) => at.notNull())
    .addColumn("seen_at", number, (at) => at.notNull())
    .addColumn("device", "text")
    .execute();
  await index(db, "team_session", "member_id");
  await db.schema
    .createTable("team_link")
    .addColumn("id", "text", (id) => id.notNull().primaryKey())
    .addColumn("purpose", "text", (purpose) => purpose.notNull())
    .addColumn("member_id", "text")
    .addColumn("created_at", number, (at) => at.notNull())
    .addColumn("expires_at", number, (at) => at.notNull())
    .addColumn("used_at", number)
    .execute();
  await index(db, "team_link", "member_id");
}

async function around(db: Kysely<unknown>, number: Number): Promise<void> {
  await db.schema
    .createTable("audit_entry")
    .addColumn("id", "text", (id) => id.notNull().primaryKey())
    .addColumn("at", number, (at) => at.notNull())
    .addColumn("member_id", "text")
    .addColumn("actor", "text", (actor) => actor.notNull())
    .addColumn("action", "text", (action) => action.notNull())
    .addColumn("subject", "text")
    .addColumn("detail", "text")
    .execute();
  await index(db, "audit_entry", "at");
  await db.schema
    .createTable("push_subscription")
    .addColumn("id", "text", (id) => id.notNull().primaryKey())
    .addColumn("member_id", "text", (member) => member.notNull())
    .addColumn("endpoint", "text", (endpoint) => endpoint.notNull().unique())
    .addColumn("keys", "text", (keys) => keys.notNull())
    .addColumn("created_at", number, (at) => at.notNull())
    .execute();
  await index(db, "push_subscription", "member_id");
}

async function index(db: Kysely<unknown>, table: string, column: string): Promise<void> {
  await db.schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
}

const MESSAGE = "audit_entry is append-only";

/** From here on what was done is only added to. */
async function sealSqlite(db: Kysely<unknown>): Promise<void> {
  const raise = sql.raw(`begin select raise(abort, '${MESSAGE}'); end`);
  for (const what of ["update", "delete"]) {
    await sql`create trigger ${sql.raw(`audit_entry_${what}`)} before ${sql.raw(what)} on audit_entry
      ${raise}`.execute(db);
  }
  // "insert or replace" deletes without a word to the trigger above.
  await sql`create trigger audit_entry_replace before insert on audit_entry
    when exists (select 1 from audit_entry where id = new.id) ${raise}`.execute(db);
}

async function sealPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`create function audit_entry_sealed() returns trigger language plpgsql as $$
    begin raise exception '${sql.raw(MESSAGE)}'; end $$`.execute(db);
  await sql`create trigger audit_entry_sealed before update or delete or truncate on audit_entry
    for each statement execute function audit_entry_sealed()`.execute(db);
}
