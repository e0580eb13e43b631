import type { Command } from "../command-line/command.ts";
import { CONFIG_OPTION } from "../command-line/config-option.ts";
import { readSite } from "../command-line/site.ts";
import { keyRing } from "../keys/key-ring.ts";
import { emailArgument } from "../privacy/email-argument.ts";
import { useDatabase } from "../store/use-database.ts";
import { mailsOf, type MailStory } from "./why.ts";

/** Tells why somebody has got a mail, or none. */
export const mailWhyCommand: Command = {
  arguments: { email: "the person's address" },
  options: { config: CONFIG_OPTION },
  notes: ["Newest first, times in UTC. What is to come has the time when it is due."],
  async run(values, { out }) {
    const email = emailArgument(values);
    const { settings } = await readSite(values, { signs: true });
    const ring = keyRing(settings.secrets);
    const mails = await useDatabase(settings.database, ({ db }) => mailsOf(db, ring, email));
    if (mails.length === 0) out("No mail was sent or held back, and none waits.");
    const width = Math.max(...mails.map(({ mail }) => mail.length));
    for (const each of mails) out(line(each, width));
    return 0;
  },
};

function line({ at, mail, text }: MailStory, width: number): string {
  const time = new Date(at).toISOString().slice(0, 16).replace("T", " ");
  return `${time}  ${mail.padEnd(width)}  ${text}`;
}
