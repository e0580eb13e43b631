import type { Transaction } from "kysely";
import type { Bulk } from "../store/database.ts";
import type { Tables } from "../store/tables.ts";
import type { Cancel, NewJob } from "./job.ts";
import type { Follows } from "./jobs-after.ts";

/** Knows to which profile something belongs by now. */
interface Owners {
  ownerOf(visitorId: string | null, profileId: string | null): string | null;
}

/**
 * Writes what follows from events, as if one after another: a job that is cancelled by a later event
 * of the same batch is not there.
 *
 * @returns how many jobs there were to write
 */
export async function writeJobs(
  bulk: Bulk,
  step: Transaction<Tables>,
  owners: Owners,
  follows: readonly Follows[],
): Promise<number> {
  const owned = <Owned extends Cancel | NewJob>(each: Owned): Owned => ({
    ...each,
    profileId: owners.ownerOf(each.visitorId, each.profileId),
  });
  let jobs: NewJob[] = [];
  const cancels = new Map<string, Cancel>();
  for (const { jobs: made, cancel } of follows) {
    for (const each of cancel.map(owned)) {
      jobs = jobs.filter((job) => !concerns(each, job));
      cancels.set(JSON.stringify(each), each);
    }
    jobs.push(...made.map(owned));
  }
  for (const each of cancels.values()) await cancelJobs(step, each);
  await insertJobs(bulk, step, jobs);
  return jobs.length;
}

function concerns(cancel: Cancel, { kind, topic, visitorId, profileId }: NewJob): boolean {
  if (kind !== "follow-up" || topic !== cancel.topic) return false;
  return profileId === null
    ? visitorId !== null && visitorId === cancel.visitorId
    : profileId === cancel.profileId;
}

async function cancelJobs(step: Transaction<Tables>, cancel: Cancel): Promise<void> {
  const { topic, visitorId, profileId } = cancel;
  await step
    .deleteFrom("job")
    .where("kind", "=", "follow-up")
    .where("topic", "=", topic)
    .where((row) =>
      row.or([
        row("profile_id", "=", profileId),
        row.and([row("profile_id", "is", null), row("visitor_id", "=", visitorId)]),
      ]),
    )
    .execute();
}

/** Writes jobs; one whose id or key is there already is left out. */
export async function insertJobs(
  bulk: Bulk,
  step: Transaction<Tables>,
  jobs: readonly NewJob[],
): Promise<void> {
  const rows = jobs.map((job) => [
    job.uid,
    job.kind,
    job.endpoint,
    job.topic ?? null,
    job.uniqueKey ?? null,
    job.visitorId,
    job.profileId,
    job.recipient ?? null,
    JSON.stringify(job.payload),
    job.createdAt,
    job.dueAt,
    job.dueAt,
    0,
  ]);
  await bulk.add(step, "job", JOB_COLUMNS, rows);
}

const JOB_COLUMNS = [
  "uid",
  "kind",
  "endpoint",
  "topic",
  "unique_key",
  "visitor_id",
  "profile_id",
  "recipient",
  "payload",
  "created_at",
  "wanted_at",
  "due_at",
  "attempts",
];
