import { createTransport, type SendMailOptions } from "nodemailer";

/** For tests: a mail as a mail program writes it. */
export async function mailBy(options: SendMailOptions): Promise<Buffer> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  const { message } = await transport.sendMail({
    from: { name: "Mina Park", address: "mina@tea.example" },
    subject: "Re: Nuri Tea has answered you",
    messageId: "<answer-1@tea.example>",
    text: "Great, thank you!",
    ...options,
  });
  return message as Buffer;
}

/** For tests: the same as Postmark posts it. */
export function byPostmark(to: string, more: Record<string, unknown> = {}): object {
  const headers = (more["Headers"] ?? []) as { Name: string; Value: string }[];
  return {
    FromName: "Mina Park",
    MessageStream: "inbound",
    From: "mina@tea.example",
    FromFull: { Email: "mina@tea.example", Name: "Mina Park", MailboxHash: "" },
    To: to,
    ToFull: [{ Email: to, Name: "", MailboxHash: "" }],
    Cc: "",
    CcFull: [],
    Bcc: "",
    BccFull: [],
    OriginalRecipient: to,
    Subject: "Re: Nuri Tea has answered you",
    MessageID: "73e6d360-66eb-11e1-8e72-a8904824019b",
    ReplyTo: "",
    Date: "Mon, 23 Nov 2026 09:00:00 +0000",
    TextBody: "Great, thank you!",
    HtmlBody: "<p>Great, thank you!</p>",
    StrippedTextReply: "",
    Tag: "",
    Attachments: [],
    ...more,
    Headers: [{ Name: "Message-ID", Value: "<answer-1@tea.example>" }, ...headers],
  };
}

/** For tests: the same as Mailgun posts it, not yet signed. */
export function byMailgun(to: string, more: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData();
  const fields = {
    recipient: to,
    sender: "mina@tea.example",
    from: "Mina Park <mina@tea.example>",
    subject: "Re: Nuri Tea has answered you",
    "body-plain": "Great, thank you!",
    "message-headers": JSON.stringify([
      ["From", "Mina Park <mina@tea.example>"],
      ["Message-Id", "<answer-1@tea.example>"],
    ]),
    ...more,
  };
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}
