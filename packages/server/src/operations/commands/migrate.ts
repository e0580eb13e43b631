import type { Command } from "../../command-line/command.ts";
import { CONFIG_OPTION } from "../../command-line/config-option.ts";
import { readSite } from "../../command-line/site.ts";
import { openDatabase } from "../../store/open.ts";
import { migrate } from "../../store/migrate.ts";

/** Brings the database up to date; `serve` does the same when it starts. */
export const migrateCommand: Command = {
  options: { config: CONFIG_OPTION },
  notes: ["stagelight serve does this too. Make a backup before."],
  async run(values, { out }) {
    const { settings } = await readSite(values, { signs: false });
    const database = openDatabase(settings.database);
    try {
      const done = await migrate(database);
      out(done.length > 0 ? done.map((name) => `Done: ${name}`).join("\n") : "Nothing to do.");
    } finally {
      await database.close();
    }
    return 0;
  },
};
