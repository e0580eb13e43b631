import type { Transaction } from "kysely";
import type { SuppressionReason } from "../../privacy/suppression.ts";
import type { Tables } from "../../store/tables.ts";

/** How a mailbox stands in `suppression`: the first hash is written, all are known. */
export type MailboxHashes = readonly string[];

/** From now on somebody does not get these lists; kept longer than the person is. */
export async function leaveLists(
  step: Transaction<Tables>,
  subscriber: string,
  [hash = ""]: MailboxHashes,
  lists: readonly string[],
  { reason = null, now }: { readonly reason?: string | null; readonly now: number },
): Promise<void> {
  if (lists.length === 0) return;
  await step
    .updateTable("subscription")
    .set({ state: "left", at: now, reason })
    .where("subscriber_id", "=", subscriber)
    .where("list", "in", lists)
    .execute();
  await step
    .insertInto("subscription")
    .values(
      lists.map((list) => ({ subscriber_id: subscriber, list, state: "left", at: now, reason })),
    )
    .onConflict((on) => on.doNothing())
    .execute();
  await step
    .insertInto("suppression")
    .values(
      lists.map((list) => ({
        hash,
        scope: `list:${list}`,
        reason: "unsubscribed" satisfies SuppressionReason,
        created_at: now,
      })),
    )
    .onConflict((on) => on.doNothing())
    .execute();
}

/**
 * Somebody gets these lists, because they have just said so. What else they have unsubscribed from
 * stays so.
 */
export async function joinLists(
  step: Transaction<Tables>,
  subscriber: string,
  hashes: MailboxHashes,
  lists: readonly string[],
  now: number,
): Promise<void> {
  for (const list of lists) {
    const row = { state: "confirmed", at: now, reason: null } as const;
    await step
      .insertInto("subscription")
      .values({ subscriber_id: subscriber, list, ...row })
      .onConflict((on) => on.columns(["subscriber_id", "list"]).doUpdateSet(row))
      .execute();
  }
  if (lists.length === 0 || hashes.length === 0) return;
  await step
    .deleteFrom("suppression")
    .where("hash", "in", hashes)
    .where(
      "scope",
      "in",
      lists.map((list) => `list:${list}`),
    )
    .execute();
}
