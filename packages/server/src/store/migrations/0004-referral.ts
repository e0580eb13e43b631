import { type Kysely, sql } from "kysely";
import type { Migration } from "../migration.ts";

type Number = "bigint" | "integer";

/** Who refers whom, what they get for it, and the ledger of that. */
export const referral: Migration = {
  name: "0004-referral",
  async up(db, kind) {
    const number = kind === "postgres" ? "bigint" : "integer";
    await members(db, number);
    await visits(db, number);
    await rewards(db, number);
    await gifts(db, number);
    await ledger(db, number);
    for (const column of ["referral_code", "referral_by"]) {
      await db.schema.alterTable("sign_up").addColumn(column, "text").execute();
    }
    await (kind === "postgres" ? sealPostgres(db) : sealSqlite(db));
  },
};

async function members(db: Kysely<unknown>, number: Number): Promise<void> {
  await db.schema
    .createTable("referral_member")
    .addColumn("id", "text", (id) => id.notNull().primaryKey())
    .addColumn("address_key", "text", (key) => key.notNull().unique())
    .addColumn("self_key", "text", (key) => key.notNull())
    .addColumn("email", "text", (email) => email.notNull())
    .addColumn("address", "text", (address) => address.notNull())
    .addColumn("name", "text")
    .addColumn("show_name", number, (show) => show.notNull())
    .addColumn("locale", "text", (locale) => locale.notNull())
    .addColumn("visitor_id", "text")
    .addColumn("network", "text")
    .addColumn("created_at", number, (at) => at.notNull())
    .addColumn("proven_at", number)
    .execute();
  await db.schema
    .createTable("referral_code")
    .addColumn("code", "text", (code) => code.notNull().primaryKey())
    .addColumn("program", "text", (program) => program.notNull())
    .addColumn("member_id", "text", (id) => id.notNull())
    .addColumn("created_at", number, (at) => at.notNull())
    .addUniqueConstraint("referral_code_of", ["member_id", "program"])
    .execute();
  for (const column of ["self_key", "email", "visitor_id", "created_at"]) {
    await index(db, "referral_member", column);
  }
}

async function visits(db: Kysely<unknown>, number: Number): Promise<void> {
  await db.schema
    .createTable("referral_click")
    .addColumn("id", "text", (id) => id.notNull().primaryKey())
    .addColumn("code", "text", (code) => code.notNull())
    .addColumn("at", number, (at) => at.notNull())
    .addColumn("network", "text")
    .execute();
  await index(db, "referral_click", "code");
  await index(db, "referral_click", "at");
  await db.schema
    .createTable("referral_touch")
    .addColumn("visitor_id", "text", (id) => id.notNull())
    .addColumn("program", "text", (program) => program.notNull())
    .addColumn("code", "text", (code) => code.notNull())
    .addColumn("first_at", number, (at) => at.notNull())
    .addColumn("at", number, (at) => at.notNull())
    .addPrimaryKeyConstraint("referral_touch_pkey", ["visitor_id", "program", "code"])
    .execute();
  await index(db, "referral_touch", "code");
  await index(db, "referral_touch", "at");
  await db.schema
    .createTable("referral_order")
    .addColumn("id", "text", (id) => id.notNull().primaryKey())
    .addColumn("address_key", "text")
    .addColumn("self_key", "text")
    .addColumn("payment_key", "text")
    .addColumn("visitor_id", "text")
    .addColumn("profile_id", "text")
    .addColumn("amount", number)
    .addColumn("currency", "text")
    .addColumn("refunds", "text", (refunds) => refunds.notNull())
    .addColumn("at", number, (at) => at.notNull())
    .addColumn("undone_at", number)
    .execute();
  for (const column of ["address_key", "self_key", "payment_key", "visitor_id", "profile_id"]) {
    await index(db, "referral_order", column);
  }
}

