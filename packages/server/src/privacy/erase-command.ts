import { prepare } from "@stagelight/core";
import { sql } from "kysely";
import { agreed } from "../command-line/agreed.ts";
import type { Command } from "../command-line/command.ts";
import { CONFIG_OPTION } from "../command-line/config-option.ts";
import { readSite } from "../command-line/site.ts";
import { keyRing } from "../keys/key-ring.ts";
import { endpointsOf } from "../outbox/endpoints.ts";
import { planOf } from "../outbox/plan.ts";
import type { Database } from "../store/database.ts";
import { useDatabase } from "../store/use-database.ts";
import { emailArgument } from "./email-argument.ts";
import { erase } from "./erase.ts";
import { keysBehind } from "./keys-of.ts";
import { suppressionHash } from "./suppression.ts";

/** Erases a person. */
export const eraseCommand: Command = {
  arguments: { email: "the person's address" },
  options: {
    yes: { help: "Do not ask" },
    config: CONFIG_OPTION,
  },
  notes: [
    "A keyed hash of the address stays, so that it is not written to again.",
    "Backups are not touched: delete those that hold the person, or let them run out.",
  ],
  async run(values, { out }) {
    const email = emailArgument(values);
    const { config, settings } = await readSite(values, { signs: true });
    const question = `Erase everything about ${email}? It does not come back.`;
    const help = "Add --yes if you are sure: what is erased does not come back.";
    if (!(await agreed(values, question, help))) {
      out("Nothing was erased.");
      return 1;
    }
    const ring = keyRing(settings.secrets);
    const plan = planOf(config, endpointsOf(config, settings));
    const rules = { model: prepare(config.table), plan };
    const erased = await useDatabase(settings.database, async (database) => {
      const rows = await erase(database, rules, {
        email,
        suppress: suppressionHash(ring, email),
        addressKeys: await keysBehind(database, ring, email),
        now: Date.now(),
      });
      await rewrite(database);
      return rows;
    });
    const told = Object.entries(erased).filter(([, rows]) => rows > 0);
    if (told.length === 0) out("Nothing was known of this person.");
    for (const [table, rows] of told) out(`${table}: ${rows.toLocaleString("en")} deleted`);
    return 0;
  },
};

/** Moving rows about leaves copies within pages, which nothing but a new file is free of. */
async function rewrite({ db, kind }: Database): Promise<void> {
  if (kind !== "sqlite") return;
  await sql`vacuum`.execute(db);
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
}
