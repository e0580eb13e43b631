import type { Database } from "../store/database.ts";
import type { Between } from "../privacy/steps.ts";
import { among } from "./write/among.ts";
import { lockChat } from "./write/chat-write.ts";

/** Days for which a conversation is kept since it changed last, and for which it is known whence it came. */
const CHATS = 365;
const NETWORKS = 30;

const DAY = 86_400_000;

/** Conversations that are deleted in one transaction. */
const STEP = 100;

/** What was deleted. */
export interface ChatsRemoved {
  readonly conversations: number;
  readonly questions: number;
}

/** What belongs to a conversation, and goes with it. */
const PARTS = ["chat_entry", "chat_label", "chat_attachment", "chat_unanswered"] as const;

/**
 * Deletes what the chat has kept long enough. By which browser and person a conversation is known is
 * forgotten with these.
 *
 * @param now milliseconds since 1970
 */
export async function removeChats(
  database: Pick<Database, "db" | "kind">,
  now: number,
  between: Between,
): Promise<ChatsRemoved> {
  const { db } = database;
  const oldest = now - CHATS * DAY;
  let conversations = 0;
  for (let many = STEP; many === STEP; conversations += many) {
    many = await removeSome(database, oldest);
    await between();
  }
  await db
    .updateTable("conversation")
    .set({ network: null })
    .where("network", "is not", null)
    .where("started_at", "<", now - NETWORKS * DAY)
    .execute();
  await between();
  for (const kind of ["visitor", "profile"] as const) {
    await db
      .updateTable("conversation")
      .set({ [`${kind}_id`]: null })
      .where(`${kind}_id`, "is not", null)
      .where("started_at", "<", now - NETWORKS * DAY)
      .where((row) =>
        row.not(
          row.exists(
            row.selectFrom(kind).select("id").whereRef("id", "=", `conversation.${kind}_id`),
          ),
        ),
      )
      .execute();
    await between();
  }
  const questions = await db
    .deleteFrom("chat_unanswered")
    .where("last_at", "<", oldest)
    .executeTakeFirst();
  return { conversations, questions: Number(questions.numDeletedRows) };
}

/** Holds the chat meanwhile: what is written to a conversation just now is not written to one that is gone. */
async function removeSome(
  { db, kind }: Pick<Database, "db" | "kind">,
  oldest: number,
): Promise<number> {
  return db.transaction().execute(async (step) => {
    await lockChat(step);
    const old = await step
      .selectFrom("conversation")
      .select("id")
      .where("changed_at", "<", oldest)
      .limit(STEP)
      .execute();
    if (old.length === 0) return 0;
    const ids = among(
      kind,
      old.map(({ id }) => id),
    );
    for (const part of PARTS) {
      await step
        .deleteFrom(part as "chat_entry")
        .where("conversation_id", "in", ids)
        .execute();
    }
    await step.deleteFrom("conversation").where("id", "in", ids).execute();
    return old.length;
  });
}
