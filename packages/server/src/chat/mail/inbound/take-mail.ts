import { createHash } from "node:crypto";
import type { ChatData } from "@stagelight/core/endpoints";
import { chatMessageBodySchema, MAX_CHAT_TEXT } from "@stagelight/core/endpoints";
import { canonicalEmail } from "../../../identity/email.ts";
import type { Services } from "../../../http/route.ts";
import { senderOf } from "../../../mail/letter.ts";
import { type PageLanguage, pageLanguage } from "../../../pages/words.ts";
import { mayBeSentUp } from "../../attachments/limits.ts";
import { newAttachment, NOBODYS } from "../../attachments/new-attachment.ts";
import type { Conversation } from "../../write/write.ts";
import { conversationOf, signedReplyTo } from "../reply-address.ts";
import { MAIL_ID, readMessageId } from "../thread.ts";
import { type InboundMail, MOST_FILES } from "./inbound-mail.ts";
import { type Machine, machineOf } from "./machine.ts";
import { ownWords } from "./own-words.ts";

/** Why nothing came of a mail. The one who has brought it is told, and need not bring it again. */
export type MailRefusal = Machine | "unknown" | "empty" | "too-many";

/** So many mails become messages of one conversation in an hour: two machines may answer each other. */
const MOST = 30;
const HOUR = 3_600;

/**
 * Makes a message of a mail that somebody has answered with. Told twice, it is one: by the mail's own id.
 *
 * @throws RequestProblem, StoreError: then it is worth bringing it again
 */
export async function takeMail(
  services: Services,
  mail: InboundMail,
): Promise<"taken" | MailRefusal> {
  const { config, store, limits, clock, chat } = services;
  const { replyTo } = config.chat!.mail!;
  const conversation = conversationOf(services, replyTo, mail.recipients);
  if (conversation === undefined) return "unknown";
  const own = [senderOf(config).address, replyTo, signedReplyTo(services, replyTo, conversation)];
  const machine = machineOf(mail, own);
  if (machine) return machine;
  const row = await store.read
    .selectFrom("conversation")
    .selectAll()
    .where("id", "=", conversation)
    .executeTakeFirst();
  if (!row) return "unknown";
  const { calls } = await limits.tally({ name: "chat-inbound", seconds: HOUR }, conversation);
  if (calls > MOST) {
    await noteLost(services, conversation);
    return "too-many";
  }
  const said = ownWords(mail.text, own).text.slice(0, MAX_CHAT_TEXT);
  const id = `${MAIL_ID}${hashOf(mail)}`;
  const known = await isKnown(services, conversation, id);
  const files = known ? [] : await keepFiles(services, mail, row);
  const text = chatMessageBodySchema.shape.text.safeParse(said).data ?? "";
  if (text === "" && files.length === 0) return "empty";
  const leftOut = known ? 0 : mail.files.length - files.length;
  const written = await chat.write({
    op: "message",
    conversation,
    by: { kind: "mail" },
    at: clock.now(),
    id,
    // A mail can be nothing but a photo.
    text: text || "…",
    data: dataOf(row, mail, leftOut),
    ...(files.length > 0 && { attachments: files }),
  });
  return written.ok ? "taken" : "unknown";
}

/** Tells the team, once in an hour, that there are mails which it does not see. */
async function noteLost({ config, clock, chat }: Services, conversation: string): Promise<void> {
  const at = clock.now();
  await chat.write({
    op: "note",
    conversation,
    by: { kind: "system" },
    at,
    id: `${MAIL_ID}lost ${Math.floor(at / (HOUR * 1_000))}`,
    text: LOST[pageLanguage(config.site.locales[0] ?? "en")],
  });
}

const LOST: Readonly<Record<PageLanguage, string>> = {
  en: `More than ${MOST} mails came in an hour. Those after them are not shown here: perhaps a machine answers. If somebody writes, ask them to wait for an hour.`,
  ko: `한 시간 동안 메일이 ${MOST}통 넘게 왔어요. 그 뒤에 온 메일은 여기에 표시되지 않아요. 자동 응답일 수 있어요. 사람이 쓰고 있다면 한 시간 뒤에 다시 보내 달라고 해 주세요.`,
  zh: `一小时内收到的邮件超过 ${MOST} 封，之后的邮件不会显示在这里，可能是自动回复。如果对方是真人，请其一小时后再发。`,
};

/** What the team is told of a mail; as long as nobody has proven the address, the team alone. */
function dataOf(row: Conversation, mail: InboundMail, leftOut: number): ChatData {
  const sender = canonicalEmail(mail.from);
  const messageId = readMessageId(mail.messageId);
  return {
    mail: true,
    ...(sender !== row.email && { sender: (sender ?? mail.from ?? "").slice(0, 320) }),
    ...((row.email_proven_at === null || sender !== row.email) && { private: true }),
    ...(messageId !== undefined && { messageId }),
    ...(leftOut > 0 && { leftOut }),
  };
}

function hashOf({ messageId, from, text }: InboundMail): string {
  const id = readMessageId(messageId) ?? `${from} ${text}`;
  return createHash("sha256").update(`stagelight mail ${id}`).digest("base64url");
}

async function isKnown({ store }: Services, conversation: string, id: string): Promise<boolean> {
  const row = await store.read
    .selectFrom("chat_entry")
    .select("position")
    .where("conversation_id", "=", conversation)
    .where("client_id", "=", id)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Keeps those files that the site takes from a chat, too, as many as whoever has the conversation might
 * send up: mails are no way around that.
 *
 * @returns their ids
 */
async function keepFiles(
  { config, store, clock, limits }: Services,
  mail: InboundMail,
  { id, user_id: user, holder }: Conversation,
): Promise<string[]> {
  const allowed = config.chat!.attachments;
  const kept: string[] = [];
  if (!allowed) return kept;
  const owner = user === null ? { ...NOBODYS, holder } : { ...NOBODYS, user_id: user };
  // A mail comes from no address of a network.
  const counted = `mail ${user ?? holder ?? id}`;
  for (const { name, content } of mail.files) {
    if (kept.length === MOST_FILES) break;
    const { buffer, byteOffset, byteLength } = content;
    const file = { name, content: Buffer.from(buffer, byteOffset, byteLength) };
    const made = await newAttachment(allowed, file, owner, clock.now());
    if (typeof made === "string") continue;
    if (!(await mayBeSentUp(limits, counted, made.size))) break;
    if ((await store.run("keepAttachment", made)) === "kept") kept.push(made.id);
  }
  return kept;
}
