import { type Kysely, sql } from "kysely";
import type { Migration } from "../migration.ts";

type Number = "bigint" | "integer";

/** Who may review what, what they think, what was decided about it, and what people answer to surveys. */
export const reviews: Migration = {
  name: "0005-reviews",
  async up(db, kind) {
    const number = kind === "postgres" ? "bigint" : "integer";
    await invitations(db, number);
    await written(db, number);
    await around(db, number);
    await decisions(db, number);
    await surveys(db, number);
    await (kind === "postgres" ? sealPostgres(db) : sealSqlite(db));
  },
};

async function invitations(db: Kysely<unknown>, number: Number): Promise<void> {
  await db.schema
    .createTable("review_invitation")
    .addColumn("id", "text", (id) => id.notNull().primaryKey())
    .addColumn("order_key", "text", (key) => key.notNull())
    .addColumn("product", "text", (product) => product.notNull())
    .addColumn("product_name", "text")
    .addColumn("product_url", "text")
    .addColumn("visitor_id", "text")
    .addColumn("profile_id", "text")
    .addColumn("address_key", "text")
    .addColumn("email", "text")
    .addColumn("address", "text")
    .addColumn("name", "text")
    .addColumn("locale", "text", (locale) => locale.notNull())
    .addColumn("created_at", number, (at) => at.notNull())
    .addColumn("due_at", number, (at) => at.notNull())
    .addColumn("sent_at", number)
    .addColumn("reminded_at", number)
    .addColumn("cancelled_at", number)
    .addColumn("used_at", number)
    .addColumn("review_id", "text", (id) => id.unique())
    .addColumn("promised", "text")
    .addUniqueConstraint("review_invitation_once", ["order_key", "product"])
    .execute();
  for (const column of ["visitor_id", "profile_id", "address_key", "email", "created_at"]) {
    await index(db, "review_invitation", column);
  }
}

async function written(db: Kysely<unknown>, number: Number): Promise<void> {
  await db.schema
    .createTable("review")
    .addColumn("id", "text", (id) => id.notNull().primaryKey())
    .addColumn("product", "text")
    .addColumn("kind", "text", (kind) => kind.notNull())
    .addColumn("score", number, (score) => score.notNull().check(sql`score between 0 and 10`))
    .addColumn("text", "text")
    .addColumn("author", "text")
    .addColumn("locale", "text", (locale) => locale.notNull())
    .addColumn("invitation_id", "text", (id) => id.unique())
    .addColumn("source", "text", (source) => source.notNull())
    .addColumn("imported_from", "text")
    .addColumn("import_key", "text", (key) => key.unique())
    .addColumn("verified", number, (verified) => verified.notNull())
    .addColumn("invited", number, (invited) => invited.notNull())
    .addColumn("incentivised", number, (incentivised) => incentivised.notNull())
    .addColumn("promised", "text")
    .addColumn("thanks", "text")
    .addColumn("state", "text", (state) => state.notNull())
    .addColumn("reason", "text")
    .addColumn("read_at", number)
    .addColumn("published_at", number)
    .addColumn("permission", number, (permission) => permission.notNull())
    .addColumn("featured_at", number)
    .addColumn("visitor_id", "text")
    .addColumn("profile_id", "text")
    .addColumn("address_key", "text")
    .addColumn("network", "text")
    .addColumn("answer", "text")
    .addColumn("answered_at", number)
    .addColumn("votes", number, (votes) => votes.notNull().check(sql`votes >= 0`))
    .addColumn("help_at", number)
    .addColumn("created_at", number, (at) => at.notNull())
    .addColumn("changed_at", number, (at) => at.notNull())
    .addColumn("idempotency", "text", (key) => key.unique())
    .execute();
  for (const column of ["visitor_id", "profile_id", "address_key", "created_at"]) {
    await index(db, "review", column);
  }
  await db.schema
    .createIndex("review_of_product")
    .on("review")
    .columns(["product", "kind", "state", "created_at"])
    .execute();
  await db.schema
    .createIndex("review_waiting")
    .on("review")
    .columns(["state", "created_at"])
    .execute();
}

