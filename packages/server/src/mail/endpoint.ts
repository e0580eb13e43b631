import { resolve } from "node:path";
import { type ReadConfig, StagelightError } from "@stagelight/core/config";
import type { Endpoint } from "../outbox/endpoints.ts";
import { causeOfMail, checkMail, type MailWay } from "../settings/mail.ts";
import type { Settings } from "../settings/settings.ts";
import { mailHandler } from "./handler.ts";
import { hasPublicOrigin } from "./links.ts";
import { MailFailure } from "./mail-failure.ts";
import { openMailbox } from "./mailbox-transport.ts";
import { type MailSender, openSmtp } from "./smtp.ts";
import { openTemplates, type Templates } from "./templates/templates.ts";

/**
 * The place that mails go to.
 *
 * @throws StagelightError `settings-invalid` when mails are configured that cannot be sent
 */
export function mailEndpoint(
  config: ReadConfig,
  settings: Settings,
  templates: Templates,
): Endpoint {
  checkMail(config, settings.mail);
  const cause = causeOfMail(config);
  if (cause !== undefined && !hasPublicOrigin(config, settings)) throw noAddress(cause);
  return {
    handler: (services) => mailHandler({ ...services, templates, sender: senderBy(settings.mail) }),
  };
}

/**
 * A site's templates.
 *
 * @throws StagelightError `settings-invalid` with everything that is wrong in them
 */
export function templatesOf({ site, mail }: ReadConfig, { folder }: Settings): Templates {
  return openTemplates({
    folder: resolve(folder, mail.templates),
    siteName: site.name ?? (site.url ? new URL(site.url).hostname : ""),
    languages: site.locales,
    ...(mail.postalAddress !== undefined && { postalAddress: mail.postalAddress }),
  });
}

/** What sends letters in this way. */
export function senderBy(way: MailWay): MailSender {
  switch (way.by) {
    case "smtp":
      return openSmtp(way.smtp);
    case "folder":
      return openMailbox(way.folder);
    case "nothing":
      return {
        async send() {
          throw new MailFailure({ why: "no SMTP_URL", endpointAtFault: "refuses" });
        },
        close() {},
      };
  }
}

function noAddress(cause: string): StagelightError {
  return new StagelightError("settings-invalid", "The server cannot start with these settings.", [
    {
      path: "site.url",
      expected: `the site's address, since ${cause}`,
      found: "nothing",
      help: 'Set site.url in stagelight.config.ts, such as "https://shop.nuri.example": links of mails lead there, and never where a request says.',
    },
  ]);
}
