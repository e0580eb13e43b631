import { closeSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import type { ReadSurvey } from "@stagelight/core/config";
import type { Command } from "../../command-line/command.ts";
import { CONFIG_OPTION } from "../../command-line/config-option.ts";
import { newFile } from "../../csv/new-file.ts";
import { writeCsv } from "../../csv/write-csv.ts";
import type { SurveyAnswerTable } from "../../store/review-tables.ts";
import { answersOf } from "../answers-of.ts";
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
        else out(text.replace(/\r\n$/, ""));
      };
      const path = typeof values.file === "string" ? resolve(values.file) : undefined;
      const file = path === undefined ? undefined : newFile(path, "[file]");
      let lines = 0;
      try {
        write(writeCsv([[...COLUMNS, ...survey.questions.map(({ id }) => id)]]), file);
        for await (const row of answersOf(db, survey.id)) {
          write(writeCsv([cellsOf(survey, row)]), file);
          lines++;
        }
      } finally {
        if (file !== undefined) closeSync(file);
      }
      if (path !== undefined) out(`Wrote ${lines.toLocaleString("en")} answers into ${path}.`);
      return 0;
    }),
};

const COLUMNS = ["id", "at", "locale", "page", "profile", "visitor"] as const;

function cellsOf({ questions }: ReadSurvey, row: SurveyAnswerTable): string[] {
  const answers = JSON.parse(row.answers) as Readonly<Record<string, unknown>>;
  return [
    row.id,
    new Date(Number(row.created_at)).toISOString(),
    row.locale,
    row.page ?? "",
    row.profile_id ?? "",
    row.visitor_id ?? "",
    ...questions.map(({ id }) => {
      const value = Object.hasOwn(answers, id) ? answers[id] : undefined;
      return value === undefined ? "" : [value].flat().join("; ");
    }),
  ];
}
