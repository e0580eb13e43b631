import type { Kysely } from "kysely";
import type { Tables } from "../store/tables.ts";

/** Given up jobs, as people look at them. */
export interface DeadJob {
  readonly uid: string;
  readonly endpoint: string;
  readonly kind: string;
  readonly createdAt: number;
  readonly deadAt: number;
  readonly attempts: number;
  readonly trouble: string | null;
}

/** The jobs that were given up, the newest first. */
export async function deadJobs(
  db: Kysely<Tables>,
  endpoint: string | undefined,
  limit: number,
): Promise<DeadJob[]> {
  const rows = db
    .selectFrom("job")
    .select(["uid", "endpoint", "kind", "attempts", "trouble"])
    .select(["created_at as createdAt", "dead_at as deadAt"])
    .where("dead_at", "is not", null)
    .orderBy("dead_at", "desc")
    .orderBy("id", "desc")
    .limit(limit);
  const found = endpoint === undefined ? rows : rows.where("endpoint", "=", endpoint);
  return (await found.execute()) as DeadJob[];
}

/**
 * Lets jobs that were given up be done again, with the same ids.
 *
 * @param which a job's uid, an endpoint's name, or nothing for all
 * @returns how many
 */
export async function replayJobs(
  db: Kysely<Tables>,
  which: string | undefined,
  now: number,
): Promise<number> {
  const dead = db
    .updateTable("job")
    .set({ dead_at: null, trouble: null, attempts: 0, wanted_at: now, due_at: now })
    .set({ lease: null, leased_until: null })
    .where("dead_at", "is not", null);
  const chosen =
    which === undefined
      ? dead
      : dead.where((row) => row.or([row("uid", "=", which), row("endpoint", "=", which)]));
  return Number((await chosen.executeTakeFirst()).numUpdatedRows);
}

/**
 * Endpoints that are disabled while jobs wait for them.
 *
 * @param which a job's uid, an endpoint's name, or nothing for all
 */
export function disabledFor(
  db: Kysely<Tables>,
  which: string | undefined,
): Promise<{ readonly endpoint: string; readonly waiting: number }[]> {
  const stuck = db
    .selectFrom("job")
    .innerJoin("endpoint", "endpoint.name", "job.endpoint")
    .select((row) => ["job.endpoint", row.cast<number>(row.fn.countAll(), "integer").as("waiting")])
    .where("job.dead_at", "is", null)
    .where("endpoint.disabled_at", "is not", null)
    .groupBy("job.endpoint")
    .orderBy("job.endpoint");
  const chosen =
    which === undefined
      ? stuck
      : stuck.where((row) => row.or([row("job.uid", "=", which), row("job.endpoint", "=", which)]));
  return chosen.execute();
}

/**
 * Gives up the mails that are due, and the decisions about them: after a backup was put back, nobody
 * knows which of them were sent since it was made. What goes to connectors waits on: they know a repeat
 * by its id.
 *
 * @returns how many
 */
export async function holdMails(db: Kysely<Tables>, now: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable("job")
    .set({ dead_at: now, unique_key: null, lease: null, leased_until: null })
    .set({ trouble: "a backup was put back; this may have been sent since it was made" })
    .where("kind", "in", ["mail", "follow-up"])
    .where("dead_at", "is", null)
    .where("due_at", "<=", now)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/**
 * Deletes a job, whether it waits or was given up. One that is under way may still arrive.
 *
 * @param dead only one that was given up
 */
export async function dropJob(
  db: Kysely<Tables>,
  uid: string,
  { dead = false }: { readonly dead?: boolean } = {},
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("job")
    .where("uid", "=", uid)
    .$if(dead, (rows) => rows.where("dead_at", "is not", null))
    .executeTakeFirst();
  return Number(numDeletedRows) > 0;
}

/** Lets an endpoint be called again, as if it had never failed. */
export async function enableEndpoint(db: Kysely<Tables>, name: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("endpoint")
    .where("name", "=", name)
    .executeTakeFirst();
  return Number(numDeletedRows) > 0;
}
