import { randomUUID } from "node:crypto";
import type { Model } from "@stagelight/core";
import { type ExpressionBuilder, type Kysely, sql, type Transaction } from "kysely";
import type { Position } from "../log/log.ts";
import { COLUMNS } from "../store/columns.ts";
import type { Database } from "../store/database.ts";
import type { ProjectionTable, Tables } from "../store/tables.ts";
import { hold } from "./hold.ts";
import { offsetOf, projectAside } from "./project.ts";

/** How far a replay is. */
export interface ReplayProgress {
  readonly rows: number;
  /** Rows that the log held when it began, about. */
  readonly total: number;
}

/** What became of a replay. */
export interface Replayed extends ReplayProgress {
  /** Whether another one has begun meanwhile, which goes on in its place. */
  readonly superseded: boolean;
}

const PEOPLE = ["visitor", "profile", "identity"] as const;

/**
 * Plays the log again from the snapshot, beside what everybody sees, and puts the result in its
 * place in one transaction. So a changed model is applied to history, and nothing is sent again.
 * Where the snapshot has changed meanwhile, it begins anew: what it has begun with is no longer true.
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
): Promise<Replayed> {
  let start = await begin(database, model);
  const total = await rowsIn(database.db);
  let rows = 0;
  for (;;) {
    // Behind the live projection there may be repeats, which it has not taken out yet.
    const { position: until } = await offsetOf(database, model, "live");
    const batch = await projectAside(database, model, "replay", { limit, until });
    rows += batch.rows;
    progress({ rows, total: Math.max(rows, total) });
    await between();
    if (batch.rows > 0) continue;
    const end = await swap(database, model, start, until);
    if (end === "begin-anew") start = await begin(database, model);
    else if (end !== "go-on") return { rows, total: rows, superseded: end === "superseded" };
  }
}

/** What a replay has begun with. */
interface Start {
  readonly snapshot: Held;
  /** Its own number: each beginning has another one. */
  readonly run: string;
}

type Held = Pick<ProjectionTable, "position" | "generation">;

/** Empties the replay's tables and fills them with the snapshot. */
async function begin(database: Database, model: Model): Promise<Start> {
  await offsetOf(database, model, "replay");
  const { position } = await offsetOf(database, model, "snapshot");
  // What the snapshot has passed may still be there, if its process was killed.
  await database.log.deleteUntil(position);
  const run = randomUUID();
  return database.db.transaction().execute(async (step) => {
    const snapshot = await hold(step, "snapshot");
    await hold(step, "replay");
    for (const table of PEOPLE) {
      await step.deleteFrom(`replay_${table}`).execute();
      await copy(step, `snapshot_${table}`, `replay_${table}`);
    }
    await step.deleteFrom("replay_transition").execute();
    await step
      .updateTable("projection")
      .set((row) => ({
        position: snapshot.position,
        generation: row("generation", "+", 1),
        model: run,
      }))
      .where("name", "=", "replay")
      .execute();
    return { snapshot, run };
  });
}

/** Puts the replay in place of what is live, if that is still where the replay has come to. */
async function swap(
  { db }: Database,
  model: Model,
  { snapshot, run }: Start,
  position: Position,
): Promise<"done" | "go-on" | "begin-anew" | "superseded"> {
  return db.transaction().execute(async (step) => {
    const live = await hold(step, "live");
    const held = await hold(step, "snapshot");
    const own = await hold(step, "replay");
    if (own.model !== run) return "superseded";
    if (held.position !== snapshot.position || held.generation !== snapshot.generation) {
      return "begin-anew";
    }
    if (live.position !== position) return "go-on";
    await take(step, model);
    return "done";
  });
}

async function take(step: Transaction<Tables>, model: Model): Promise<void> {
  const raised = (row: ExpressionBuilder<Tables, "projection">) => row("generation", "+", 1);
  await step
    .updateTable("projection")
    .set((row) => ({ generation: raised(row), model: model.hash }))
    .where("name", "=", "live")
    .execute();
  await step
    .updateTable("projection")
    .set((row) => ({ generation: raised(row), model: "" }))
    .where("name", "=", "replay")
    .execute();
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
}

/** All but the number that each table counts by itself. */
const TRANSITION = Object.keys(COLUMNS.transition).filter((name) => name !== "id");

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
