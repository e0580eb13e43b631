import { hash, randomUUID } from "node:crypto";
import { sql, type Transaction } from "kysely";
import type { DatabaseKind } from "../../store/database.ts";
import type { Tables } from "../../store/tables.ts";
import type { Granted, Incentive } from "./incentive.ts";

/** Milliseconds of a day. */
const DAY = 86_400_000;

/** Who has confirmed. */
export interface Grantee {
  readonly subscriberId: string;
  /** Of the mailbox: see `recordKeys`. What is given once is given once to each. */
  readonly addressKeys: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Gives somebody the incentive, once and for all: who asks again is told what they were given. To be
 * called in the transaction that confirms, as the last thing that locks anything.
 */
export async function grantIncentive(
  step: Transaction<Tables>,
  kind: DatabaseKind,
  incentive: Incentive,
  { subscriberId, addressKeys, now }: Grantee,
): Promise<Granted> {
  const { id } = incentive;
  await alone(step, kind, id);
  const [taken = "", ...older] = addressKeys.map((key) => takenKey(id, key));
  const before = await step
    .selectFrom("incentive_taken")
    .select("hash")
    .where("hash", "in", [taken, ...older])
    .executeTakeFirst();
  // Who was erased since then has had theirs, and nothing else is known of it.
  if (before) return (await grantOf(step, id, subscriberId)) ?? { is: "over" };
  if (incentive.most !== undefined && (await countTaken(step, id)) >= incentive.most)
    return { is: "over" };
  const given = await next(step, incentive, now);
  await step
    .insertInto("incentive_taken")
    .values({ hash: taken, incentive: id, at: given ? now : null })
    .execute();
  await step
    .insertInto("incentive_grant")
    .values({
      id: randomUUID(),
      incentive: id,
      code: given?.code ?? null,
      subscriber_id: subscriberId,
      at: now,
      given_at: given ? now : null,
      taken,
    })
    .execute();
  return given ?? { is: "owed" };
}

/** What somebody was given or is owed; nothing if neither. */
export async function grantOf(
  db: Pick<Transaction<Tables>, "selectFrom">,
  incentive: string,
  subscriberId: string,
): Promise<Granted | undefined> {
  const row = await db
    .selectFrom("incentive_grant")
    .select(["code", "given_at"])
    .where("incentive", "=", incentive)
    .where("subscriber_id", "=", subscriberId)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.given_at === null) return { is: "owed" };
  return { is: "given", ...(row.code !== null && { code: row.code }) };
}

/** Takes what can be given now; nothing while no code is left, or the day's are gone. */
export async function next(
  step: Transaction<Tables>,
  { id, kind, perDay }: Incentive,
  now: number,
): Promise<Extract<Granted, { is: "given" }> | undefined> {
  if (perDay !== undefined && (await countTaken(step, id, now - DAY)) >= perDay) return undefined;
  if (kind !== "code") return { is: "given" };
  const free = await step
    .selectFrom("incentive_code")
    .select("code")
    .where("incentive", "=", id)
    .where("taken_at", "is", null)
    .orderBy("position")
    .limit(1)
    .executeTakeFirst();
  if (!free) return undefined;
  await step
    .updateTable("incentive_code")
    .set({ taken_at: now })
    .where("incentive", "=", id)
    .where("code", "=", free.code)
    .execute();
  return { is: "given", code: free.code };
}

/** How many have got it or are owed it; with `since` only those who have got it after that. */
async function countTaken(
  step: Transaction<Tables>,
  incentive: string,
  since?: number,
): Promise<number> {
  let rows = step
    .selectFrom("incentive_taken")
    .select((row) => row.fn.countAll().as("people"))
    .where("incentive", "=", incentive);
  if (since !== undefined) rows = rows.where("at", ">", since);
  return Number((await rows.executeTakeFirstOrThrow()).people);
}

/** Whoever comes second must see what the first has taken. */
export async function alone(
  step: Transaction<Tables>,
  kind: DatabaseKind,
  incentive: string,
): Promise<void> {
  if (kind !== "postgres") return;
  await sql`select pg_advisory_xact_lock(hashtext('stagelight incentive'), hashtext(${incentive}))`.execute(
    step,
  );
}

function takenKey(incentive: string, addressKey: string): string {
  return hash("sha256", `${incentive} ${addressKey}`, "base64url");
}
