import type { CommandContext } from "../../store/commands.ts";
import type { PushSubscriptionTable } from "../../store/team-tables.ts";

/** Browsers of one member. */
const MOST = 10;

type Context = Pick<CommandContext, "database">;

/**
 * Notes a browser that wants to be told. It belongs to whoever was signed in there last; of one member
 * the newest ten stay.
 */
export async function keepPush(
  { database: { db } }: Context,
  row: PushSubscriptionTable,
): Promise<void> {
  await db.transaction().execute(async (step) => {
    await step.deleteFrom("push_subscription").where("endpoint", "=", row.endpoint).execute();
    await step.insertInto("push_subscription").values(row).execute();
    const older = await step
      .selectFrom("push_subscription")
      .select("id")
      .where("member_id", "=", row.member_id)
      .orderBy("created_at", "desc")
      .orderBy("id", "desc")
      .execute();
    const ids = older.slice(MOST).map(({ id }) => id);
    if (ids.length > 0) {
      await step.deleteFrom("push_subscription").where("id", "in", ids).execute();
    }
  });
}

/** A browser is not told any more: by its id, or by the address that its member names. */
export async function forgetPush(
  { database: { db } }: Context,
  which: { readonly id: string } | { readonly endpoint: string; readonly member: string },
): Promise<void> {
  const rows = db.deleteFrom("push_subscription");
  if ("id" in which) await rows.where("id", "=", which.id).execute();
  else {
    await rows
      .where("endpoint", "=", which.endpoint)
      .where("member_id", "=", which.member)
      .execute();
  }
}
