import type { ItemSubscriber } from "@stagelight/connectors/destination";
import type { Kysely } from "kysely";
import type { Delivery, Job } from "../outbox/job.ts";
import type { Tables } from "../store/tables.ts";

/**
 * The newsletter's subscribers whom jobs are about, as they are known now.
 *
 * @returns by their addresses; nobody who has not confirmed, or is gone
 */
export async function subscribersOf(
  read: Kysely<Tables>,
  jobs: readonly Job[],
): Promise<ReadonlyMap<string, ItemSubscriber>> {
  const emails = new Set(jobs.flatMap(({ payload }) => (payload as Delivery).subscriber ?? []));
  if (emails.size === 0) return new Map();
  const rows = await read
    .selectFrom("subscriber")
    .leftJoin("subscription", "subscription.subscriber_id", "subscriber.id")
    .select(["email", "name", "fields", "locale", "subscription.list", "subscription.state"])
    .where("email", "in", [...emails])
    .where("confirmed_at", "is not", null)
    .execute();
  const found = new Map<string, ItemSubscriber>();
  for (const { email, name, fields, locale, list, state } of rows) {
    found.set(email, {
      email,
      ...(name !== null && { name }),
      language: locale,
      fields: JSON.parse(fields) as Record<string, unknown>,
      lists: { ...found.get(email)?.lists, ...(list !== null && state && { [list]: state }) },
    });
  }
  return found;
}
