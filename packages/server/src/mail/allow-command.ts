import type { Command } from "../command-line/command.ts";
import { CONFIG_OPTION } from "../command-line/config-option.ts";
import { readSite } from "../command-line/site.ts";
import { keyRing } from "../keys/key-ring.ts";
import { emailArgument } from "../privacy/email-argument.ts";
import {
  liftSuppressions,
  type SuppressionReason,
  type SuppressionScope,
} from "../privacy/suppression.ts";
import { useDatabase } from "../store/use-database.ts";

/** Lets an address be written to again. */
export const mailAllowCommand: Command = {
  arguments: { email: "the address; all spellings of its mailbox are meant" },
  options: { config: CONFIG_OPTION },
  notes: [
    "Do this only when the owner asks for it, or when an address exists after all.",
    "",
    "It gives no consent. Marketing still goes only to those who allow it, and whoever was erased is",
    "nobody known: to them, nothing may go before they have given you their consent anew.",
  ],
  async run(values, { out }) {
    const email = emailArgument(values);
    const { settings } = await readSite(values, { signs: true });
    const ring = keyRing(settings.secrets);
    const lifted = await useDatabase(settings.database, ({ db }) =>
      liftSuppressions(db, ring, email),
    );
    for (const { scope, reason, at } of lifted) {
      out(
        `Lifted: ${mailsOf(scope)} ${REASONS[reason]} on ${new Date(at).toISOString().slice(0, 10)}.`,
      );
    }
    if (lifted.length === 0) {
      out("Nothing kept mail from this address. What did: stagelight mail why.");
    }
    if (lifted.some(({ reason }) => reason === "erased")) {
      out("This person was erased: send nothing before they have given their consent anew.");
    }
    return 0;
  },
};

function mailsOf(scope: SuppressionScope): string {
  switch (scope) {
    case "every":
      return "no mail at all, since";
    case "marketing":
      return "no marketing, since";
    case "confirmation":
      return "no questions for a confirmation, since";
    default:
      return `nothing of the list ${scope.slice("list:".length)}, since`;
  }
}

const REASONS: Readonly<Record<SuppressionReason, string>> = {
  unsubscribed: "its owner unsubscribed",
  erased: "the person was erased",
  "no-such-address": "the mail server knew no such address",
  refused: "its owner had said of a sign-up: this was not me",
};
