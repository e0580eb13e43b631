import type { Transaction } from "kysely";
import type { CommandContext } from "../store/commands.ts";
import type { Tables } from "../store/tables.ts";
import { PROBE } from "./claim.ts";
import type { NewJob } from "./job.ts";
import { insertJobs } from "./write-jobs.ts";

/** Failures in a row after which an endpoint is left alone but for one call a minute. */
const MOST_FAILURES = 5;

/** The longest that an endpoint's own wish keeps all its jobs waiting, in milliseconds. */
const LONGEST_WISH = 3_600_000;

/** How a job ends for now. */
export type End =
  | { readonly is: "done"; readonly next?: readonly NewJob[] }
  | { readonly is: "dropped" }
  /** Where it has not failed, the time for giving up begins anew. */
  | { readonly is: "waits"; readonly dueAt: number; readonly why: string; readonly failed: boolean }
  | { readonly is: "dead"; readonly why: string };

/** What a call says of its endpoint. `unknown`: it was not asked. */
export type Verdict =
  | { readonly is: "healthy" }
  | { readonly is: "unknown" }
  | {
      readonly is: "at-fault";
      /** `refuses`: until somebody mends it. `gone`: it wants nothing any more. */
      readonly how: "fails" | "refuses" | "gone";
      /** Milliseconds since 1970: what the endpoint asks for. */
      readonly retryAt?: number;
      /** Milliseconds of failing after which it is disabled. */
      readonly disableAfter?: number;
    };

/** How a call has ended. */
export interface SettleInput {
  readonly endpoint: string;
  readonly lease: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly ends: readonly (readonly [uid: string, end: End])[];
  readonly verdict: Verdict;
}

/** What has changed for the endpoint. */
export type Changed = "opened" | "closed" | "disabled" | undefined;

/**
 * Ends a call: its jobs, what follows from them, and what is known of the endpoint, in one
 * transaction. A job that somebody else holds by now, or that was erased, is left as it is, and
 * nothing follows from it.
 */
export function settleCommand(
  { database }: CommandContext,
  { endpoint, lease, now, ends, verdict }: SettleInput,
): Promise<Changed> {
  return database.derived(async (step) => {
    for (const [uid, end] of ends) {
      const ended = await settle(step, uid, lease, now, end);
      if (ended && end.is === "done" && end.next) {
        await insertJobs(database.bulk, step, end.next);
      }
    }
    return judge(step, endpoint, now, verdict);
  });
}

/** @returns whether the job was there, and in these hands */
async function settle(
  step: Transaction<Tables>,
  uid: string,
  lease: string,
  now: number,
  end: End,
): Promise<boolean> {
  if (end.is === "done" || end.is === "dropped") {
    const { numDeletedRows } = await step
      .deleteFrom("job")
      .where("uid", "=", uid)
      .where("lease", "=", lease)
      .executeTakeFirst();
    return Number(numDeletedRows) > 0;
  }
  const { numUpdatedRows } = await step
    .updateTable("job")
    .set((row) => ({
      lease: null,
      leased_until: null,
      trouble: end.why,
      // It waits for somebody to look at it, and keeps no other one from being made meanwhile.
      ...(end.is === "dead" && {
        dead_at: now,
        unique_key: null,
        attempts: row("attempts", "+", 1),
      }),
      ...(end.is === "waits" && { due_at: end.dueAt }),
      ...(end.is === "waits" &&
        (end.failed ? { attempts: row("attempts", "+", 1) } : { wanted_at: end.dueAt })),
    }))
    .where("uid", "=", uid)
    .where("lease", "=", lease)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

async function judge(
  step: Transaction<Tables>,
  name: string,
  now: number,
  verdict: Verdict,
): Promise<Changed> {
  const before = await step
    .selectFrom("endpoint")
    .selectAll()
    .where("name", "=", name)
    .executeTakeFirst();
  if (verdict.is === "unknown") {
    // Nothing was sent: whoever comes next may try.
    if (typeof before?.open_until === "number" && before.open_until > now) {
      await step
        .updateTable("endpoint")
        .set({ open_until: now })
        .where("name", "=", name)
        .execute();
    }
    return undefined;
  }
  if (verdict.is === "healthy") {
    if (!before || (before.failures === 0 && before.open_until === null)) return undefined;
    await step
      .updateTable("endpoint")
      .set({ failures: 0, open_until: null, failing_since: null })
      .where("name", "=", name)
      .execute();
    return before.open_until === null ? undefined : "closed";
  }
  const failures = (before?.failures ?? 0) + 1;
  const since = before?.failing_since ?? now;
  const { disableAfter = Infinity } = verdict;
  const hopeless = verdict.how === "gone" || now - since >= disableAfter;
  const disabled = before?.disabled_at ?? (hopeless ? now : null);
  const open = openUntil(verdict, failures, before?.open_until ?? null, now);
  const row = { failures, open_until: open, failing_since: since, disabled_at: disabled };
  await step
    .insertInto("endpoint")
    .values({ name, ...row })
    .onConflict((on) => on.column("name").doUpdateSet(row))
    .execute();
  if (disabled !== null && (before?.disabled_at ?? null) === null) return "disabled";
  return open !== null && (before?.open_until ?? null) === null ? "opened" : undefined;
}

function openUntil(
  { how, retryAt }: Extract<Verdict, { is: "at-fault" }>,
  failures: number,
  before: number | null,
  now: number,
): number | null {
  const wished = Math.min(retryAt ?? 0, now + LONGEST_WISH);
  const left = how === "refuses" || failures >= MOST_FAILURES || before !== null ? now + PROBE : 0;
  const until = Math.max(wished, left);
  return until > now ? until : before;
}
