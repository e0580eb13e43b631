import type { TeamUnansweredAnswer } from "@stagelight/core/endpoints";
import type { Kysely } from "kysely";
import type { CommandContext } from "../../store/commands.ts";
import type { Tables } from "../../store/tables.ts";
import { auditDeed, type Deed } from "../../team/audit/audit.ts";
import { iso } from "../api-route.ts";

/** Questions that are told at once. */
const MOST = 100;

/** What could not be answered at once: what was asked most often first. */
export async function unansweredQuestions(db: Kysely<Tables>): Promise<TeamUnansweredAnswer> {
  const rows = await db
    .selectFrom("chat_unanswered")
    .selectAll()
    .orderBy("times", "desc")
    .orderBy("last_at", "desc")
    .limit(MOST + 1)
    .execute();
  return {
    questions: rows
      .slice(0, MOST)
      .map(({ id, question, locale, times, last_at: last, conversation_id: conversation }) => ({
        id,
        question,
        locale,
        times: Number(times),
        lastAt: iso(last),
        conversation,
      })),
    more: rows.length > MOST,
  };
}

/** Takes a question off the list: somebody has seen to it. @returns whether it was there */
export async function dropUnanswered(
  { database: { db } }: Pick<CommandContext, "database">,
  { id, deed, now }: { readonly id: string; readonly deed: Deed; readonly now: number },
): Promise<boolean> {
  return db.transaction().execute(async (step) => {
    const { numDeletedRows } = await step
      .deleteFrom("chat_unanswered")
      .where("id", "=", id)
      .executeTakeFirst();
    if (Number(numDeletedRows) === 0) return false;
    await auditDeed(step, deed, now);
    return true;
  });
}
