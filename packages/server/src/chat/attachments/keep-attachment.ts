import { type Kysely, sql } from "kysely";
import type { CommandContext } from "../../store/commands.ts";
import type { ChatAttachmentTable } from "../../store/chat-tables.ts";
import type { Tables } from "../../store/tables.ts";

type Context = Pick<CommandContext, "database">;

/** Milliseconds for which a file waits for its message. */
const UNSENT_FOR = 86_400_000;

/** The same where there is no room: a person sends the message within that, and who fills it up keeps nobody out. */
const UNSENT_IN_NEED = 900_000;

/** So many files of one owner wait for their messages. */
const MOST_UNSENT = 10;

/** Bytes of all files that wait, and of all files of a site. */
const MOST_UNSENT_BYTES = 200_000_000;
export const MOST_BYTES = 5_000_000_000;

/** Why a file was not kept. */
export type KeptFile = "kept" | "too-many" | "full";

/**
 * Keeps a file until it is sent with a message; without one it goes after a day.
 *
 * @returns `too-many`: of this owner too many wait; `full`: of the whole site
 */
export async function keepAttachment(
  { database: { db, kind } }: Context,
  row: Omit<ChatAttachmentTable, "conversation_id">,
): Promise<KeptFile> {
  return db.transaction().execute(async (step) => {
    // Of several at once none may go over what all together may have.
    if (kind === "postgres") {
      await sql`select pg_advisory_xact_lock(hashtextextended('chat attachments', 0))`.execute(
        step,
      );
    }
    const { holder, user_id: user, member_id: member } = row;
    const bytesWaiting = async (): Promise<unknown> => {
      const waiting = await step
        .selectFrom("chat_attachment")
        .select((each) => each.fn.sum("size").as("bytes"))
        .where("conversation_id", "is", null)
        .executeTakeFirstOrThrow();
      return waiting.bytes;
    };
    const fits = (bytes: unknown, most: number): boolean => Number(bytes ?? 0) + row.size <= most;
    if (!fits(await bytesWaiting(), MOST_UNSENT_BYTES)) {
      await forgetOlder(step, row.created_at - UNSENT_IN_NEED);
      if (!fits(await bytesWaiting(), MOST_UNSENT_BYTES)) return "full";
    }
    if (!fits(await bytesOfFiles(step), MOST_BYTES)) return "full";
    const own = await step
      .selectFrom("chat_attachment")
      .select((each) => each.fn.countAll().as("files"))
      .where("conversation_id", "is", null)
      .where((each) =>
        each.or([
          each("holder", "=", holder),
          each("user_id", "=", user),
          each("member_id", "=", member),
        ]),
      )
      .executeTakeFirstOrThrow();
    if (Number(own.files) >= MOST_UNSENT) return "too-many";
    await step
      .insertInto("chat_attachment")
      .values({ ...row, conversation_id: null })
      .execute();
    return "kept";
  });
}

/** Bytes of all files of a site. */
export async function bytesOfFiles(db: Kysely<Tables>): Promise<number> {
  const { bytes } = await db
    .selectFrom("chat_attachment")
    .select((each) => each.fn.sum("size").as("bytes"))
    .executeTakeFirstOrThrow();
  return Number(bytes ?? 0);
}

/** Deletes what was sent up, and never with a message. */
export async function forgetUnsent(
  { database: { db } }: Context,
  { now }: { readonly now: number },
): Promise<void> {
  await forgetOlder(db, now - UNSENT_FOR);
}

async function forgetOlder(db: Kysely<Tables>, before: number): Promise<void> {
  await db
    .deleteFrom("chat_attachment")
    .where("conversation_id", "is", null)
    .where("created_at", "<", before)
    .execute();
}
