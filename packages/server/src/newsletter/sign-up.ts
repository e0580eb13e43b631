import { randomUUID } from "node:crypto";
import { sql, type Transaction } from "kysely";
import { uuidOf } from "../keys/uuid.ts";
import type { LogEntry } from "../log/log.ts";
import type { NewJob } from "../outbox/job.ts";
import { insertJobs } from "../outbox/write-jobs.ts";
import type { CommandContext } from "../store/commands.ts";
import type { Database } from "../store/database.ts";
import type { SignUpTable } from "../store/newsletter-tables.ts";
import type { Tables } from "../store/tables.ts";

/** A form that was sent, checked. */
export interface SignUp {
  /** Of a form that was sent before by the same browser, and is not confirmed: that one's. */
  readonly id: string;
  /** Tells one sending from another: the same again changes nothing. */
  readonly cause: string;
  /** As `recordKeys` gives them: the first is written, all are known. */
  readonly addressKeys: readonly string[];
  /** In its canonical form. */
  readonly email: string;
  /** As it was given. */
  readonly address: string;
  readonly name: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly lists: readonly string[];
  readonly locale: string;
  readonly form: string | null;
  readonly page: string | null;
  /** What the person agreed to, as far as it is known. */
  readonly wording: string;
  readonly version: string;
  readonly browserHash: string | null;
  /** Of the friend's link by which the person has come. */
  readonly referralCode: string | null;
  /** How the code came, as far as it is known. */
  readonly referralBy: SignUpTable["referral_by"];
  /** Of the internet, truncated. */
  readonly network: string | null;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Asks whether the address is right. */
  readonly mail: NewJob;
  /** What is appended to the log, where nobody else tells of it. */
  readonly events: readonly LogEntry[];
}

/** More sign-ups of one address that wait are somebody's malice: none is added, and no mail sent. */
const MOST_WAITING = 10;

/** Takes a form: its sign-up, its receipt, the mail and the events, or nothing of them. */
export async function signUp({ database, appended }: CommandContext, form: SignUp): Promise<void> {
  const taken = await database.db.transaction().execute(async (step) => {
    await aloneWith(step, database, form.addressKeys);
    const receipt = uuidOf(`newsletter asked ${form.cause}`);
    if (await isThere(step, receipt)) return false;
    const subscriber = await subscriberOf(step, form);
    if (!(await keep(step, subscriber, form))) return false;
    await addReceipt(step, {
      id: receipt,
      subscriber_id: subscriber,
      action: "asked",
      at: form.now,
      lists: JSON.stringify(form.lists),
      wording: form.wording,
      version: form.version,
      page: form.page,
      form: form.form,
      address: form.network,
      language: form.locale,
    });
    await insertJobs(database.bulk, step, [form.mail]);
    if (form.events.length > 0) await database.log.append(form.events, step);
    return form.events.length > 0;
  });
  if (taken) appended();
}

/** Whether the very same was sent before. */
async function isThere(step: Transaction<Tables>, receipt: string): Promise<boolean> {
  const row = await step
    .selectFrom("consent_receipt")
    .select("id")
    .where("id", "=", receipt)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whatever is done for a mailbox is done one after another. */
export async function aloneWith(
  step: Transaction<Tables>,
  { kind }: Pick<Database, "kind">,
  addressKeys: readonly string[],
): Promise<void> {
  if (kind !== "postgres") return;
  const [key = ""] = addressKeys;
  await sql`select pg_advisory_xact_lock(hashtext('stagelight newsletter'), hashtext(${key}))`.execute(
    step,
  );
}

/** The row of a mailbox, made where there is none. */
async function subscriberOf(
  step: Transaction<Tables>,
  { addressKeys, email, locale, now }: SignUp,
): Promise<string> {
  const known = await step
    .selectFrom("subscriber")
    .select("id")
    .where("address_key", "in", addressKeys)
    .executeTakeFirst();
  if (known) {
    // As much is written as for somebody new: how long it takes tells nobody.
    await step
      .updateTable("subscriber")
      .set((row) => ({ email: row.ref("email") }))
      .where("id", "=", known.id)
      .execute();
    return known.id;
  }
  const id = randomUUID();
  await step
    .insertInto("subscriber")
    .values({
      id,
      address_key: addressKeys[0]!,
      email,
      name: null,
      fields: "{}",
      locale,
      frequency: null,
      created_at: now,
      changed_at: now,
      confirmed_at: null,
    })
    .execute();
  return id;
}

/** Keeps a form, with what the same browser has sent before. */
async function keep(step: Transaction<Tables>, subscriber: string, form: SignUp): Promise<boolean> {
  const waiting = await step
    .selectFrom("sign_up")
    .selectAll()
    .where("subscriber_id", "=", subscriber)
    .where("confirmed_at", "is", null)
    .execute();
  const before = waiting.find(({ id }) => id === form.id);
  if (!before && waiting.length >= MOST_WAITING) return false;
  const row = rowOf(subscriber, form, before);
  await step
    .insertInto("sign_up")
    .values(row)
    .onConflict((on) => on.column("id").doUpdateSet(row).where("sign_up.confirmed_at", "is", null))
    .execute();
  return true;
}

function rowOf(subscriber: string, form: SignUp, before: SignUpTable | undefined): SignUpTable {
  const fields = { ...(before && (JSON.parse(before.fields) as object)), ...form.fields };
  const lists = [...(before ? (JSON.parse(before.lists) as string[]) : []), ...form.lists];
  return {
    id: form.id,
    subscriber_id: subscriber,
    address: form.address,
    name: form.name ?? before?.name ?? null,
    fields: JSON.stringify(fields),
    lists: JSON.stringify([...new Set(lists)]),
    locale: form.locale,
    form: form.form,
    wording: form.wording,
    version: form.version,
    page: form.page,
    browser_hash: form.browserHash,
    ...codeOf(form, before),
    asked_at: form.now,
    confirmed_at: null,
  };
}

/** What is sent again may come from a page that does not know the code any more. */
function codeOf(form: SignUp, before: SignUpTable | undefined) {
  const { referralCode: code, referralBy: by } = form;
  if (code !== null || !before) return { referral_code: code, referral_by: by };
  return { referral_code: before.referral_code, referral_by: before.referral_by };
}

/** Writes a receipt; one that is there already stays as it is. */
export async function addReceipt(
  step: Transaction<Tables>,
  receipt: Tables["consent_receipt"],
): Promise<void> {
  await step
    .insertInto("consent_receipt")
    .values(receipt)
    .onConflict((on) => on.column("id").doNothing())
    .execute();
}
