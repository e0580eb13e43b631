import { sql } from "kysely";
import type { CommandContext } from "../../store/commands.ts";
import { lockChat } from "../write/chat-write.ts";

/** So many who wait are counted; who comes to more reads that there are as many or more. */
export const MOST_COUNTED = 100;

/** Somebody who waits, and whom nobody of the team has looked at. */
export interface Waiting {
  readonly conversation: string;
  /** As they say, and anything at all. */
  readonly name: string | null;
  /** Up to where the team had read. */
  readonly upTo: number;
}

/** What a browser is to be told now. */
export interface PushTurn {
  readonly waiting: readonly Waiting[];
  /** Those of them of whom it was not told; nobody: it is told nothing. */
  readonly untold: readonly Waiting[];
}

/** What stands for somebody who waits among those of whom a browser was told. */
export function waitingKey({ conversation, upTo }: Waiting): string {
  return `${conversation} ${upTo}`;
}

/**
 * Who waits of whom a member is told, the newest first. Where nobody is new, the job lets go of its key in
 * the same transaction: of whom the team is told from then on, a job of their own tells.
 *
 * @param known keys of those of whom the browser was told
 */
export async function pushTurn(
  { database: { db } }: Pick<CommandContext, "database">,
  {
    uid,
    member,
    known,
  }: { readonly uid: string; readonly member: string; readonly known: readonly string[] },
): Promise<PushTurn> {
  return db.transaction().execute(async (step) => {
    await lockChat(step);
    const active = step.selectFrom("team_member").select("id").where("state", "=", "active");
    const rows = await step
      .selectFrom("conversation")
      .select(["id as conversation", "name", sql<number>`agent_read`.as("upTo")])
      .where("waiting_since", "is not", null)
      .where("state", "=", "open")
      .where((row) => row("told_read", "=", row.ref("agent_read")))
      .where((row) =>
        row.or([
          row("assignee_id", "is", null),
          row("assignee_id", "=", member),
          row("assignee_id", "not in", active),
        ]),
      )
      .orderBy("waiting_since", "desc")
      .orderBy("id")
      .limit(MOST_COUNTED)
      .execute();
    const waiting = rows.map((row) => ({ ...row, upTo: Number(row.upTo) }));
    const untold = waiting.filter((each) => !known.includes(waitingKey(each)));
    if (untold.length === 0) {
      await step.updateTable("job").set({ unique_key: null }).where("uid", "=", uid).execute();
    }
    return { waiting, untold };
  });
}
