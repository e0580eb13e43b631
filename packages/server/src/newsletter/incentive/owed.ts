import type { Transaction } from "kysely";
import { mailJob } from "../../mail/mail-job.ts";
import type { NewJob } from "../../outbox/job.ts";
import { insertJobs } from "../../outbox/write-jobs.ts";
import type { CommandContext } from "../../store/commands.ts";
import type { Database } from "../../store/database.ts";
import type { Tables } from "../../store/tables.ts";
import { alone, next } from "./grant.ts";
import type { Granted, Incentive } from "./incentive.ts";
import { incentiveData, type PromisedIn, promisedFor } from "./told.ts";

/** The template of the mail that brings what was owed. */
const TEMPLATE = "newsletter-incentive";

/** People of one transaction. */
const STEP = 100;

/** What is owed by whom. */
export interface OwedInput {
  readonly incentive: Incentive;
  readonly promised: PromisedIn;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Gives people what they are owed, by mail, as far as there is any: who waits longest first. Who has
 * left all lists meanwhile gets nothing.
 *
 * @returns how many have got theirs
 */
export async function giveOwed(database: Database, input: OwedInput): Promise<number> {
  let all = 0;
  for (;;) {
    const given = await database.db
      .transaction()
      .execute((step) => giveSome(database, step, input));
    all += given;
    if (given < STEP) return all;
  }
}

/** {@link giveOwed} as a command. */
export function giveOwedCommand({ database }: CommandContext, input: OwedInput): Promise<number> {
  return giveOwed(database, input);
}

async function giveSome(
  { bulk, kind }: Database,
  step: Transaction<Tables>,
  { incentive, promised, now }: OwedInput,
): Promise<number> {
  await alone(step, kind, incentive.id);
  const jobs: NewJob[] = [];
  for (const owed of await owedPeople(step, incentive.id)) {
    const given = await next(step, incentive, now);
    if (!given) break;
    await step
      .updateTable("incentive_grant")
      .set({ given_at: now, code: given.code ?? null })
      .where("id", "=", owed.id)
      .execute();
    await step
      .updateTable("incentive_taken")
      .set({ at: now })
      .where("hash", "=", owed.taken)
      .execute();
    jobs.push(letterTo(owed, { incentive, promised, now }, given));
  }
  await insertJobs(bulk, step, jobs);
  return jobs.length;
}

type Owed = Awaited<ReturnType<typeof owedPeople>>[number];

function owedPeople(step: Transaction<Tables>, incentive: string) {
  return step
    .selectFrom("incentive_grant")
    .innerJoin("subscriber", "subscriber.id", "incentive_grant.subscriber_id")
    .select([
      "incentive_grant.id",
      "incentive_grant.taken",
      "subscriber.email",
      "subscriber.name",
      "subscriber.locale",
    ])
    .where("incentive_grant.incentive", "=", incentive)
    .where("incentive_grant.given_at", "is", null)
    .where((row) =>
      row.exists(
        row
          .selectFrom("subscription")
          .select("subscription.list")
          .whereRef("subscription.subscriber_id", "=", "subscriber.id")
          .where("subscription.state", "=", "confirmed"),
      ),
    )
    .orderBy("incentive_grant.at")
    .orderBy("incentive_grant.id")
    .limit(STEP)
    .execute();
}

function letterTo(
  { id, email, name, locale }: Owed,
  { incentive, promised, now }: OwedInput,
  given: Granted,
): NewJob {
  return mailJob({
    template: TEMPLATE,
    // It was promised, and the person has done their part: no cap for advertising holds it back.
    category: "transactional",
    language: locale,
    to: { address: email, ...(name !== null && { name }) },
    data: {
      person: { ...(name !== null && { name }) },
      incentive: incentiveData(incentive, promisedFor(promised, locale), given),
    },
    cause: id,
    visitorId: null,
    profileId: null,
    dueAt: now,
    createdAt: now,
  });
}
