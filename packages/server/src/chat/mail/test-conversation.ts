import type { StagelightServer } from "../../http/server.ts";
import { recordKeys } from "../../privacy/suppression.ts";
import type { ConversationTable } from "../../store/chat-tables.ts";
import { useDatabase } from "../../store/use-database.ts";

/** For tests: a conversation as it stands in the database, with a file where its id is given. */
export async function addConversation(
  { settings, services }: Pick<StagelightServer, "settings" | "services">,
  {
    id,
    email,
    ...given
  }: Partial<ConversationTable> & { readonly id: string; readonly email: string },
  file?: string,
): Promise<void> {
  await useDatabase(settings.database, async ({ db }) => {
    await db
      .insertInto("conversation")
      .values({
        address_key: recordKeys(services.ring, email)[0]!,
        locale: "en",
        state: "open",
        started_at: 1,
        changed_at: 1,
        last_seq: 0,
        last_shown: 0,
        visitor_read: 0,
        agent_read: 0,
        needs_person: 0,
        source: "widget",
        mailed_seq: 0,
        ...given,
        id,
        email,
      })
      .execute();
    if (file === undefined) return;
    await db
      .insertInto("chat_attachment")
      .values({
        id: file,
        conversation_id: id,
        name: "tea.png",
        type: "image/png",
        size: 4,
        data: Buffer.from("file").toString("base64"),
        created_at: 1,
      })
      .execute();
  });
}
