import { domainToASCII } from "node:url";
import type { ChatData } from "@stagelight/core/endpoints";
import type { Kysely } from "kysely";
import type { Services } from "../../http/route.ts";
import { senderOf, type Thread } from "../../mail/letter.ts";
import type { Tables } from "../../store/tables.ts";
import { signedReplyTo } from "./reply-address.ts";

/** What stands before the ids that inbound mails are called by. */
export const MAIL_ID = "mail:";

/** An id as a header can repeat it. */
const MESSAGE_ID = /^<[!-;=?-~]{1,250}>$/;

/** A mail's own id, where other mails can refer to it. */
export function readMessageId(given: string | undefined): string | undefined {
  const id = given?.trim() ?? "";
  return MESSAGE_ID.test(id) ? id : undefined;
}

/**
 * What makes the mails of a conversation one conversation in mail programs, and its answers find their
 * way back: all refer to one id, which is no mail's, and to what the visitor has answered last.
 */
export async function threadOf(
  services: Pick<Services, "config" | "ring"> & {
    readonly store: { readonly read: Kysely<Tables> };
  },
  conversation: string,
): Promise<Thread> {
  const { config, store } = services;
  const { address } = senderOf(config);
  const domain = domainToASCII(address.slice(address.lastIndexOf("@") + 1));
  const root = `<chat.${conversation}@${domain}>`;
  const row = await store.read
    .selectFrom("chat_entry")
    .select("data")
    .where("conversation_id", "=", conversation)
    .where("client_id", "like", `${MAIL_ID}%`)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  const last = readMessageId((JSON.parse(row?.data ?? "{}") as ChatData).messageId);
  const { replyTo } = config.chat?.mail ?? {};
  return {
    ...(replyTo !== undefined && { replyTo: signedReplyTo(services, replyTo, conversation) }),
    inReplyTo: last ?? root,
    references: last === undefined ? [root] : [root, last],
  };
}
