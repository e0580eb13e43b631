import { resolve } from "node:path";
import type { Command } from "../../command-line/command.ts";
import { CONFIG_OPTION } from "../../command-line/config-option.ts";
import { readSite } from "../../command-line/site.ts";
import { kindOf } from "../../store/open.ts";
import { sqlitePath } from "../../store/sqlite/connect.ts";
import { restore } from "../../store/sqlite/restore.ts";
import { quoted } from "./backup.ts";

/** Puts a backup in the database's place. */
export const restoreCommand: Command = {
  arguments: { file: "what stagelight backup has written" },
  options: { config: CONFIG_OPTION },
  notes: ["Stop the server before. Erase again who was erased since the backup."],
  async run(values, { out, note }) {
    const from = resolve(String(values.file));
    const { settings } = await readSite(values, { signs: false });
    if (kindOf(settings.database) === "postgres") {
      note("Stagelight leaves backups of PostgreSQL to PostgreSQL. Stop the servers, then run:");
      out(`pg_restore --clean --if-exists --dbname="$DATABASE_URL" ${quoted(from)}`);
      out("stagelight outbox hold");
      return 1;
    }
    const aside = `.before-restore-${new Date().toISOString().replace(/[:.]/g, "-")}`;
    const now = Date.now();
    const { old, held } = await restore(from, sqlitePath(settings.database), aside, now);
    out("Restored. Start the server; then erase again who was erased since the backup.");
    if (held > 0) {
      out(
        `${held.toLocaleString("en")} due mails may have been sent since the backup, and wait for you:`,
      );
      out("see stagelight outbox dead, and stagelight outbox replay for those that were not.");
    }
    if (old) out(`The database of before is ${old}. Delete it when you are sure.`);
    return 0;
  },
};
