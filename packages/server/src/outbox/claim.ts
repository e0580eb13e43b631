import { type Selectable, sql, type Transaction } from "kysely";
import type { CommandContext } from "../store/commands.ts";
import type { DatabaseKind } from "../store/database.ts";
import type { JobTable, Tables } from "../store/tables.ts";
import type { Job, JobKind } from "./job.ts";

/** Milliseconds between two calls of an endpoint that fails: one is tried, and decides. */
export const PROBE = 60_000;

/** Milliseconds for which a job is somebody's on PostgreSQL, unless they say that they are alive. */
const LEASE = 30_000;

/** What is asked for. */
export interface ClaimInput {
  readonly endpoint: string;
  /** A name for this call that nobody else has. */
  readonly lease: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The most jobs. */
  readonly limit: number;
}

/** A job that was handed out. */
export interface ClaimedJob extends Job {
  /** When it was first to be done; giving up is counted from here. */
  readonly wantedAt: number;
}

/** What there is to do. */
export interface Claimed {
  readonly jobs: readonly ClaimedJob[];
  /** When to ask again, in milliseconds since 1970; nothing: when woken. */
  readonly next: number | null;
}

/**
 * Hands out jobs that are due; nobody else gets them until the lease ends. Of an endpoint that fails
 * one job a minute. What is handed out need not be on disk: after a power cut alone it is done again,
 * with the same id.
 */
export function claimCommand(
  { database }: CommandContext,
  { endpoint, lease, now, limit }: ClaimInput,
): Promise<Claimed> {
  return database.derived(async (step) => {
    const health = await step
      .selectFrom("endpoint")
      .select(["open_until", "disabled_at"])
      .where("name", "=", endpoint)
      .executeTakeFirst();
    if (typeof health?.disabled_at === "number") return { jobs: [], next: null };
    const open = health?.open_until ?? null;
    if (open !== null && open > now) return { jobs: [], next: open };
    const most = open === null ? limit : 1;
    const rows = await take(step, database.kind, { endpoint, lease, now, limit: most });
    if (rows.length > 0 && open !== null && !(await mayProbe(step, endpoint, open, now))) {
      await release(step, lease);
      return { jobs: [], next: now + PROBE };
    }
    const full = rows.length === most;
    return { jobs: rows.map(jobOf), next: full ? now : await nextDue(step, endpoint, now) };
  });
}

async function take(
  step: Transaction<Tables>,
  kind: DatabaseKind,
  { endpoint, lease, now, limit }: ClaimInput,
): Promise<Selectable<JobTable>[]> {
  const postgres = kind === "postgres";
  const free = postgres
    ? sql`(leased_until is null or leased_until < ${DATABASE_NOW})`
    : sql`leased_until is null`;
  const due = sql`
    select id from job
    where endpoint = ${endpoint} and dead_at is null and due_at <= ${now} and ${free}
    order by due_at, id limit ${limit}
  `;
  // A sender on SQLite is alone: what it holds is free once another one begins.
  const until = postgres ? sql`${DATABASE_NOW} + ${LEASE}` : sql`${Number.MAX_SAFE_INTEGER}`;
  const { rows } = await sql<Selectable<JobTable>>`
    update job set lease = ${lease}, leased_until = ${until}
    where id ${postgres ? sql`= any(array(${due} for update skip locked))` : sql`in (${due})`}
    returning *
  `.execute(step);
  return rows.sort((a, b) => a.due_at - b.due_at || a.id - b.id);
}

/** The one clock that all servers of a database share. */
const DATABASE_NOW = sql`(extract(epoch from clock_timestamp()) * 1000)::bigint`;

/** Of several servers one tries. */
async function mayProbe(
  step: Transaction<Tables>,
  endpoint: string,
  open: number,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await step
    .updateTable("endpoint")
    .set({ open_until: now + PROBE })
    .where("name", "=", endpoint)
    .where("open_until", "=", open)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

async function nextDue(
  step: Transaction<Tables>,
  endpoint: string,
  now: number,
): Promise<number | null> {
  const row = await step
    .selectFrom("job")
    .select("due_at")
    .where("endpoint", "=", endpoint)
    .where("dead_at", "is", null)
    .where("due_at", ">", now)
    .orderBy("due_at")
    .limit(1)
    .executeTakeFirst();
  return row?.due_at ?? null;
}

async function release(step: Transaction<Tables>, lease?: string): Promise<void> {
  const all = step.updateTable("job").set({ lease: null, leased_until: null });
  const held =
    lease === undefined ? all.where("lease", "is not", null) : all.where("lease", "=", lease);
  await held.execute();
}

/** What a call holds that nobody makes any more is free; without a name all that a sender of before held. */
export async function releaseCommand(
  { database }: CommandContext,
  { lease }: { readonly lease?: string },
): Promise<void> {
  await database.db.transaction().execute(async (step) => {
    if (lease !== undefined) await release(step, lease);
    // On PostgreSQL others may be alive.
    else if (database.kind === "sqlite") await release(step);
  });
}

/** On PostgreSQL: whoever holds jobs says that they still work on them. */
export async function renewCommand(
  { database }: CommandContext,
  { lease }: { readonly lease: string },
): Promise<void> {
  if (database.kind !== "postgres") return;
  await sql`
    update job set leased_until = ${DATABASE_NOW} + ${LEASE} where lease = ${lease}
  `.execute(database.db);
}

function jobOf(row: Selectable<JobTable>): ClaimedJob {
  return {
    uid: row.uid,
    kind: row.kind as JobKind,
    endpoint: row.endpoint,
    topic: row.topic,
    visitorId: row.visitor_id,
    profileId: row.profile_id,
    recipient: row.recipient,
    payload: JSON.parse(row.payload) as unknown,
    createdAt: row.created_at,
    wantedAt: row.wanted_at,
    dueAt: row.due_at,
    attempts: row.attempts,
  };
}
