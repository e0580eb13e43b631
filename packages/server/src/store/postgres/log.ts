import { type Kysely, sql } from "kysely";
import type { Log, LogRow, Position } from "../../log/log.ts";
import type { Tables } from "../tables.ts";

/**
 * The log in PostgreSQL. Transactions commit in another order than they take ids, so a reader that
 * only remembers the last id would skip rows that become visible later. Rows therefore carry the
 * number of their transaction and are read up to the oldest one that still runs in this database.
 */
export function postgresLog(db: Kysely<Tables>): Log {
  return {
    async append(entries, on) {
      const rows = entries.map(({ receivedAt, trust, body }) => [receivedAt, trust, body]);
      await sql`
        insert into log (tx, received_at, trust, body)
        select pg_current_xact_id()::text::bigint,
          (row->>0)::bigint, (row->>1)::smallint, row->>2
        from json_array_elements(${JSON.stringify(rows)}::json) as row
      `.execute(on ?? db);
    },
    async read(after, limit) {
      const { tx, id } = place(after);
      const { rows } = await sql<LogRow & { tx: number }>`
        select tx, id, received_at as "receivedAt", trust, body
        from log
        where (tx, id) > (${tx}::bigint, ${id}::bigint)
          and tx < (${SETTLED})
        order by tx, id
        limit ${limit}
      `.execute(db);
      return rows.map(({ tx: transaction, ...row }) => ({
        ...row,
        position: `${transaction}-${row.id}`,
      }));
    },
    compare(one, other) {
      const [a, b] = [place(one), place(other)];
      return a.tx - b.tx || a.id - b.id;
    },
    async remove(on, positions) {
      await sql`delete from log where ${listed(positions)}`.execute(on);
    },
    async retrust(on, positions, trust) {
      await sql`update log set trust = ${trust} where ${listed(positions)}`.execute(on);
    },
    async rewrite(on, bodies) {
      const rows = bodies.map(([position, body]) => ({ ...place(position), body }));
      await sql`
        update log set body = row->>'body'
        from json_array_elements(${JSON.stringify(rows)}::json) as row
        where (tx, id) = ((row->>'tx')::bigint, (row->>'id')::bigint)
      `.execute(on);
    },
    async deleteUntil(position) {
      const { tx, id } = place(position);
      const { numAffectedRows = 0n } = await sql`
        delete from log where (tx, id) <= (${tx}::bigint, ${id}::bigint)
      `.execute(db);
      return Number(numAffectedRows);
    },
  };
}

/**
 * Number of the oldest transaction that may still append. Those that are known to run in another database
 * of the same PostgreSQL never can, however long they take: `pg_snapshot_xmin` would wait for them too.
 */
const SETTLED = sql`
  select coalesce(
    min(running::text::bigint),
    pg_snapshot_xmax(pg_current_snapshot())::text::bigint
  )
  from pg_snapshot_xip(pg_current_snapshot()) as running
  where not exists (
    select from pg_stat_get_activity(null) as elsewhere
    where elsewhere.backend_xid::text::bigint = running::text::bigint & 4294967295
      and elsewhere.datid <> (select oid from pg_database where datname = current_database())
  )
`;

/** By the primary key: there is no index on the id alone. */
function listed(positions: readonly Position[]) {
  const places = JSON.stringify(positions.map(place));
  return sql`(tx, id) in (
    select (row->>'tx')::bigint, (row->>'id')::bigint from json_array_elements(${places}::json) as row
  )`;
}

/** What a position says. Numbers of transactions are below zero where another PostgreSQL has been. */
export function place(position: Position): { tx: number; id: number } {
  const [, tx = BEGINNING, id = 0] = /^(-?\d+)-(\d+)$/.exec(position) ?? [];
  return { tx: Number(tx), id: Number(id) };
}

/** Before all rows. */
const BEGINNING = Number.MIN_SAFE_INTEGER;
