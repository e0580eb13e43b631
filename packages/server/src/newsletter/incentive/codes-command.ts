import type { NewsletterIncentive, ReadConfig } from "@stagelight/core/config";
import type { Command } from "../../command-line/command.ts";
import { CONFIG_OPTION } from "../../command-line/config-option.ts";
import { wrong } from "../../command-line/parse.ts";
import { readSite } from "../../command-line/site.ts";
import { openLinks } from "../../mail/links.ts";
import type { Kysely } from "kysely";
import type { Tables } from "../../store/tables.ts";
import { useDatabase } from "../../store/use-database.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import { newsletterOf } from "../csv/newsletter-of.ts";
import { readCodes } from "./codes-file.ts";
import { type Incentive, incentiveOf } from "./incentive.ts";
import { promisedIn } from "./keeper.ts";
import { giveOwed } from "./owed.ts";
import { addCodes, poolFigures } from "./pool.ts";

/** Looks at the codes of the newsletter's incentive, and adds some. */
export const newsletterCodesCommand: Command = {
  optionalArguments: { file: "codes to add, one on each line" },
  options: {
    list: { help: "Print all codes, each with the time at which it was given away" },
    config: CONFIG_OPTION,
  },
  notes: [
    "Codes that are there already are left alone. Who waits for a code gets one by",
    "mail, within the budget of the config.",
    "When it starts, a server makes codes or takes them from a file, as",
    "newsletter.incentive.codes says. With --list they can be brought into the shop.",
  ],
  async run(values, terminal) {
    const { config, settings } = await readSite(values, { signs: false });
    const declared = codedIncentive(config);
    const incentive = incentiveOf(declared);
    const codes =
      typeof values.file === "string" ? readCodes(values.file, process.cwd()) : undefined;
    return useDatabase(settings.database, async (database) => {
      if (values.list) {
        await printCodes(database.db, incentive, terminal);
        return 0;
      }
      if (codes) {
        const added = await addCodes(database, { incentive: incentive.id, codes });
        const promised = promisedIn(config, openLinks(config, settings), declared);
        const given = await giveOwed(database, { incentive, promised, now: Date.now() });
        terminal.out(`Added ${count(added)} of ${count(codes.length)} codes.`);
        if (given > 0) terminal.out(`${count(given)} of those who waited get theirs by mail.`);
      }
      const { codes: all, free, given, owed } = await poolFigures(database.db, incentive.id);
      terminal.out(`${count(free)} of ${count(all)} codes are left; ${count(given)} were given.`);
      if (owed > 0) terminal.out(`${count(owed)} people wait for one.`);
      return 0;
    });
  },
};

function count(many: number): string {
  return many.toLocaleString("en");
}

function codedIncentive(config: ReadConfig): NewsletterIncentive {
  const { incentive } = newsletterOf(config);
  if (incentive?.kind === "code") return incentive;
  throw wrong("There are no codes.", {
    path: "newsletter.incentive",
    expected: 'an incentive of the kind "code"',
    found: incentive ? JSON.stringify(incentive.kind) : "none",
    help: 'Add one to the config: incentive: { kind: "code", text: "…", codes: { pool: "codes.txt" } }.',
  });
}

/** Codes of one step. */
const STEP = 1_000;

async function printCodes(db: Kysely<Tables>, { id }: Incentive, { out }: Terminal): Promise<void> {
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom("incentive_code")
      .select(["code", "position", "taken_at"])
      .where("incentive", "=", id)
      .where("position", ">", after)
      .orderBy("position")
      .limit(STEP)
      .execute();
    for (const { code, taken_at: at } of rows) {
      out(at === null ? code : `${code}  ${new Date(Number(at)).toISOString()}`);
    }
    const last = rows.at(-1);
    if (!last) return;
    after = Number(last.position);
  }
}
