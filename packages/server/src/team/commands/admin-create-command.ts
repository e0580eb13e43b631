import type { Command } from "../../command-line/command.ts";
import { CONFIG_OPTION } from "../../command-line/config-option.ts";
import { wrong } from "../../command-line/parse.ts";
import { readSite } from "../../command-line/site.ts";
import { keyRing } from "../../keys/key-ring.ts";
import { parseMailAddress } from "../../mail/address.ts";
import { hasPublicOrigin, openLinks } from "../../mail/links.ts";
import { useDatabase } from "../../store/use-database.ts";
import { linkAddress } from "../links/link.ts";
import { makeTeamLink } from "../links/make-link.ts";

/** Prints a link by which an owner of the dashboard comes in. */
export const adminCreateCommand: Command = {
  optionalArguments: { email: "Whom it is for (default: whoever opens it says so)" },
  options: {
    dev: { help: "On your own machine: make a secret if there is none" },
    config: CONFIG_OPTION,
  },
  notes: [
    "The link works once, for a day. Who opens it chooses a password and is an owner from then on.",
    "",
    "It also lets in who is of the team already, and has lost the password or the second step: it takes",
    "that off, and signs them out everywhere.",
  ],
  async run(values, { out, note }) {
    const { email } = values;
    const address = email === undefined ? undefined : parseMailAddress(email);
    if (email !== undefined && !address) {
      throw wrong("This is no address that mail can be sent to.", {
        path: "[email]",
        expected: "one address, such as jin@tea.example",
        found: JSON.stringify(email),
        help: "Correct it; leave out the name and angle brackets.",
      });
    }
    const site = await readSite(values, {
      signs: true,
      ...(values.dev && { development: true }),
    });
    const { config, settings } = site;
    const made = await useDatabase(settings.database, (database) =>
      makeTeamLink(
        { database },
        { purpose: "admin", email: address?.canonical, locale: "en", now: Date.now() },
      ),
    );
    if (made.is !== "made") return 1;
    const ring = keyRing(settings.secrets);
    out(linkAddress({ config, ring, links: openLinks(config, settings) }, made.link));
    note("It works once, for a day. Whoever has it becomes an owner: show it to nobody else.");
    if (!hasPublicOrigin(config, settings)) {
      note("Put the address of your site before it, or set site.url in stagelight.config.ts.");
    }
    return 0;
  },
};
