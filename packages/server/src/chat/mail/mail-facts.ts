import { canonicalEmail } from "../../identity/email.ts";
import type { MailFacts, MailServices } from "../../mail/handler.ts";
import type { MailPayload } from "../../mail/message.ts";
import { pageLanguage } from "../../pages/words.ts";
import type { Conversation } from "../write/write.ts";
import { continueLink } from "./continue-token.ts";
import { messagesOf, type SaidMessage, teamName } from "./said.ts";
import { threadOf } from "./thread.ts";
import { continueWords } from "./words/words.ts";

/** The most messages of a mail. */
const MOST = { answer: 20, transcript: 200 } as const;

/** The most lines of one message. */
const MOST_LINES = 60;

/**
 * What a mail of a conversation says, as it is known when it is sent; or why it is not sent: what it
 * would tell was read, or the address is another one by now.
 */
export async function chatFacts(
  services: MailServices,
  { chat, to }: MailPayload,
): Promise<MailFacts | undefined> {
  if (!chat) return undefined;
  const row = await services.store.read
    .selectFrom("conversation")
    .selectAll()
    .where("id", "=", chat.conversation)
    .executeTakeFirst();
  if (!row) return { refusal: "condition" };
  if (chat.is === "waiting") return waiting(services, row, chat.upTo);
  if (row.email === null || row.email !== canonicalEmail(to.address)) {
    return { refusal: "condition" };
  }
  if (chat.is === "transcript" && row.email_proven_at === null) return { refusal: "condition" };
  const after = chat.is === "answer" ? Math.max(Number(row.visitor_read), chat.after ?? 0) : 0;
  const messages = await messagesOf(services.store.read, {
    conversation: row.id,
    after,
    upTo: chat.upTo,
    // What a visitor has written is in nobody's mail but that of who has proven to be them.
    ...(chat.is === "answer" && { authors: ["agent"] }),
    most: MOST[chat.is],
  });
  if (messages.length === 0) return { refusal: "condition" };
  return {
    data: await wordsOf(services, row, messages),
    thread: await threadOf(services, row.id),
  };
}

async function wordsOf(
  services: MailServices,
  { id, locale, address_key: addressKey }: Conversation,
  messages: readonly SaidMessage[],
): Promise<Record<string, unknown>> {
  const language = pageLanguage(locale);
  const words = continueWords(language).conversation;
  const team = teamName(services, locale);
  const about = { conversation: id, addressKey: addressKey ?? "", language };
  const time = new Intl.DateTimeFormat(language, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "UTC",
  });
  return {
    chat: {
      team,
      replies: services.config.chat?.mail !== undefined,
      messages: messages.map(({ author, name, text, files, at }) => ({
        by: { visitor: words.you, agent: name ?? team, answerer: words.answerer }[author],
        at: `${time.format(at)} UTC`,
        lines: linesOf(text),
        ...(files > 0 && { files }),
      })),
    },
    links: { chat: continueLink(services, about, services.clock.now()) },
  };
}

function linesOf(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "").slice(0, MOST_LINES);
}

/** Nobody is told of what somebody has looked at in the meantime. */
function waiting({ links }: MailServices, row: Conversation, readUpTo: number): MailFacts {
  if (row.waiting_since === null || Number(row.agent_read) > readUpTo)
    return { refusal: "condition" };
  return {
    data: {
      chat: { by: row.name ?? "" },
      links: { inbox: links.server(`/dashboard/inbox/${row.id}`) },
    },
  };
}
