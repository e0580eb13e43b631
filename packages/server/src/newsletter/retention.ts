import type { Kysely, Transaction } from "kysely";
import type { SuppressionReason } from "../privacy/suppression.ts";
import type { Between } from "../privacy/steps.ts";
import type { Tables } from "../store/tables.ts";

/** Days for which a sign-up waits for its confirmation, and a "this was not me" is heeded. */
export const SIGN_UP_DAYS = 30;

const DAY = 86_400_000;

/** People that are looked at in one step. */
const STEP = 500;

/** Deletes sign-ups that are over, refusals that were heeded long enough, and proofs that are too old. */
export async function removeSignUps(
  db: Kysely<Tables>,
  now: number,
  between: Between,
): Promise<number> {
  const oldest = now - SIGN_UP_DAYS * DAY;
  await db.deleteFrom("spent_proof").where("until", "<", now).execute();
  await db
    .deleteFrom("suppression")
    .where("reason", "=", "refused" satisfies SuppressionReason)
    .where("created_at", "<", oldest)
    .execute();
  const { numDeletedRows } = await db
    .deleteFrom("sign_up")
    .where("asked_at", "<", oldest)
    .executeTakeFirst();
  await between();
  return Number(numDeletedRows);
}

/**
 * Deletes of whom nothing is left: who never confirmed a sign-up, and who left all lists before
 * `silent`, with their receipts.
 *
 * @param silent milliseconds since 1970
 */
export async function forgetSubscribers(
  db: Kysely<Tables>,
  silent: number,
  between: Between,
): Promise<number> {
  let removed = 0;
  for (;;) {
    const ids = await db.transaction().execute((step) => forgetSome(step, silent));
    removed += ids;
    if (ids < STEP) return removed;
    await between();
  }
}

async function forgetSome(step: Transaction<Tables>, silent: number): Promise<number> {
  const rows = await step
    .selectFrom("subscriber")
    .select("id")
    .where((row) => row.or([row("confirmed_at", "is", null), row("changed_at", "<", silent)]))
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom("sign_up")
            .select("sign_up.id")
            .whereRef("sign_up.subscriber_id", "=", "subscriber.id"),
        ),
      ),
    )
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom("subscription")
            .select("subscription.list")
            .whereRef("subscription.subscriber_id", "=", "subscriber.id")
            .where("subscription.state", "=", "confirmed"),
        ),
      ),
    )
    .limit(STEP)
    .execute();
  await forgetThem(
    step,
    rows.map(({ id }) => id),
  );
  return rows.length;
}

/** Deletes some people of the newsletter, with all that belongs to them. */
export async function forgetThem(step: Transaction<Tables>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  for (const table of ["subscription", "sign_up", "consent_receipt", "incentive_grant"] as const) {
    await step
      .deleteFrom(table as "subscription")
      .where("subscriber_id", "in", ids)
      .execute();
  }
  await step.deleteFrom("subscriber").where("id", "in", ids).execute();
}
