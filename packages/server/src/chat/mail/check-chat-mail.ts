import { promises as dns } from "node:dns";
import type { ReadConfig } from "@stagelight/core/config";
import { type Finding, note, ok, wrong } from "../../operations/doctor/finding.ts";
import type { Settings } from "../../settings/settings.ts";
import { mailsChat } from "./due-mails.ts";
import { INBOUND_PATH } from "./inbound/paths.ts";
import { wrongMailSecret } from "./inbound/signed.ts";

/** Milliseconds that are waited for the domain name system. */
const PATIENCE = 5_000;

/** For `stagelight doctor`: whether a chat can go on by mail, both ways, and what is missing. */
export async function checkChatMail(
  config: Pick<ReadConfig, "chat" | "mail">,
  settings: Pick<Settings, "basePath" | "chatMailSecret" | "development">,
  resolveMx: (domain: string) => Promise<readonly unknown[]> = dns.resolveMx,
): Promise<Finding[]> {
  const { chat } = config;
  if (!chat) return [];
  if (!mailsChat(config)) {
    const help = "Set mail.from and SMTP_URL: who has left the page gets no answer else.";
    return [note("chat by mail", "what visitors have not read is not mailed", help)];
  }
  if (!chat.mail) {
    const help = "Set chat.mail, and mails can be answered as well.";
    return [note("chat by mail", "answers are mailed; the way back is a link", help)];
  }
  const { replyTo, inbound } = chat.mail;
  const expected = wrongMailSecret(inbound, settings.chatMailSecret);
  const where = `${settings.basePath}${INBOUND_PATH}/${inbound}`;
  const bringing =
    expected === undefined
      ? ok("chat by mail", `answers to ${replyTo} are brought to ${where}`)
      : wrong(
          "chat by mail",
          `CHAT_MAIL_SECRET: ${settings.chatMailSecret ? "another text" : "nothing"}; expected ${expected}`,
          "Put it into the server's environment only: without it no answer by mail is taken.",
        );
  // Nobody writes to somebody's own machine.
  if (settings.development) return [bringing];
  return [bringing, await checkDomain(replyTo.slice(replyTo.lastIndexOf("@") + 1), resolveMx)];
}

async function checkDomain(
  domain: string,
  resolveMx: (domain: string) => Promise<readonly unknown[]>,
): Promise<Finding> {
  const about = "chat's mail domain";
  const help = `In the DNS, let an MX record of ${domain} lead to whoever brings the mails.`;
  const late = new Promise<"late">((resolve) => setTimeout(resolve, PATIENCE, "late").unref());
  try {
    const found = await Promise.race([resolveMx(domain), late]);
    if (found === "late") return note(about, "the domain name system does not answer", help);
    if (found.length > 0) return ok(about, `${domain} takes mail`);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== "ENODATA" && code !== "ENOTFOUND") {
      return note(about, `the domain name system answers ${code ?? "nothing"}`, help);
    }
  }
  return wrong(about, `${domain} takes no mail`, help);
}
