import type { InboundMail as Provider } from "@stagelight/core/config";

/** A mail that came in, whoever has brought it. All of it is hearsay. */
export interface InboundMail {
  /** To whom: of the envelope where that is known, and of its headers. */
  readonly recipients: readonly string[];
  /** The address in `From`; nothing where there is none, or several. */
  readonly from: string | undefined;
  /** With its brackets. */
  readonly messageId: string | undefined;
  /** Names in small letters, in order, repeated ones too. */
  readonly headers: readonly MailHeader[];
  /** Its plain text, else what its HTML says. */
  readonly text: string;
  readonly files: readonly InboundFile[];
}

/** One header of a mail. */
export type MailHeader = readonly [name: string, value: string];

/** A file that hangs on a mail. */
export interface InboundFile {
  readonly name: string | undefined;
  readonly content: Uint8Array;
}

/** The most bytes of a mail, with files where a site takes any. */
export const MOST_MAIL = 1024 * 1024;
export const MOST_MAIL_WITH_FILES = 12 * 1024 * 1024;

/** The most files of a mail that are looked at, and so many of a message. */
export const MOST_FILES = 5;

/** The first value of a header. */
export function headerOf(
  { headers }: Pick<InboundMail, "headers">,
  name: string,
): string | undefined {
  return headers.find(([each]) => each === name)?.[1];
}

/** What each provider sends. */
export const MAIL_TYPES: Readonly<Record<Provider, readonly string[]>> = {
  postmark: ["application/json"],
  mailgun: ["multipart/form-data", "application/x-www-form-urlencoded"],
  raw: ["message/rfc822", "application/octet-stream", "text/plain"],
};
