import { existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "../command-line/command.ts";
import { CONFIG_OPTION } from "../command-line/config-option.ts";
import { wrong } from "../command-line/parse.ts";
import { readSite } from "../command-line/site.ts";
import { keyRing } from "../keys/key-ring.ts";
import { useDatabase } from "../store/use-database.ts";
import { emailArgument } from "./email-argument.ts";
import { writeExport } from "./export-files.ts";
import { exportPerson } from "./export.ts";
import { keysBehind } from "./keys-of.ts";

/** Writes down everything that is known of a person. */
export const exportCommand: Command = {
  arguments: { email: "the person's address" },
  options: {
    to: { value: "<folder>", help: "Where export.json and the tables go" },
    config: CONFIG_OPTION,
  },
  notes: [
    "Browsers that only claimed the address are in it: rows without profile_id.",
    "Look them through before you hand the export out.",
  ],
  async run(values, { out }) {
    const email = emailArgument(values);
    const folder = resolve(emptyFolder(values.to));
    const { settings } = await readSite(values, { signs: true });
    const ring = keyRing(settings.secrets);
    const person = await useDatabase(settings.database, async (database) => {
      const addressKeys = await keysBehind(database, ring, email);
      return exportPerson(database, { email, addressKeys, now: Date.now() });
    });
    const files = writeExport(person, folder);
    const rows = Object.values(person.tables).reduce((sum, { length }) => sum + length, 0);
    out(`Wrote ${rows.toLocaleString("en")} rows into ${folder}:`);
    for (const file of files) out(`  ${file}`);
    return 0;
  },
};

function emptyFolder(folder: string | true | undefined): string {
  if (typeof folder === "string" && !(existsSync(folder) && readdirSync(folder).length > 0)) {
    return folder;
  }
  throw wrong("Say where the export goes.", {
    path: "--to",
    expected: "a folder that is empty, or not there yet",
    found: folder === undefined ? "nothing" : JSON.stringify(folder),
    help: "Write it like --to export-of-mina.",
  });
}
