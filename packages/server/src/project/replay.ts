import type { Model } from "@stagelight/core";
import { type Kysely, sql } from "kysely";
import type { Position } from "../log/log.ts";
import type { Database } from "../store/database.ts";
import type { Tables } from "../store/tables.ts";
import { offsetOf, projectBatch } from "./project.ts";

/** How far a replay is. */
export interface ReplayProgress {
  readonly rows: number;
  /** Rows that the log held when it began, about. */
  readonly total: number;
}

const PEOPLE = ["visitor", "profile", "identity"] as const;

/**
 * Plays the log again from the snapshot, beside what everybody sees, and puts the result in its
 * place in one transaction. So a changed model is applied to history, and nothing is sent again.
 *
 * @param between is awaited after each batch: the place to let others work
 */
export async function replay(
  database: Database,
  model: Model,
  {
    limit = 500,
    progress = () => {},
    between = () => {},
  }: {
    readonly limit?: number;
    readonly progress?: (done: ReplayProgress) => void;
    readonly between?: () => unknown;
  } = {},
): Promise<ReplayProgress> {
  await begin(database, model);
  const total = await rowsIn(database.db);
  let rows = 0;
  for (;;) {
    // Behind the live projection there may be repeats, which it has not taken out yet.
    const { position: until } = await offsetOf(database, model, "live");
    const batch = await projectBatch(database, model, "replay", { limit, until });
    rows += batch.rows;
    progress({ rows, total: Math.max(rows, total) });
    await between();
    if (batch.rows === 0 && (await swap(database, model, until))) return { rows, total: rows };
  }
}

/** Empties the replay's tables and fills them with the snapshot. */
async function begin(database: Database, model: Model): Promise<void> {
  const start = await offsetOf(database, model, "snapshot");
  await offsetOf(database, model, "replay");
  await database.db.transaction().execute(async (step) => {
    for (const table of PEOPLE) {
      await step.deleteFrom(`replay_${table}`).execute();
      await copy(step, `snapshot_${table}`, `replay_${table}`);
    }
    await step.deleteFrom("replay_transition").execute();
    await step
      .updateTable("projection")
      .set((row) => ({ position: start.position, generation: row("generation", "+", 1) }))
      .where("name", "=", "replay")
      .execute();
  });
}

/** Puts the replay in place of what is live, if that is still where the replay has come to. */
async function swap({ db }: Database, model: Model, position: Position): Promise<boolean> {
  return db.transaction().execute(async (step) => {
    const { numUpdatedRows } = await step
      .updateTable("projection")
      .set((row) => ({ generation: row("generation", "+", 1), model: model.hash }))
      .where("name", "=", "live")
      .where("position", "=", position)
      .executeTakeFirst();
    if (Number(numUpdatedRows) === 0) return false;
    for (const table of PEOPLE) {
      await step.deleteFrom(table).execute();
      await copy(step, `replay_${table}`, table);
      await step.deleteFrom(`replay_${table}`).execute();
    }
    // What is older than the snapshot cannot be played again, and stays.
    await step
      .deleteFrom("transition")
      .where("log_id", "in", (rows) => rows.selectFrom("log").select("id"))
      .execute();
    await sql`
      insert into transition (${sql.join(TRANSITION.map((name) => sql.ref(name)))})
      select ${sql.join(TRANSITION.map((name) => sql.ref(name)))} from replay_transition order by id
    `.execute(step);
    await step.deleteFrom("replay_transition").execute();
    return true;
  });
}

const TRANSITION = [
  "log_id",
  "visitor_id",
  "profile_id",
  "standing",
  "track",
  "from_stage",
  "to_stage",
  "at",
  "kind",
  "rule",
  "evidence",
];

async function copy(step: Kysely<Tables>, from: keyof Tables, into: keyof Tables): Promise<void> {
  await sql`insert into ${sql.table(into)} select * from ${sql.table(from)}`.execute(step);
}

async function rowsIn(db: Kysely<Tables>): Promise<number> {
  const { rows } = await db
    .selectFrom("log")
    .select((row) => row.fn.countAll<number>().as("rows"))
    .executeTakeFirstOrThrow();
  return Number(rows);
}
