import type { Command, OptionValues } from "../../command-line/command.ts";
import { CONFIG_OPTION } from "../../command-line/config-option.ts";
import { wrong } from "../../command-line/parse.ts";
import { exportYear } from "../ledger/export-year.ts";
import { onReferral } from "./on-referral.ts";

/** Writes down what each person was given in a year. */
export const referralExportCommand: Command = {
  options: {
    year: { value: "<year>", help: "Such as 2026; a year begins and ends in UTC" },
    config: CONFIG_OPTION,
  },
  notes: [
    "A line of CSV for each person and each kind of reward: what was given in that year and",
    "what was taken back in it. Money stands in its currency, everything else in pieces.",
    "What a spreadsheet would take for a formula begins with a quotation mark (').",
  ],
  async run(values, { out }) {
    const year = yearIn(values);
    return onReferral(values, async ({ database: { db } }) => {
      for await (const { text } of exportYear(db, year, { mark: false })) {
        // The terminal ends the line itself.
        out(text.slice(0, -"\n".length));
      }
      return 0;
    });
  },
};

function yearIn({ year }: OptionValues): number {
  if (typeof year === "string" && /^20\d\d$/.test(year)) return Number(year);
  throw wrong("For which year?", {
    path: "--year",
    expected: "a year such as 2026",
    found: year === undefined ? "nothing" : JSON.stringify(year),
    help: "Write for example: stagelight referral export --year 2026.",
  });
}
