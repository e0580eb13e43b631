import { z } from "zod";
import { textOfHtml } from "./html-text.ts";
import { type InboundMail, MOST_FILES } from "./inbound-mail.ts";

const text = z.string().default("");
const mailbox = z.object({ Email: z.string() });

/** https://postmarkapp.com/developer/webhooks/inbound-webhook; what is not listed is not read. */
const schema = z.object({
  FromFull: mailbox,
  ToFull: z.array(mailbox).default([]),
  CcFull: z.array(mailbox).default([]),
  BccFull: z.array(mailbox).default([]),
  OriginalRecipient: text,
  MessageID: text,
  TextBody: text,
  HtmlBody: text,
  Headers: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
  Attachments: z.array(z.object({ Name: text, Content: text })).default([]),
});

/** Reads what Postmark posts for a mail. @returns nothing for anything else */
export function readPostmark(payload: unknown): InboundMail | undefined {
  const { data } = schema.safeParse(payload);
  if (!data) return undefined;
  const headers = data.Headers.map(({ Name, Value }) => [Name.toLowerCase(), Value] as const);
  const own = headers.find(([name]) => name === "message-id")?.[1];
  return {
    recipients: [
      data.OriginalRecipient,
      ...[data.ToFull, data.CcFull, data.BccFull].flat().map(({ Email }) => Email),
    ].filter(Boolean),
    from: data.FromFull.Email || undefined,
    // Postmark's own id is another for each time that a mail comes in.
    messageId: own ?? (data.MessageID ? `<${data.MessageID}@postmark>` : undefined),
    headers,
    text: data.TextBody.trim() ? data.TextBody : textOfHtml(data.HtmlBody),
    files: data.Attachments.slice(0, 4 * MOST_FILES).map(({ Name, Content }) => ({
      name: Name,
      content: Buffer.from(Content, "base64"),
    })),
  };
}
