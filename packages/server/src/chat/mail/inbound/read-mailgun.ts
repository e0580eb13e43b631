import { textOfHtml } from "./html-text.ts";
import { type InboundFile, type InboundMail, type MailHeader, MOST_FILES } from "./inbound-mail.ts";
import { readRaw } from "./read-raw.ts";

/**
 * Reads what Mailgun posts for a mail: its parts, or all of it in `body-mime`.
 * https://documentation.mailgun.com/docs/mailgun/user-manual/receive-forward-store/
 *
 * @returns nothing for anything else
 */
export async function readMailgun(form: FormData): Promise<InboundMail | undefined> {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const recipients = text("recipient")
    .split(",")
    .map((each) => each.trim())
    .filter(Boolean);
  const whole = text("body-mime");
  if (whole) {
    const mail = await readRaw(Buffer.from(whole, "utf8"));
    return mail && { ...mail, recipients: [...recipients, ...mail.recipients] };
  }
  const headers = headersIn(text("message-headers"));
  if (recipients.length === 0 || !headers) return undefined;
  return {
    recipients,
    from: fromIn(text("from") || text("sender")),
    messageId: headers.find(([name]) => name === "message-id")?.[1],
    headers,
    text: text("body-plain").trim() ? text("body-plain") : textOfHtml(text("body-html")),
    files: await filesIn(form),
  };
}

function headersIn(json: string): MailHeader[] | undefined {
  try {
    const given: unknown = JSON.parse(json);
    if (!Array.isArray(given)) return undefined;
    return given.flatMap((pair: unknown) => {
      const [name, value] = Array.isArray(pair) ? (pair as unknown[]) : [];
      return typeof name === "string" && typeof value === "string"
        ? [[name.toLowerCase(), value] as const]
        : [];
    });
  } catch {
    return undefined;
  }
}

/** `Mina Park <mina@tea.example>`, or the address alone. */
function fromIn(value: string): string | undefined {
  const [, bracketed] = /<([^<>\s]+@[^<>\s]+)>\s*$/.exec(value.slice(-400)) ?? [];
  const alone = value.trim();
  return bracketed ?? (/^[^<>\s,;]+@[^<>\s,;]+$/.test(alone) ? alone : undefined);
}

async function filesIn(form: FormData): Promise<InboundFile[]> {
  const files: InboundFile[] = [];
  for (const [name, value] of form) {
    if (typeof value === "string" || !/^attachment-\d{1,3}$/.test(name)) continue;
    if (files.length === 4 * MOST_FILES) break;
    files.push({ name: value.name, content: Buffer.from(await value.arrayBuffer()) });
  }
  return files;
}
