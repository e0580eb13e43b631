import { type ExpressionBuilder, sql, type Transaction } from "kysely";
import type { SuppressionReason, SuppressionScope } from "../privacy/suppression.ts";
import type { CommandContext } from "../store/commands.ts";
import type { Tables } from "../store/tables.ts";
import type { MailCategory } from "./message.ts";

/** What became of a mail. `sending`: it may have been sent. What they mean: `stagelight mail why`. */
export type MailOutcome =
  | "sending"
  | "sent"
  | "no-consent"
  | "suppressed"
  | "capped"
  | "refused"
  | "condition"
  | "too-soon"
  | "too-late"
  | "few-orders"
  | "no-address";

/** A mail, as it is recorded. */
export interface MailRecord {
  /** The job's. */
  readonly uid: string;
  /** The lifecycle mail's id, or the template's name. */
  readonly mail: string;
  readonly category: MailCategory;
  /** As `recordKeys` gives them: the first is written, all are known. None where no address is known. */
  readonly addressKeys: readonly string[];
  readonly visitorId: string | null;
  readonly profileId: string | null;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** How many mails one address gets at most. */
export interface MailCap {
  /** Default: of all categories together. */
  readonly category?: MailCategory;
  /** Mails that count like those of the category. */
  readonly mails?: readonly string[];
  readonly most: number;
  /** Milliseconds before now in which they are counted. */
  readonly within: number;
}

/** How many mails of a category leave the site at most. */
export type MailCeiling = MailCap & { readonly category: MailCategory };

/**
 * Takes the right to send a mail: writes that it is being sent, unless its address has got as many as
 * it may, or the site has sent as many. A mail that is tried again is not counted beside itself. Of several at once, also by several
 * servers, no more get it than the caps allow; of
 * the ceiling, servers that send at the very same time may go beyond by one each.
 *
 * @returns `sent` for a mail that was sent already; `full`: nothing was written, it is to wait
 */
export async function claimMail(
  { database: { db, kind } }: CommandContext,
  {
    caps,
    ceiling,
    ...record
  }: MailRecord & { readonly caps: readonly MailCap[]; readonly ceiling?: MailCeiling },
): Promise<"claimed" | "sent" | "capped" | "full"> {
  return db.transaction().execute(async (step) => {
    if (kind === "postgres") {
      const [key] = record.addressKeys;
      await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(step);
    }
    const before = await step
      .selectFrom("mail_record")
      .select("outcome")
      .where("uid", "=", record.uid)
      .executeTakeFirst();
    if (before?.outcome === "sent") return "sent";
    for (const cap of caps) {
      if ((await toAddress(step, record, cap)) < cap.most) continue;
      await write(step, record, "capped");
      return "capped";
    }
    if (ceiling && (await toAnybody(step, record, ceiling)) >= ceiling.most) return "full";
    await write(step, record, "sending");
    return "claimed";
  });
}

/** How many other mails the address has got, or may have got. */
async function toAddress(
  step: Transaction<Tables>,
  record: MailRecord,
  { category, mails, within }: MailCap,
): Promise<number> {
  let found = others(step, record, within).where("address_key", "in", record.addressKeys);
  if (category !== undefined) found = found.where(like(category, mails));
  return Number((await found.executeTakeFirstOrThrow()).mails);
}

/** How many of a category anybody has got, or may have got. */
async function toAnybody(
  step: Transaction<Tables>,
  record: MailRecord,
  { category, mails, within }: MailCeiling,
): Promise<number> {
  const found = others(step, record, within).where(like(category, mails));
  return Number((await found.executeTakeFirstOrThrow()).mails);
}

/** A condition: mails of a category, and some others. */
function like(category: MailCategory, mails: readonly string[] = []) {
  return (row: ExpressionBuilder<Tables, "mail_record">) =>
    row.or([
      row("category", "=", category),
      ...(mails.length > 0 ? [row("mail", "in", mails)] : []),
    ]);
}

function others(step: Transaction<Tables>, { uid, now }: MailRecord, within: number) {
  return step
    .selectFrom("mail_record")
    .select((row) => row.fn.countAll().as("mails"))
    .where("uid", "<>", uid)
    .where("at", ">", now - within)
    .where("outcome", "in", ["sending", "sent"] satisfies MailOutcome[]);
}

/**
 * Records what became of a mail, and that its address is not written to any more. Of a mail that was on
 * its way when its person was erased nothing is recorded.
 */
export async function recordMail(
  { database: { db } }: CommandContext,
  {
    outcome,
    suppress: wanted,
    ...record
  }: MailRecord & { readonly outcome: MailOutcome; readonly suppress?: Suppression },
): Promise<void> {
  await db.transaction().execute(async (step) => {
    if (outcome === "sent" || outcome === "refused") await end(step, record, outcome);
    else await write(step, record, outcome);
    if (wanted) await insert(step, wanted);
  });
}

async function write(
  step: Transaction<Tables>,
  { uid, mail, category, addressKeys, visitorId, profileId, now }: MailRecord,
  outcome: MailOutcome,
): Promise<void> {
  await step
    .insertInto("mail_record")
    .values({
      uid,
      mail,
      category,
      address_key: addressKeys[0] ?? "",
      visitor_id: visitorId,
      profile_id: profileId,
      at: now,
      outcome,
    })
    .onConflict((on) => on.column("uid").doUpdateSet({ outcome, at: now }))
    .execute();
}

/** Of a mail that was claimed. */
async function end(
  step: Transaction<Tables>,
  { uid, now }: MailRecord,
  outcome: MailOutcome,
): Promise<void> {
  await step.updateTable("mail_record").set({ outcome, at: now }).where("uid", "=", uid).execute();
}

/** An address that is not written to any more. */
export interface Suppression {
  /** As `suppressionHash` gives it. */
  readonly hash: string;
  readonly scope: SuppressionScope;
  readonly reason: SuppressionReason;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** From now on an address is not written to. Nothing changes where it is not already. */
export async function suppress(
  { database: { db } }: CommandContext,
  suppression: Suppression,
): Promise<void> {
  await db.transaction().execute((step) => insert(step, suppression));
}

async function insert(
  step: Transaction<Tables>,
  { hash, scope, reason, now }: Suppression,
): Promise<void> {
  await step
    .insertInto("suppression")
    .values({ hash, scope, reason, created_at: now })
    .onConflict((on) => on.doNothing())
    .execute();
}

/** Takes back that somebody has unsubscribed, and no other reason. */
export async function resubscribe(
  { database: { db } }: CommandContext,
  { hash, scope }: Pick<Suppression, "hash" | "scope">,
): Promise<void> {
  await db
    .deleteFrom("suppression")
    .where("hash", "=", hash)
    .where("scope", "=", scope)
    .where("reason", "=", "unsubscribed" satisfies SuppressionReason)
    .execute();
}
