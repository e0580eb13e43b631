import { type Kysely, type RawBuilder, sql } from "kysely";
import type { LoggedEvent } from "../project/logged-event.ts";
import type { DatabaseKind } from "../store/database.ts";
import type { Tables } from "../store/tables.ts";
import type { LogRow } from "../log/log.ts";
import type { Between } from "./steps.ts";

/** What is read: the store's reader will do. */
export interface Readable {
  readonly kind: DatabaseKind;
  readonly db: Kysely<Tables>;
}

/** A row of the log, read. */
export interface ReadRow {
  readonly row: LogRow;
  readonly event: LoggedEvent;
}

/** Rows that one statement looks at: a few milliseconds of work. */
const AT_ONCE = 1_000;

/** Servers' clocks differ, and what was received first may be committed last. Milliseconds. */
const SLACK = 600_000;

/** What is looked for in the log. */
export interface Sought {
  /** As they stand in JSON; none given: everything is looked at. */
  readonly texts: readonly string[] | undefined;
  /** However they are spelled. */
  readonly emails: ReadonlySet<string>;
}

/** A statement looks for no more texts than these: reading everything then takes no longer. */
const MOST_TEXTS = 100;

/** By which texts the events of some users and visitors are found. */
export function textsOf(
  users: ReadonlySet<string>,
  visitors: Iterable<string> = [],
): string[] | undefined {
  const ids = [...users].flatMap((id) => {
    // Alone, a short id would be found in most events.
    const sent = [JSON.stringify(id), ...(/^\d+$/.test(id) ? [id] : [])];
    return sent.flatMap((each) => [`"userId":${each}`, `"previousId":${each}`]);
  });
  const texts = [...ids, ...[...visitors].map((id) => JSON.stringify(id))];
  return texts.length > MOST_TEXTS ? undefined : texts;
}

/**
 * The rows of the log that may hold one of some texts or addresses, in order. The log has no index to
 * find them by, so it is looked through from a time on, in small steps, by the database itself.
 *
 * @param since milliseconds since 1970: where nothing that is sought was received before
 */
export async function* rowsNaming(
  { kind, db }: Readable,
  sought: Sought,
  since: number,
  between: Between,
): AsyncGenerator<ReadRow> {
  if (sought.texts?.length === 0 && sought.emails.size === 0) return;
  const postgres = kind === "postgres";
  const order = postgres ? sql`tx, id` : sql`id`;
  const wanted = condition(kind, sought);
  for (let after = await placeBefore({ kind, db }, since - SLACK); ;) {
    const until = await placeAfter({ kind, db }, after);
    if (!until) return;
    const { rows } = await sql<FoundRow>`
      select tx, id, received_at as "receivedAt", trust, body from log
      where ${beside(kind, ">", after)} and ${beside(kind, "<=", until)} and (${wanted})
      order by ${order}
    `.execute(db);
    for (const { tx, ...row } of rows) {
      const event = JSON.parse(row.body) as LoggedEvent;
      yield { row: { ...row, position: postgres ? `${tx}-${row.id}` : String(row.id) }, event };
    }
    after = until;
    await between();
  }
}

function beside(kind: DatabaseKind, side: ">" | "<=", { tx, id }: Place): RawBuilder<boolean> {
  const is = sql.raw(side);
  return kind === "postgres"
    ? sql`(tx, id) ${is} (${tx}::bigint, ${id}::bigint)`
    : sql`id ${is} ${id}`;
}

/** Where the step ends that begins behind a place, if there is anything. */
async function placeAfter({ kind, db }: Readable, after: Place): Promise<Place | undefined> {
  if (kind === "sqlite") {
    const { id } = await db
      .selectFrom("log")
      .select((row) => row.fn.max<number | null>("id").as("id"))
      .executeTakeFirstOrThrow();
    return id !== null && id > after.id ? { tx: 0, id: after.id + AT_ONCE } : undefined;
  }
  const { rows } = await sql<Place>`
    select tx, id from (
      select tx, id from log where ${beside(kind, ">", after)} order by tx, id limit ${AT_ONCE}
    ) as step order by tx desc, id desc limit 1
  `.execute(db);
  return rows[0];
}

function condition(kind: DatabaseKind, { texts, emails }: Sought): RawBuilder<unknown> {
  if (!texts) return sql`1 = 1`;
  // SQLite is fastest at `like`, if what is sought does not begin as most of the JSON does.
  const holds = (text: string) =>
    kind === "postgres"
      ? sql`strpos(body, ${text}) > 0`
      : sql`body like ${`%${text.replace(/^"/, "").replace(/[%_\\]/g, "\\$&")}%`} escape '\\'`;
  const held = texts.map(holds);
  if (emails.size > 0) {
    // What may be an address: see ./mentions.ts.
    const sign = sql`${holds("@")} and replace(body, '"@', '') like '%@%'`;
    held.push(sql`(${sign})`, holds("%40"), holds("\\u0040"));
  }
  return sql.join(held, sql` or `);
}

interface Place {
  readonly tx: number;
  readonly id: number;
}

interface FoundRow extends Place {
  readonly receivedAt: number;
  readonly trust: 0 | 1 | 2;
  readonly body: string;
}

/** A place before all that was received since a time: rows stand about in the order of their times. */
async function placeBefore({ kind, db }: Readable, since: number): Promise<Place> {
  const key = kind === "postgres" ? "tx" : "id";
  const { low, high } = await db
    .selectFrom("log")
    .select((row) => [row.fn.min<number>(key).as("low"), row.fn.max<number>(key).as("high")])
    .executeTakeFirstOrThrow();
  let [before, beyond] = [Number(low ?? 0) - 1, Number(high ?? 0) + 1];
  while (beyond - before > 1) {
    const middle = Math.floor((before + beyond) / 2);
    const row = await db
      .selectFrom("log")
      .select(["received_at", key])
      .where(key, ">=", middle)
      .orderBy(key)
      .limit(1)
      .executeTakeFirst();
    if (row && row.received_at < since) before = middle;
    else beyond = middle;
  }
  return kind === "postgres" ? { tx: before, id: Number.MAX_SAFE_INTEGER } : { tx: 0, id: before };
}
