import { tokensOf } from "@stagelight/core/search";
import { sql } from "kysely";
import type { Services } from "../../http/route.ts";
import { uuidOf } from "../../keys/uuid.ts";
import type { CommandContext } from "../../store/commands.ts";

/** A question that nothing has answered. Plain data. */
export interface UnansweredInput {
  readonly question: string;
  readonly locale: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** So many questions are kept: those that were asked last. */
const MOST = 2_000;

/** Milliseconds for which a question is kept that nobody asks again. */
const KEPT = 365 * 86_400_000;

/** What says who asks, or about which order: an address, and long numbers with what parts them. */
const PERSONAL = /[^\s@]+@[^\s@]+|\+?\d[\d\s().-]{5,}\d/g;

/** Counts a question that nothing has answered, for the team. Who has asked it is not kept. */
export async function countUnanswered(
  { store, clock }: Pick<Services, "store" | "clock">,
  question: string,
  locale: string,
): Promise<void> {
  await store.run("chatUnanswered", { question, locale, now: clock.now() });
}

/** Questions of the same words are one. What says who asks is left out before it is kept. */
export async function chatUnanswered(
  { database: { db } }: Pick<CommandContext, "database">,
  { question, locale, now }: UnansweredInput,
): Promise<void> {
  const plain = question.replaceAll(PERSONAL, "…");
  const words = tokensOf(plain);
  if (words.length === 0) return;
  const id = uuidOf(`stagelight unanswered ${locale} ${words.join(" ")}`);
  await db.transaction().execute(async (step) => {
    await step
      .insertInto("chat_unanswered")
      .values({ id, question: plain, locale, times: 1, last_at: now, conversation_id: null })
      .onConflict((on) =>
        on
          .column("id")
          .doUpdateSet({ times: sql<number>`chat_unanswered.times + 1`, last_at: now }),
      )
      .execute();
    await step
      .deleteFrom("chat_unanswered")
      .where((row) =>
        row.or([
          row("last_at", "<", now - KEPT),
          row(
            "last_at",
            "<",
            row
              .selectFrom("chat_unanswered")
              .select("last_at")
              .orderBy("last_at", "desc")
              .offset(MOST - 1)
              .limit(1),
          ),
        ]),
      )
      .execute();
  });
}
