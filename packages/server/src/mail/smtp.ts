import type { SendMailOptions } from "nodemailer";
import type { SmtpServer } from "../settings/mail.ts";
import type { Letter } from "./letter.ts";
import { MailFailure } from "./mail-failure.ts";
import { smtpTrouble } from "./smtp-trouble.ts";

/** What sends letters. */
export interface MailSender {
  /**
   * Resolves when the letter has been taken.
   *
   * @throws MailFailure
   */
  send(letter: Letter, signal: AbortSignal): Promise<void>;
  close(): void;
}

/** Letters on their way at one time. */
export const CONNECTIONS = 4;

/** Milliseconds in which something has to come of an attempt to reach the server. */
const REACH = 30_000;

/**
 * Milliseconds of silence until a conversation is given up. Servers may take ten minutes to take a
 * message (RFC 5321, 4.5.3.2.6); who leaves sooner makes duplicates.
 */
export const SILENCE = 600_000;

/** Whether nobody can listen in: the server is on this machine, where its certificate is anybody's. */
export function isOwnMachine({ host }: SmtpServer): boolean {
  return ["localhost", "127.0.0.1", "::1"].includes(host);
}

/** Sends letters through an SMTP server, over connections that are kept open. */
export function openSmtp(server: SmtpServer): MailSender {
  const open = async () => {
    const { createTransport } = await library();
    return createTransport({
      ...optionsOf(server),
      pool: true,
      maxConnections: CONNECTIONS,
      // What breaks off may have arrived: the outbox decides when it is tried again.
      maxRequeues: 0,
    });
  };
  let transport: ReturnType<typeof open> | undefined;
  return {
    async send(letter, signal) {
      const opened = await (transport ??= open());
      try {
        await opened.sendMail(optionsFor(letter, signal));
      } catch (error) {
        throw new MailFailure(smtpTrouble(error));
      }
    },
    close: () => void transport?.then((opened) => opened.close()),
  };
}

/** It is loaded with the first letter: most of what a server does is done without. */
const library = () => import("nodemailer");

/** What came of signing in to a server; nothing when all is well. */
export async function tryServer(server: SmtpServer): Promise<MailFailure | undefined> {
  const { createTransport } = await library();
  const transport = createTransport(optionsOf(server));
  try {
    await transport.verify();
    return undefined;
  } catch (error) {
    return new MailFailure(smtpTrouble(error));
  } finally {
    transport.close();
  }
}

/** A letter as it goes over the wire. */
export async function rawLetter(letter: Letter): Promise<Buffer> {
  const { createTransport } = await library();
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  const { message } = await transport.sendMail(optionsFor(letter));
  return message as Buffer;
}

function optionsOf(server: SmtpServer) {
  const { host, port, secure, user, password } = server;
  const own = isOwnMachine(server);
  return {
    host,
    port,
    secure,
    ignoreTLS: own,
    // A password never goes over the net for everybody to read.
    requireTLS: !own && user !== undefined,
    ...(user !== undefined && { auth: { user, pass: password ?? "" } }),
    connectionTimeout: REACH,
    greetingTimeout: REACH,
    dnsTimeout: REACH,
    socketTimeout: SILENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Addresses as parts, and the envelope said beside: no text is read for addresses again. */
function optionsFor(letter: Letter, signal?: AbortSignal): SendMailOptions {
  const { from, to, replyTo, subject, html, text, messageId, date, headers } = letter;
  const { inReplyTo, references } = letter;
  const mailbox = ({ name = "", address }: Letter["to"]) => ({ name, address });
  return {
    from: mailbox(from),
    to: [mailbox(to)],
    ...(replyTo && { replyTo: [mailbox(replyTo)] }),
    subject,
    html,
    text,
    messageId,
    ...(inReplyTo !== undefined && { inReplyTo }),
    ...(references && { references: [...references] }),
    date,
    // As they are: a long address must not be folded.
    headers: Object.entries(headers).map(([key, value]) => ({
      key,
      value: { prepared: true, value },
    })),
    envelope: { from: mailbox(from), to: [mailbox(to)] },
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(signal && { signal }),
  };
}
