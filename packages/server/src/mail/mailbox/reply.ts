import { randomUUID } from "node:crypto";
import { type MailRefusal, takeMail } from "../../chat/mail/inbound/take-mail.ts";
import { conversationOf } from "../../chat/mail/reply-address.ts";
import type { Services } from "../../http/route.ts";
import { parseMailAddress } from "../address.ts";
import { rawLetter } from "../smtp.ts";
import type { StoredMail } from "./read-mailbox.ts";

/** Whether an answer to a mail would become a message of a conversation. */
export function canReply(services: Services, { replyTo }: StoredMail): boolean {
  const { chat } = services.config;
  return (
    chat?.mail !== undefined && conversationOf(services, chat.mail.replyTo, replyTo) !== undefined
  );
}

/**
 * Answers a mail in place of whom it went to: as a mail program would write it, and on the very way that
 * an answer comes in by.
 */
export async function replyTo(
  services: Services,
  mail: StoredMail,
  text: string,
): Promise<"taken" | MailRefusal> {
  const from = parseMailAddress(mail.recipient)?.address;
  const [to] = mail.replyTo;
  if (from === undefined || to === undefined) return "unknown";
  const quoted = (mail.text ?? "").split("\n").map((line) => `> ${line}`);
  const answer = await rawLetter({
    from: { address: from },
    to: { address: to },
    subject: `Re: ${mail.subject.replace(/\s+/g, " ")}`,
    html: "",
    text: `${text}\n\nOn ${new Date(services.clock.now()).toUTCString()}, ${to} wrote:\n\n${quoted.join("\n")}`,
    messageId: `<${randomUUID()}@mailbox.example>`,
    ...(mail.messageId !== undefined && { inReplyTo: mail.messageId }),
    date: new Date(services.clock.now()),
    headers: {},
  });
  const { readRaw } = await import("../../chat/mail/inbound/read-raw.ts");
  const read = await readRaw(answer);
  return read ? takeMail(services, read) : "unknown";
}