/** Photos, votes, and what reviews are about. */
async function around(db: Kysely<unknown>, number: Number): Promise<void> {
  await db.schema
    .createTable("review_photo")
    .addColumn("id", "text", (id) => id.notNull().primaryKey())
    .addColumn("review_id", "text", (id) => id.notNull())
    .addColumn("place", number, (place) => place.notNull())
    .addColumn("type", "text", (type) => type.notNull())
    .addColumn("width", number, (width) => width.notNull())
    .addColumn("height", number, (height) => height.notNull())
    .addColumn("data", "text", (data) => data.notNull())
    .addColumn("created_at", number, (at) => at.notNull())
    .addUniqueConstraint("review_photo_place", ["review_id", "place"])
    .execute();
  await db.schema
    .createTable("review_vote")
    .addColumn("review_id", "text", (id) => id.notNull())
    .addColumn("voter", "text", (voter) => voter.notNull())
    .addColumn("visitor_id", "text")
    .addColumn("profile_id", "text")
    .addColumn("at", number, (at) => at.notNull())
    .addPrimaryKeyConstraint("review_vote_pkey", ["review_id", "voter"])
    .execute();
  for (const column of ["visitor_id", "profile_id"]) await index(db, "review_vote", column);
  await db.schema
    .createTable("review_product")
    .addColumn("product", "text", (product) => product.notNull().primaryKey())
    .addColumn("name", "text")
    .addColumn("url", "text")
    .addColumn("frozen_at", number)
    .addColumn("frozen", "text")
    .addColumn("alarmed_at", number)
    .addColumn("released_at", number)
    .execute();
}

async function decisions(db: Kysely<unknown>, number: Number): Promise<void> {
  await db.schema
    .createTable("review_decision")
    .addColumn("id", "text", (id) => id.notNull().primaryKey())
    .addColumn("review_id", "text", (id) => id.notNull())
    .addColumn("at", number, (at) => at.notNull())
    .addColumn("actor", "text", (actor) => actor.notNull())
    .addColumn("action", "text", (action) => action.notNull())
    .addColumn("reason", "text")
    .addColumn("other_id", "text")
    .addColumn("note", "text")
    .execute();
  await index(db, "review_decision", "review_id");
  await index(db, "review_decision", "at");
}

async function surveys(db: Kysely<unknown>, number: Number): Promise<void> {
  await db.schema
    .createTable("survey_answer")
    .addColumn("id", "text", (id) => id.notNull().primaryKey())
    .addColumn("survey", "text", (survey) => survey.notNull())
    .addColumn("answers", "text", (answers) => answers.notNull())
    .addColumn("locale", "text", (locale) => locale.notNull())
    .addColumn("page", "text")
    .addColumn("visitor_id", "text")
    .addColumn("profile_id", "text")
    .addColumn("address_key", "text")
    .addColumn("created_at", number, (at) => at.notNull())
    .addColumn("idempotency", "text", (key) => key.unique())
    .execute();
  for (const column of ["visitor_id", "profile_id", "address_key", "created_at"]) {
    await index(db, "survey_answer", column);
  }
  await db.schema
    .createIndex("survey_answer_of")
    .on("survey_answer")
    .columns(["survey", "created_at"])
    .execute();
}

async function index(db: Kysely<unknown>, table: string, column: string): Promise<void> {
  await db.schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
}

/** What a decision says for good; its note may be struck out. */
const FOR_GOOD = ["id", "review_id", "at", "actor", "action", "reason", "other_id"];

const MESSAGE = "review_decision is append-only";

/** From here on decisions are only added. */
async function sealSqlite(db: Kysely<unknown>): Promise<void> {
  const raise = sql.raw(`begin select raise(abort, '${MESSAGE}'); end`);
  const same = sql.raw(FOR_GOOD.map((name) => `new.${name} is old.${name}`).join(" and "));
  await sql`create trigger review_decision_update before update on review_decision
    when not (${same} and new.note is null) ${raise}`.execute(db);
  await sql`create trigger review_decision_delete before delete on review_decision
    ${raise}`.execute(db);
  // "insert or replace" deletes without a word to the trigger above.
  await sql`create trigger review_decision_replace before insert on review_decision
    when exists (select 1 from review_decision where id = new.id) ${raise}`.execute(db);
}

async function sealPostgres(db: Kysely<unknown>): Promise<void> {
  const listed = (row: string) => FOR_GOOD.map((name) => `${row}.${name}`).join(", ");
  await sql`create function review_decision_sealed() returns trigger language plpgsql as $$
    begin raise exception '${sql.raw(MESSAGE)}'; end $$`.execute(db);
  await sql`create trigger review_decision_sealed before delete or truncate on review_decision
    for each statement execute function review_decision_sealed()`.execute(db);
  await sql`create trigger review_decision_update before update on review_decision for each row
    when ((${sql.raw(listed("new"))}) is distinct from (${sql.raw(listed("old"))})
      or new.note is not null)
    execute function review_decision_sealed()`.execute(db);
}
