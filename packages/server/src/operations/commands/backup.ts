import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "../../command-line/command.ts";
import { CONFIG_OPTION } from "../../command-line/config-option.ts";
import { wrong } from "../../command-line/parse.ts";
import { readSite } from "../../command-line/site.ts";
import { kindOf } from "../../store/open.ts";
import { backUp } from "../../store/sqlite/backup.ts";
import { sqlitePath } from "../../store/sqlite/connect.ts";
import { useDatabase } from "../../store/use-database.ts";

/** Writes a copy of the database; the server may go on. */
export const backupCommand: Command = {
  arguments: { file: "where the copy goes; not there yet" },
  options: { config: CONFIG_OPTION },
  notes: ["A backup holds personal data, also of those who are erased later."],
  async run(values, { out, note }) {
    const to = resolve(String(values.file));
    const { settings } = await readSite(values, { signs: false });
    if (kindOf(settings.database) === "postgres") {
      note("Stagelight leaves backups of PostgreSQL to PostgreSQL. Run:");
      out(`pg_dump --format=custom --file=${quoted(to)} "$DATABASE_URL"`);
      return 1;
    }
    if (existsSync(to)) {
      throw wrong("There is a file of that name.", {
        path: "<file>",
        expected: "a file that is not there yet",
        found: JSON.stringify(values.file),
        help: "Choose another name: a backup never writes over a file.",
      });
    }
    // First what can be told better than by what copies.
    await useDatabase(settings.database, async () => {}, { mayBeOlder: true });
    backUp(sqlitePath(settings.database), to);
    out(`Wrote ${to} (${statSync(to).size.toLocaleString("en")} bytes), and read it through.`);
    return 0;
  },
};

/** A text as shells take it for one word. */
export function quoted(text: string): string {
  return /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
