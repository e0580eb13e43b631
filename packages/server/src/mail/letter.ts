import { domainToASCII } from "node:url";
import type { MailAddress as Mailbox, ReadConfig } from "@stagelight/core/config";
import { MailFailure } from "./mail-failure.ts";
import type { RenderedMail } from "./message.ts";

/** A mail that is ready to be sent, to one address. */
export interface Letter {
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly replyTo?: Mailbox;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** With its angle brackets; the same for every try. */
  readonly messageId: string;
  /** Of mail of a conversation: the mails that it belongs to, with theirs. */
  readonly inReplyTo?: string;
  readonly references?: readonly string[];
  readonly date: Date;
  /** Further headers. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What a letter belongs to (RFC 5322, 3.6.4). Ids have their angle brackets. */
export interface Thread {
  /** Where its answers go. */
  readonly replyTo?: string;
  /** The mail that it answers. */
  readonly inReplyTo: string;
  /** The first mail of all, and those between. */
  readonly references: readonly string[];
}

/** What a letter is made of. */
export interface LetterParts {
  readonly config: Pick<ReadConfig, "mail" | "site">;
  /** The job's. */
  readonly uid: string;
  readonly mail: RenderedMail;
  /** `address` as `parseMailAddress` gives it. */
  readonly to: Mailbox;
  /** Absolute; a POST to it unsubscribes. */
  readonly unsubscribe: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly thread?: Thread | undefined;
}

/**
 * Puts a mail together. Whatever is not transactional can be unsubscribed from with one click
 * (RFC 8058).
 *
 * @throws MailFailure when something that stands in a header could break out of it
 */
export function writeLetter({
  config,
  uid,
  mail,
  to,
  unsubscribe,
  now,
  thread,
}: LetterParts): Letter {
  const from = senderOf(config);
  const answersTo = thread?.replyTo;
  const replyTo =
    answersTo === undefined ? config.mail.replyTo : { ...nameOf(from.name), address: answersTo };
  const letter: Letter = {
    from,
    to: { address: to.address, ...nameOf(to.name) },
    ...(replyTo && { replyTo }),
    ...(thread && { inReplyTo: thread.inReplyTo, references: thread.references }),
    subject: oneLine(mail.subject).slice(0, MAX_SUBJECT),
    html: mail.html,
    text: mail.text,
    messageId: `<${uid}@${domainToASCII(from.address.slice(from.address.lastIndexOf("@") + 1))}>`,
    date: new Date(now),
    headers: {
      "Content-Language": mail.language,
      // Holiday answers to machines help nobody (RFC 3834).
      "Auto-Submitted": "auto-generated",
      ...(mail.category !== "transactional" && {
        "List-Unsubscribe": `<${unsubscribe}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
    },
  };
  refuseBreaks(letter);
  return letter;
}

/** Whom mails are from; the config asks for it where it has mails. */
export function senderOf({ mail, site }: LetterParts["config"]): Mailbox {
  if (mail.from) return mail.from;
  const host = site.url ? new URL(site.url).hostname : "localhost";
  return { ...(site.name && { name: site.name }), address: `no-reply@${host}` };
}

/** Characters of a subject, before it is encoded. */
const MAX_SUBJECT = 250;

/** Longer lines are not sent (RFC 5322, 2.1.1), and addresses are not folded. */
const MAX_VALUE = 900;

/** What visitors call themselves. Whatever could be a message to a stranger is left out. */
function nameOf(name: string | undefined): { name: string } | object {
  return name && /^[\p{L}\p{M}\p{N} .,'’·-]{1,64}$/u.test(name) && !/\.\p{L}/u.test(name)
    ? { name }
    : {};
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029\s]+/gu, " ").trim();
}

function refuseBreaks({ from, to, replyTo, subject, messageId, headers, ...thread }: Letter): void {
  const values = [
    ...[from, to, replyTo].flatMap((each) => [each?.name ?? "", each?.address ?? ""]),
    subject,
    messageId,
    thread.inReplyTo ?? "",
    ...(thread.references ?? []),
    ...Object.values(headers),
  ];
  const broken = values.some((value) => /[\p{Cc}\u2028\u2029]/u.test(value));
  if (broken || values.some(({ length }) => length > MAX_VALUE)) {
    throw new MailFailure({ why: "a header would break", final: true });
  }
}
