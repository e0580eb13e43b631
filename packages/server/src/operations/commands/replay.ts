import { prepare } from "@stagelight/core";
import type { Command } from "../../command-line/command.ts";
import { CONFIG_OPTION } from "../../command-line/config-option.ts";
import { readSite } from "../../command-line/site.ts";
import { replay } from "../../project/replay.ts";
import { useDatabase } from "../../store/use-database.ts";

/** Makes all states anew from the events that are kept. */
export const replayCommand: Command = {
  options: { config: CONFIG_OPTION },
  notes: ["A server that starts with changed rules does it itself. Nothing is sent again."],
  async run(values, terminal) {
    const { config, settings } = await readSite(values, { signs: false });
    const { rows, superseded } = await useDatabase(settings.database, (database) =>
      replay(database, prepare(config.table), {
        progress: ({ rows, total }) => terminal.progress("Replaying", rows / Math.max(1, total)),
      }),
    );
    terminal.progress("", 1);
    if (superseded) {
      terminal.out("Another replay has begun meanwhile, and goes on in place of this one.");
      return 1;
    }
    terminal.out(`Played ${rows.toLocaleString("en")} events.`);
    return 0;
  },
};
