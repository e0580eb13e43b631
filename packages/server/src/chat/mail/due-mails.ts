import type { ReadConfig } from "@stagelight/core/config";
import type { Transaction } from "kysely";
import { mailJob } from "../../mail/mail-job.ts";
import type { NewJob } from "../../outbox/job.ts";
import { insertJobs } from "../../outbox/write-jobs.ts";
import type { CommandContext } from "../../store/commands.ts";
import type { Tables } from "../../store/tables.ts";
import { lockChat } from "../write/chat-write.ts";
import type { Conversation } from "../write/write.ts";

/** Conversations that one transaction looks at. */
const AT_ONCE = 100;

/** Whether a site mails what visitors have not read: it says whom mails are from. */
export function mailsChat({ chat, mail }: Pick<ReadConfig, "chat" | "mail">): boolean {
  return chat !== undefined && (mail.from !== undefined || chat.mail !== undefined);
}

/**
 * Makes the mails that are due of what the team has said and the visitor has not read. Each says what no
 * mail before it has said. The mail itself looks again when it is sent.
 *
 * @returns how many mails
 */
export async function chatMailsDue(
  { database: { db, bulk } }: Pick<CommandContext, "database">,
  { now }: { readonly now: number },
): Promise<number> {
  return db.transaction().execute(async (step) => {
    await lockChat(step);
    const due = await step
      .selectFrom("conversation")
      .selectAll()
      .where("mail_due_at", "<=", now)
      .orderBy("mail_due_at")
      .limit(AT_ONCE)
      .execute();
    const jobs: NewJob[] = [];
    for (const row of due) {
      const after = Math.max(Number(row.visitor_read), Number(row.mailed_seq));
      const upTo = await lastSaid(step, row.id, after);
      const mail = upTo === undefined ? undefined : answerMail(row, { after, upTo, now });
      if (mail) jobs.push(mail);
      await step
        .updateTable("conversation")
        .set({ mail_due_at: null, ...(mail && { mailed_seq: upTo! }) })
        .where("id", "=", row.id)
        .execute();
    }
    await insertJobs(bulk, step, jobs);
    return jobs.length;
  });
}

/** Place of the team's last message behind another place. */
async function lastSaid(
  step: Transaction<Tables>,
  conversation: string,
  after: number,
): Promise<number | undefined> {
  const row = await step
    .selectFrom("chat_entry")
    .select((each) => each.fn.max("seq").as("seq"))
    .where("conversation_id", "=", conversation)
    .where("kind", "=", "message")
    .where("author", "=", "agent")
    .where("seq", ">", after)
    .executeTakeFirst();
  return row?.seq == null ? undefined : Number(row.seq);
}

function answerMail(
  row: Conversation,
  { after, upTo, now }: { readonly after: number; readonly upTo: number; readonly now: number },
): NewJob | undefined {
  const { id, email, name, locale, visitor_id: visitorId, profile_id: profileId } = row;
  if (email === null) return undefined;
  // Whose address it is, nobody has said but who has written in its name.
  const first = row.email_proven_at === null && Number(row.mailed_seq) === 0;
  return mailJob({
    template: "chat-answer",
    ...(first && { mail: "chat-first" }),
    category: "transactional",
    language: locale,
    to: { address: email, ...(name !== null && { name }) },
    data: {},
    chat: { conversation: id, is: "answer", after, upTo },
    cause: `${id} ${upTo}`,
    visitorId,
    profileId,
    createdAt: now,
    dueAt: now,
  });
}
