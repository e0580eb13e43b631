import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Bulk, Database, Value } from "../../store/database.ts";
import type { Tables } from "../../store/tables.ts";
import { insertJobs } from "../../outbox/write-jobs.ts";
import { confirmationMail } from "../confirmation-mail.ts";
import { type ImportedPerson, importedEvents } from "./import-events.ts";
import type { ImportRule, KnownSubscriber, WaitingSignUp } from "./import-people.ts";
import type { PersonRow } from "./read-person.ts";

/** Somebody who comes onto a list. */
export interface Arrival {
  readonly row: PersonRow;
  /** Keyed hash of the mailbox. */
  readonly key: string;
  readonly state: "confirmed" | "pending";
  /** Who it is, if known. */
  readonly subscriber?: KnownSubscriber;
}

/** What stands in a receipt and a sign-up in the place of a form. */
const FORM = "import";

/** An arrival with the ids of its rows in `subscriber` and `consent_receipt`. */
interface Arriving extends Arrival, ImportedPerson {
  readonly id: string;
}

/** Writes people who come onto a list, with a receipt for each. What is known of somebody stays. */
export async function writeArrivals(
  { bulk, log }: Pick<Database, "bulk" | "log">,
  step: Transaction<Tables>,
  arrivals: readonly Arrival[],
  waiting: readonly WaitingSignUp[],
  rule: ImportRule,
): Promise<void> {
  const all = arrivals.map((each): Arriving => ({
    ...each,
    id: each.subscriber?.id ?? randomUUID(),
    receipt: randomUUID(),
    isNew: !each.subscriber?.confirmed,
    locale: each.row.locale ?? rule.locale,
  }));
  const confirmed = all.filter(({ state }) => state === "confirmed");
  const pending = all.filter(({ state }) => state === "pending");
  const { list, now } = rule;
  await insert(
    bulk,
    step,
    "subscriber",
    all
      .filter(({ subscriber }) => !subscriber)
      .map(({ id, key, row, locale, state }) => ({
        id,
        address_key: key,
        email: row.address.canonical,
        ...own(row, state),
        locale,
        frequency: row.frequency ?? null,
        created_at: now,
        changed_at: now,
        confirmed_at: state === "confirmed" ? now : null,
      })),
  );
  for (const { id, row, subscriber, state, locale } of confirmed) {
    // Who only waited is known by nothing that they have proven.
    if (!subscriber || subscriber.confirmed) continue;
    await step
      .updateTable("subscriber")
      .set({ ...own(row, state), locale, changed_at: now, confirmed_at: now })
      .where("id", "=", id)
      .execute();
  }
  await insert(
    bulk,
    step,
    "subscription",
    confirmed.map(({ id }) => ({
      subscriber_id: id,
      list,
      state: "confirmed",
      at: now,
      reason: null,
    })),
  );
  const signUps = pending.map((each) => signUp(each, rule));
  await insert(bulk, step, "sign_up", signUps);
  if (rule.ask) {
    // Asked again, it is the same mail: nobody gets it twice.
    const jobs = [...signUps, ...waiting].map((each) => confirmationMail(each, each.id, now));
    await insertJobs(bulk, step, jobs);
  }
  await insert(
    bulk,
    step,
    "consent_receipt",
    all.map((each) => receipt(each, rule)),
  );
  if (rule.tell && confirmed.length > 0)
    await log.append(importedEvents(confirmed, list, rule.tell.interests, now), step);
}

/** What somebody says of themselves is kept with the sign-up until they have confirmed it. */
function own(
  { name, fields }: PersonRow,
  state: Arrival["state"],
): { name: string | null; fields: string } {
  if (state === "pending") return { name: null, fields: "{}" };
  return { name: name ?? null, fields: JSON.stringify(fields) };
}

function signUp({ id, row, locale }: Arriving, { list, consent, now }: ImportRule) {
  return {
    id: randomUUID(),
    subscriber_id: id,
    address: row.address.address,
    name: row.name ?? null,
    fields: JSON.stringify(row.fields),
    lists: JSON.stringify([list]),
    locale,
    form: FORM,
    wording: consent.text(locale),
    version: consent.version,
    page: null,
    browser_hash: null,
    referral_code: null,
    referral_by: null,
    asked_at: now,
    confirmed_at: null,
  };
}

function receipt({ id, receipt, locale, state }: Arriving, { list, proof, now }: ImportRule) {
  return {
    id: receipt,
    subscriber_id: id,
    action: "imported",
    at: now,
    lists: JSON.stringify([list]),
    wording: state === "confirmed" ? proof! : null,
    version: null,
    page: null,
    form: FORM,
    address: null,
    language: locale,
  };
}

async function insert(
  bulk: Bulk,
  step: Transaction<Tables>,
  table: keyof Tables,
  rows: readonly Readonly<Record<string, Value>>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  await bulk.add(
    step,
    table,
    columns,
    rows.map((row) => columns.map((column) => row[column]!)),
  );
}
