import PostalMime, { type Address, addressParser } from "postal-mime";
import { textOfHtml } from "./html-text.ts";
import { type InboundFile, type InboundMail, MOST_FILES } from "./inbound-mail.ts";

/** Bounds of what is parsed: a mail is written by whoever likes to. */
const BOUNDS = { maxNestingDepth: 20, maxHeadersSize: 128 * 1024, maxRfc822NestingDepth: 0 };

/** A line costs as much as many bytes do: files have long ones, and so many short ones are no letter. */
const MOST_SHORT_LINES = 20_000;
const LONG_LINE = 60;

/** To whom a mail was delivered stands in one of these, by what has delivered it. */
const ENVELOPE = ["delivered-to", "x-original-to", "envelope-to", "x-forwarded-to"];

/**
 * Reads a whole mail (RFC 5322).
 *
 * @returns nothing for what is none, or is out of all proportion
 */
export async function readRaw(bytes: Buffer): Promise<InboundMail | undefined> {
  if (lines(bytes) > MOST_SHORT_LINES + bytes.length / LONG_LINE) return undefined;
  const email = await PostalMime.parse(bytes, BOUNDS).catch(() => undefined);
  if (!email || email.headers.length === 0) return undefined;
  const headers = email.headers.map(({ key, value }) => [key, value] as const);
  const delivered = headers.filter(([name]) => ENVELOPE.includes(name)).map(([, value]) => value);
  const addressed = [...(email.to ?? []), ...(email.cc ?? []), ...(email.bcc ?? [])];
  return {
    recipients: [...delivered.map(bare), ...addressed.flatMap(addressesIn)],
    from: authorIn(headers),
    messageId: email.messageId,
    headers,
    text: email.text?.trim() ? email.text : textOfHtml(email.html ?? ""),
    files: email.attachments.slice(0, 4 * MOST_FILES).map(fileOf),
  };
}

function lines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}

/** Several authors are nobody's answer. */
function authorIn(headers: InboundMail["headers"]): string | undefined {
  const values = headers.filter(([name]) => name === "from").map(([, value]) => value);
  const [only, ...more] = values.flatMap((value) => addressParser(value)).flatMap(addressesIn);
  return more.length > 0 ? undefined : only;
}

function addressesIn({ address, group }: Address): string[] {
  return group ? group.flatMap(addressesIn) : [address ?? ""].filter(Boolean);
}

/** `<a@b.example>` without its brackets. */
function bare(value: string): string {
  return value.trim().replace(/^<|>$/g, "");
}

function fileOf({
  filename,
  content,
}: {
  readonly filename: string | null;
  readonly content: ArrayBuffer | Uint8Array | string;
}): InboundFile {
  return { name: filename ?? undefined, content: Buffer.from(content as ArrayBuffer) };
}
