import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables.ts";
import { place } from "./log.ts";

/** The lock that keeps two processes from adopting one log at once. */
const LOCK = 5_741_003;

/**
 * Takes over a log that another PostgreSQL has written, after a restore. Its rows carry numbers of
 * that one's transactions, which this one reaches after months: until then nothing would be projected
 * any more. They become numbers below zero, in the same order; so do the places that were read.
 *
 * @returns whether there was something to do
 */
export async function adoptLog(db: Kysely<Tables>): Promise<boolean> {
  if ((await strangeUntil(db)) === undefined) return false;
  return db.transaction().execute(async (step) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(step);
    await sql`lock table projection, log in exclusive mode`.execute(step);
    // Somebody else may have done it meanwhile.
    const until = await strangeUntil(step);
    if (until === undefined) return false;
    // What this one has written since has higher ids, and stays.
    await sql`
      update log set tx = tx - ${until + 1}::bigint
      where id <= (select max(id) from log where tx >= ${NEXT})
    `.execute(step);
    for (const { name, position } of await positions(step)) {
      if (position === "") continue;
      const { tx, id } = place(position);
      await step
        .updateTable("projection")
        .set((row) => ({
          position: `${tx - until - 1}-${id}`,
          generation: row("generation", "+", 1),
        }))
        .where("name", "=", name)
        .execute();
    }
    return true;
  });
}

/** No transaction of this PostgreSQL that anybody sees has this number, or a higher one. */
const NEXT = sql`pg_snapshot_xmax(pg_current_snapshot())::text::bigint`;

/** The highest number, where it is one that no transaction of this PostgreSQL had yet. */
async function strangeUntil(db: Kysely<Tables>): Promise<number | undefined> {
  // First: what follows from a row is seen no earlier than the row's own transaction.
  const read = (await positions(db)).map(({ position }) => place(position).tx);
  const { rows } = await sql<{ highest: number | null; next: number }>`
    select (select max(tx) from log) as highest,
      ${NEXT} as next
  `.execute(db);
  const { highest, next } = rows[0]!;
  const until = Math.max(...read, highest ?? -Infinity);
  return until >= next ? until : undefined;
}

function positions(db: Kysely<Tables>): Promise<{ name: string; position: string }[]> {
  return db.selectFrom("projection").select(["name", "position"]).execute();
}
