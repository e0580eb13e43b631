import type { TeamUnansweredAnswer } from "@stagelight/core/endpoints";
import type { Kysely } from "kysely";
import type { CommandContext } from "../../store/commands.ts";
import type { Tables } from "../../store/tables.ts";
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
  { id }: { readonly id: string },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("chat_unanswered")
    .where("id", "=", id)
    .executeTakeFirst();
  return Number(numDeletedRows) > 0;
}
