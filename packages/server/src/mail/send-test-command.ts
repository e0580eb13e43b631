import { randomUUID } from "node:crypto";
import type { Command } from "../command-line/command.ts";
import { CONFIG_OPTION } from "../command-line/config-option.ts";
import { wrong } from "../command-line/parse.ts";
import { readSite } from "../command-line/site.ts";
import type { SmtpServer } from "../settings/mail.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { parseMailAddress } from "./address.ts";
import { senderBy } from "./endpoint.ts";
import { writeLetter } from "./letter.ts";
import { MailFailure } from "./mail-failure.ts";
import { helpFor } from "./smtp-help.ts";
import { isOwnMachine, tryServer } from "./smtp.ts";

/** Sends one mail, and tells how it went. */
export const mailTestCommand: Command = {
  arguments: { email: "whom to send it to" },
  options: { config: CONFIG_OPTION },
  notes: [
    "It goes out at once: neither suppression nor caps are looked at, and nothing is recorded.",
  ],
  async run(values, terminal) {
    const address = parseMailAddress(values.email)?.address;
    if (address === undefined) {
      throw wrong("This is no address that mail can be sent to.", {
        path: "<email>",
        expected: "one address, such as mina@tea.example",
        found: JSON.stringify(values.email),
        help: "Correct it; leave out the name and angle brackets.",
      });
    }
    const { config, settings } = await readSite(values, { signs: true });
    const { mail: way } = settings;
    const step = stepper(terminal);
    if (way.by === "nothing")
      return step(
        "wrong",
        "SMTP_URL is not set.",
        "Set it, such as smtps://user:password@smtp.example.com.",
      );
    const letter = writeLetter({
      config,
      uid: randomUUID(),
      mail: TEST,
      to: { address },
      unsubscribe: "",
      now: Date.now(),
    });
    step("ok", `From ${letter.from.address} to ${address}, as ${letter.messageId}.`);
    if (way.by === "folder") step("note", "This is development without SMTP_URL: nothing is sent.");
    else if ((await reach(way.smtp, step)) !== 0) return 1;
    const sender = senderBy(way);
    try {
      await sender.send(letter, new AbortController().signal);
    } catch (error) {
      if (!(error instanceof MailFailure)) throw error;
      return step("wrong", `It was not taken: ${error.trouble.why}.`, helpFor(error.trouble));
    } finally {
      sender.close();
    }
    return step(
      "ok",
      way.by === "folder"
        ? `It lies in ${way.folder}.`
        : "The server has taken it. Look whether it arrives, and whether its source says dkim=pass, spf=pass and dmarc=pass.",
    );
  },
};

const TEST = {
  subject: "This is a test",
  text: "This is a test of stagelight mail test. If you can read it, mail works.\n",
  html: '<!doctype html><html lang="en"><title>This is a test</title><p>This is a test of <code>stagelight mail test</code>. If you can read it, mail works.</p></html>',
  category: "transactional",
  language: "en",
} as const;

type Step = (state: "ok" | "note" | "wrong", text: string, help?: string) => 0 | 1;

function stepper({ out, colors }: Terminal): Step {
  const paints = { ok: colors.green, note: colors.yellow, wrong: colors.red };
  return (state, text, help) => {
    out(`${paints[state](state.padEnd(5))}  ${text}`);
    if (help !== undefined) out(`       ${help}`);
    return state === "wrong" ? 1 : 0;
  };
}

async function reach(smtp: SmtpServer, step: Step): Promise<0 | 1> {
  const { host, port, secure, user } = smtp;
  const kind = secure
    ? "TLS from the start"
    : isOwnMachine(smtp)
      ? "on this machine without TLS"
      : `STARTTLS${user === undefined ? " if it is offered" : ""}`;
  step("ok", `By ${host}:${port}, ${kind}, ${user === undefined ? "without" : "with"} a password.`);
  const failure = await tryServer(smtp);
  return failure
    ? step("wrong", `It does not let us in: ${failure.trouble.why}.`, helpFor(failure.trouble))
    : step("ok", user === undefined ? "It answers." : "It answers, and the password is right.");
}
