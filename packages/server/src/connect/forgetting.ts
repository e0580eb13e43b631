import { randomUUID } from "node:crypto";
import type { Forgotten } from "@stagelight/connectors/destination";
import type { Transaction } from "kysely";
import type { NewJob } from "../outbox/job.ts";
import type { Plan } from "../outbox/plan.ts";
import { insertJobs } from "../outbox/write-jobs.ts";
import type { Bulk } from "../store/database.ts";
import type { Tables } from "../store/tables.ts";

/** The payload of a `forget` job, which has a service forget somebody. */
export interface Forgetting {
  readonly forget: Forgotten;
}

/** Everything by which somebody who is erased was known. */
export interface Erasing {
  readonly profiles?: Iterable<string>;
  readonly visitors: Iterable<string>;
  readonly users?: Iterable<string>;
  readonly emails?: Iterable<string>;
}

/**
 * Milliseconds until services are told: longer than a delivery under way may take, which would
 * otherwise come after it.
 */
const AFTER = 180_000;

/**
 * Has services forget somebody, in the transaction that erases them here. The jobs belong to nobody,
 * or they would be erased too; what they hold goes when they are done, or after a month: see
 * ../privacy/retention.ts.
 */
export async function forgetThere(
  bulk: Bulk,
  step: Transaction<Tables>,
  { destinations }: Plan,
  { profiles = [], visitors, users = [], emails = [] }: Erasing,
  now: number,
): Promise<void> {
  const [id = randomUUID()] = [...profiles, ...visitors];
  const forget: Forgotten = {
    id,
    anonymousIds: [...visitors].filter((visitor) => !visitor.startsWith("user:")),
    userIds: [...users],
    emails: [...emails],
  };
  const payload: Forgetting = { forget };
  const jobs = destinations
    .filter(({ forgets }) => forgets)
    .map(({ endpoint }): NewJob => ({
      uid: randomUUID(),
      kind: "forget",
      endpoint,
      visitorId: null,
      profileId: null,
      payload,
      createdAt: now,
      dueAt: now + AFTER,
    }));
  await insertJobs(bulk, step, jobs);
}
