import { closeSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "../../command-line/command.ts";
import { CONFIG_OPTION } from "../../command-line/config-option.ts";
import { readSite } from "../../command-line/site.ts";
import { newFile } from "../../csv/new-file.ts";
import { useDatabase } from "../../store/use-database.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import { exportPeople } from "./export-people.ts";
import { listIn, newsletterOf } from "./newsletter-of.ts";

/** Writes down who is on the lists. */
export const newsletterExportCommand: Command = {
  options: {
    list: { value: "<id>", help: "Only this list; else all, a line for each list of a person" },
    file: { value: "<file>", help: "Where it goes; without it, it is printed" },
    left: { help: "Also those who have left, with their reasons" },
    bom: { help: "Begin with a byte order mark, which Excel needs to read Korean and Chinese" },
    config: CONFIG_OPTION,
  },
  notes: [
    "Only who has confirmed is in it. What a spreadsheet would take for a formula",
    "begins with a quotation mark ('), which newsletter import takes away again.",
  ],
  async run(values, terminal) {
    const { config, settings } = await readSite(values, { signs: false });
    const newsletter = newsletterOf(config);
    const list = listIn(values, newsletter);
    const file = typeof values.file === "string" ? resolve(values.file) : undefined;
    return useDatabase(settings.database, async ({ db }) => {
      const parts = exportPeople(db, {
        ...(list !== undefined && { list }),
        left: values.left === true,
        fields: newsletter.fields,
        mark: values.bom === true,
      });
      if (file === undefined) await print(parts, terminal);
      else {
        const lines = await write(parts, file);
        terminal.out(`Wrote ${lines.toLocaleString("en")} lines into ${file}.`);
      }
      return 0;
    });
  },
};

type Parts = ReturnType<typeof exportPeople>;

async function print(parts: Parts, { out }: Terminal): Promise<void> {
  // The terminal ends the line itself.
  for await (const { text } of parts) out(text.slice(0, -"\n".length));
}

async function write(parts: Parts, path: string): Promise<number> {
  const file = newFile(path, "--file");
  let lines = 0;
  try {
    for await (const { text, people } of parts) {
      writeSync(file, text);
      lines += people;
    }
  } finally {
    closeSync(file);
  }
  return lines;
}
