import type { Model } from "@stagelight/core";
import type { LogRow, Position } from "../log/log.ts";
import type { Plan } from "../outbox/plan.ts";
import type { Database } from "../store/database.ts";
import type { ProjectionTable } from "../store/tables.ts";
import { compute, write } from "./batch.ts";
import { isOfTheRow } from "./poison.ts";

/**
 * A projection: what follows from the log. `live` is what everybody sees. `snapshot` follows at the
 * distance of the retention of raw events. `replay` is made anew from the snapshot and takes the
 * place of `live`.
 */
export type Projection = "live" | "snapshot" | "replay";

/** What projecting some rows has done. */
export interface Projected {
  /** Rows of the log that were read; 0 when there are none. */
  readonly rows: number;
  readonly position: Position;
  /** When the newest of them was received. */
  readonly receivedAt: number;
  /** Events that could not be projected, which is a fault of ours. */
  readonly failed: readonly Failed[];
  /** Jobs that follow from them. */
  readonly jobs: number;
}

/** An event that could not be projected. It is left out, and stays in the log. */
export interface Failed {
  readonly messageId: string;
  readonly error: unknown;
}

/** Which rows a batch may take. */
export interface Take {
  readonly limit: number;
  /** Rows received after this are left. */
  readonly receivedUntil?: number;
  /** Rows behind this place are left. */
  readonly until?: Position;
}

/** By which rules events are projected. */
export interface Rules {
  readonly model: Model;
  /** What jobs follow from events. */
  readonly plan: Plan;
}

/** Projects the next rows of the log into what everybody sees, and writes the jobs that follow. */
export function projectLive(
  database: Database,
  { model, plan }: Rules,
  take: Take,
): Promise<Projected> {
  const follows = plan.destinations.length + plan.mails.length > 0 || plan.referral || plan.review;
  const wanted = follows ? plan : undefined;
  return projectNext({ database, model, plan: wanted, name: "live" }, take);
}

/** Projects the next rows of the log into the snapshot or a replay. Nothing follows from it. */
export function projectAside(
  database: Database,
  model: Model,
  name: Exclude<Projection, "live">,
  take: Take,
): Promise<Projected> {
  return projectNext({ database, model, plan: undefined, name }, take);
}

interface Projecting {
  readonly database: Database;
  readonly model: Model;
  readonly plan: Plan | undefined;
  readonly name: Projection;
}

/** A row that a database refuses is looked for by halves, and left out: all others must not wait. */
async function projectNext(projecting: Projecting, take: Take): Promise<Projected> {
  for (let limit = take.limit; ; limit = Math.ceil(limit / 2)) {
    try {
      return await projectRows(projecting, { ...take, limit });
    } catch (error) {
      if (!isOfTheRow(error)) throw error;
      if (limit <= 1) return projectRows(projecting, { ...take, limit: 1 }, error);
    }
  }
}

/**
 * Projects the next rows of the log in one transaction, together with the new offset. It reads and
 * computes before the transaction; whoever has moved the offset or raised the generation since then
 * makes it start over. So nothing happens twice, whenever the process is killed and however many run.
 *
 * @param refused why the one row that comes next is left out
 */
async function projectRows(
  { database, model, plan, name }: Projecting,
  { limit, receivedUntil = Infinity, until }: Take,
  refused?: unknown,
): Promise<Projected> {
  for (;;) {
    const from = await offsetOf(database, model, name);
    const read = await database.log.read(from.position, limit);
    const late = read.findIndex(
      ({ receivedAt, position }) =>
        receivedAt > receivedUntil ||
        (until !== undefined && database.log.compare(position, until) > 0),
    );
    const rows = late < 0 ? read : read.slice(0, late);
    const last = rows.at(-1);
    if (!last) return { rows: 0, position: from.position, receivedAt: 0, failed: [], jobs: 0 };
    const batch = refused ? undefined : await compute(database, model, plan, name, rows);
    const jobs = await database.derived(async (step) => {
      const { numUpdatedRows } = await step
        .updateTable("projection")
        .set({ position: last.position })
        .where("name", "=", name)
        .where("position", "=", from.position)
        .where("generation", "=", from.generation)
        .executeTakeFirst();
      if (Number(numUpdatedRows) === 0) return undefined;
      return batch ? write(database, step, name, batch) : 0;
    });
    if (jobs === undefined) continue;
    const { receivedAt, position } = last;
    const failed = batch?.failed ?? [{ messageId: nameOf(last), error: refused }];
    return { rows: rows.length, position, receivedAt, failed, jobs };
  }
}

/** What a row is called in logs; it may not even be JSON. */
function nameOf({ id, body }: LogRow): string {
  return /"messageId":"([^"\\]{1,100})"/.exec(body)?.[1] ?? `row ${id}`;
}

/** How far a projection is. */
export async function offsetOf(
  { db }: Pick<Database, "db">,
  { hash }: Model,
  name: Projection,
): Promise<ProjectionTable> {
  const known = await db
    .selectFrom("projection")
    .selectAll()
    .where("name", "=", name)
    .executeTakeFirst();
  if (known) return known;
  const made = { name, position: "", generation: 0, model: hash };
  await db
    .insertInto("projection")
    .values(made)
    .onConflict((on) => on.doNothing())
    .execute();
  return offsetOf({ db }, { hash } as Model, name);
}
