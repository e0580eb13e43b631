import type { Kysely } from "kysely";
import type { Tables } from "../store/tables.ts";
import type { Conversation, Entry, Writer } from "./write/write.ts";

type Owner = Extract<Writer, { kind: "holder" | "user" }>;

/** Somebody's conversations, those that changed last first. */
export async function newestOf(
  read: Kysely<Tables>,
  by: Owner,
  most: number,
): Promise<Conversation[]> {
  const query = read.selectFrom("conversation").selectAll();
  const own =
    by.kind === "user"
      ? query.where("user_id", "=", by.userId)
      : query.where("holder", "=", by.holder).where("user_id", "is", null);
  return own.orderBy("changed_at", "desc").orderBy("id").limit(most).execute();
}

/** The entries of all of somebody's conversations after a position, in order. */
export async function entriesOf(
  read: Kysely<Tables>,
  by: Owner,
  { after, most }: { readonly after: number; readonly most: number },
): Promise<Entry[]> {
  const query = read
    .selectFrom("chat_entry")
    .innerJoin("conversation", "conversation.id", "chat_entry.conversation_id")
    .selectAll("chat_entry")
    .where("chat_entry.position", ">", after);
  const own =
    by.kind === "user"
      ? query.where("conversation.user_id", "=", by.userId)
      : query
          .where("conversation.holder", "=", by.holder)
          .where("conversation.user_id", "is", null);
  return own.orderBy("chat_entry.position").limit(most).execute();
}