async function rewards(db: Kysely<unknown>, number: Number): Promise<void> {
  await db.schema
    .createTable("referral")
    .addColumn("id", "text", (id) => id.notNull().primaryKey())
    .addColumn("program", "text", (program) => program.notNull())
    .addColumn("code", "text", (code) => code.notNull())
    .addColumn("referrer_id", "text", (id) => id.notNull())
    .addColumn("friend_id", "text")
    .addColumn("friend_key", "text", (key) => key.notNull())
    .addColumn("state", "text", (state) => state.notNull())
    .addColumn("attributed_at", number, (at) => at.notNull())
    .addColumn("qualified_at", number)
    .addColumn("conversion", "text")
    .addColumn("evidence", "text", (evidence) => evidence.notNull())
    .addColumn("reasons", "text", (reasons) => reasons.notNull())
    .addUniqueConstraint("referral_friend", ["program", "friend_key"])
    .execute();
  for (const column of ["code", "friend_id", "conversion"]) await index(db, "referral", column);
  // All that friends are counted by: a program may have more of them than can be looked through.
  await db.schema
    .createIndex("referral_by_referrer_id")
    .on("referral")
    .columns(["referrer_id", "program", "state", "qualified_at"])
    .execute();
  await db.schema
    .createTable("reward")
    .addColumn("id", "text", (id) => id.notNull().primaryKey())
    .addColumn("program", "text", (program) => program.notNull())
    .addColumn("rule", "text", (rule) => rule.notNull())
    .addColumn("referral_id", "text")
    .addColumn("member_id", "text", (id) => id.notNull())
    .addColumn("conversion", "text", (conversion) => conversion.notNull())
    .addColumn("unit", "text", (unit) => unit.notNull())
    .addColumn("amount", number, (amount) => amount.notNull().check(sql`amount > 0`))
    .addColumn("settled", number, (settled) => settled.notNull().check(sql`settled >= 0`))
    .addColumn("worth", number, (worth) => worth.notNull().check(sql`worth >= 0`))
    .addColumn("state", "text", (state) => state.notNull())
    .addColumn("due_at", number)
    .addColumn("code", "text")
    .addColumn("used_for", "text")
    .addColumn("reasons", "text", (reasons) => reasons.notNull())
    .addColumn("created_at", number, (at) => at.notNull())
    .addColumn("changed_at", number, (at) => at.notNull())
    .addUniqueConstraint("reward_once", ["conversion", "program", "rule", "member_id"])
    .execute();
  for (const column of ["member_id", "referral_id", "code", "used_for", "state"]) {
    await index(db, "reward", column);
  }
}

/** The friend's gift, which each friend of a program has once. */
async function gifts(db: Kysely<unknown>, number: Number): Promise<void> {
  await db.schema
    .createTable("referral_gift")
    .addColumn("program", "text", (program) => program.notNull())
    .addColumn("friend_key", "text", (key) => key.notNull())
    .addColumn("order_key", "text", (key) => key.notNull())
    .addColumn("at", number, (at) => at.notNull())
    .addPrimaryKeyConstraint("referral_gift_pkey", ["program", "friend_key"])
    .execute();
  for (const column of ["friend_key", "order_key"]) await index(db, "referral_gift", column);
}

async function ledger(db: Kysely<unknown>, number: Number): Promise<void> {
  await db.schema
    .createTable("ledger_transfer")
    .addColumn("id", "text", (id) => id.notNull().primaryKey())
    .addColumn("book", "text", (book) => book.notNull())
    .addColumn("unit", "text", (unit) => unit.notNull())
    .addColumn("amount", number, (amount) => amount.notNull().check(sql`amount > 0`))
    .addColumn("from_account", "text", (account) => account.notNull())
    .addColumn("to_account", "text", (account) => account.notNull())
    .addColumn("reference", "text", (reference) => reference.notNull())
    .addColumn("step", "text", (step) => step.notNull())
    .addColumn("at", number, (at) => at.notNull())
    .addColumn("reason", "text")
    .addColumn("actor", "text")
    .addCheckConstraint("ledger_transfer_moves", sql`from_account <> to_account`)
    .execute();
  for (const column of ["from_account", "to_account", "reference", "at"]) {
    await index(db, "ledger_transfer", column);
  }
  await db.schema
    .createTable("referral_budget")
    .addColumn("program", "text", (program) => program.notNull().primaryKey())
    .addColumn("rewards", number, (many) => many.notNull().check(sql`rewards >= 0`))
    .addColumn("worth", number, (worth) => worth.notNull().check(sql`worth >= 0`))
    .addColumn("rewards_left", number, (left) => left.check(sql`rewards_left >= 0`))
    .addColumn("worth_left", number, (left) => left.check(sql`worth_left >= 0`))
    .addColumn("unit", "text")
    .execute();
}

async function index(db: Kysely<unknown>, table: string, column: string): Promise<void> {
  await db.schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
}

/** From here on rows of the ledger are only added. */
async function sealSqlite(db: Kysely<unknown>): Promise<void> {
  const raise = sql`begin select raise(abort, 'ledger_transfer is append-only'); end`;
  for (const change of ["update", "delete"]) {
    await sql`create trigger ${sql.ref(`ledger_transfer_${change}`)}
      before ${sql.raw(change)} on ledger_transfer ${raise}`.execute(db);
  }
  // "insert or replace" deletes without a word to the trigger above.
  await sql`create trigger ledger_transfer_replace before insert on ledger_transfer
    when exists (select 1 from ledger_transfer where id = new.id) ${raise}`.execute(db);
}

async function sealPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`create function ledger_transfer_sealed() returns trigger language plpgsql as $$
    begin raise exception 'ledger_transfer is append-only'; end $$`.execute(db);
  await sql`create trigger ledger_transfer_sealed
    before update or delete or truncate on ledger_transfer
    for each statement execute function ledger_transfer_sealed()`.execute(db);
}
