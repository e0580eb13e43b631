import { localized } from "@stagelight/core/config";
import type { Command } from "../../command-line/command.ts";
import { CONFIG_OPTION } from "../../command-line/config-option.ts";
import { tableLines } from "../../terminal/table.ts";
import { onSurveys } from "./on-surveys.ts";

/** Lists the site's surveys, with how many have answered. */
export const surveysListCommand: Command = {
  options: { config: CONFIG_OPTION },
  run: (values, { out, colors }) =>
    onSurveys(values, async ({ database: { db }, surveys }) => {
      const rows = await db
        .selectFrom("survey_answer")
        .select((row) => [
          "survey",
          row.fn.countAll<number>().as("answers"),
          row.fn.max<number>("created_at").as("last"),
        ])
        .groupBy("survey")
        .execute();
      const lines = tableLines(
        COLUMNS,
        surveys.map(({ id, heading, questions }) => {
          const row = rows.find(({ survey }) => survey === id);
          const last = row ? new Date(Number(row.last)).toISOString().slice(0, 10) : "";
          const many = Number(row?.answers ?? 0).toLocaleString("en");
          return [id, localized(heading, "en"), String(questions.length), many, last];
        }),
        (cell, row) => (row < 0 ? colors.dim(cell) : cell),
      );
      for (const line of lines) out(line);
      return 0;
    }),
};

const COLUMNS = [
  { title: "Survey" },
  { title: "Heading", shrinks: true },
  { title: "Questions", align: "right" },
  { title: "Answers", align: "right" },
  { title: "Last" },
] as const;
