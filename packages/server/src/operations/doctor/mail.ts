import { StagelightError, type ReadConfig } from "@stagelight/core/config";
import { checkTemplates } from "../../lifecycle-mail/check-templates.ts";
import { templatesOf } from "../../mail/endpoint.ts";
import { senderOf } from "../../mail/letter.ts";
import { hasPublicOrigin } from "../../mail/links.ts";
import { helpFor } from "../../mail/smtp-help.ts";
import { tryServer } from "../../mail/smtp.ts";
import { causeOfMail, type SmtpServer } from "../../settings/mail.ts";
import type { Settings } from "../../settings/settings.ts";
import { type Finding, note, ok, wrong } from "./finding.ts";

/** Whether mail could be sent: signs in to the mail server, and sends nothing. */
export async function checkMail(config: ReadConfig, settings: Settings): Promise<Finding[]> {
  const { lifecycle } = config.mail;
  const mails = `${lifecycle.length} ${lifecycle.length === 1 ? "mail is" : "mails are"} configured`;
  const found = templates(config, settings);
  const cause = causeOfMail(config);
  if (cause !== undefined && !hasPublicOrigin(config, settings)) {
    found.push(
      wrong(
        "links",
        "no address",
        "Set site.url in stagelight.config.ts: links of mails lead there.",
      ),
    );
  }
  const { mail } = settings;
  switch (mail.by) {
    case "smtp":
      return [...found, await server(mail.smtp, `${mails}, from ${senderOf(config).address}`)];
    case "folder":
      return [
        ...found,
        note("mail", `goes into ${mail.folder}`, "Where visitors come, set SMTP_URL."),
      ];
    case "nothing":
      return cause === undefined
        ? [...found, ok("mail", mails)]
        : [...found, wrong("mail", `${cause}, and nothing sends that`, "Set SMTP_URL.")];
  }
}

async function server(smtp: SmtpServer, mails: string): Promise<Finding> {
  const failure = await tryServer(smtp);
  const name = `${smtp.host}:${smtp.port}`;
  return failure
    ? wrong("mail", `${name} says ${failure.trouble.why}`, helpFor(failure.trouble))
    : ok("mail", `${name} lets us in; ${mails}`);
}

function templates(config: ReadConfig, settings: Settings): Finding[] {
  try {
    const known = templatesOf(config, settings);
    checkTemplates(config, known);
    return [ok("mail templates", known.names.join(", "))];
  } catch (error) {
    if (!(error instanceof StagelightError)) throw error;
    return error.problems.map(({ path, found, expected, help }) =>
      wrong("mail templates", `${path}: ${found}; expected ${expected}`, help),
    );
  }
}
