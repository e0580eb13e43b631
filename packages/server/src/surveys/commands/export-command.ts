import { closeSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "../../command-line/command.ts";
import { CONFIG_OPTION } from "../../command-line/config-option.ts";
import { newFile } from "../../csv/new-file.ts";
import { exportAnswers } from "../export-answers.ts";
import { onSurveys, surveyIn } from "./on-surveys.ts";

/** Writes down the answers to a survey. */
export const surveysExportCommand: Command = {
  arguments: { survey: "Id of one of the config's surveys" },
  optionalArguments: { file: "Where it goes; without it, it is printed" },
  options: { config: CONFIG_OPTION },
  notes: [
    "A line of CSV for each answer, the oldest first; several choices have semicolons between",
    "them. Of who has answered only the ids of profile and visitor are in it.",
    "What a spreadsheet would take for a formula begins with a quotation mark (').",
  ],
  run: (values, { out }) =>
    onSurveys(values, async ({ database: { db }, surveys }) => {
      const survey = surveyIn(values, surveys);
      const write = (text: string, file: number | undefined) => {
        if (file !== undefined) writeSync(file, text);
        // The terminal ends the line itself.
        else out(text.slice(0, -"\n".length));
      };
      const path = typeof values.file === "string" ? resolve(values.file) : undefined;
      const file = path === undefined ? undefined : newFile(path, "[file]");
      let lines = 0;
      try {
        for await (const { text, answers } of exportAnswers(db, survey, { mark: false })) {
          write(text, file);
          lines += answers;
        }
      } finally {
        if (file !== undefined) closeSync(file);
      }
      if (path !== undefined) out(`Wrote ${lines.toLocaleString("en")} answers into ${path}.`);
      return 0;
    }),
};
