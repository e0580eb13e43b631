import { localized, type ReadSurvey } from "@stagelight/core/config";
import type { Command, OptionValues } from "../../command-line/command.ts";
import { CONFIG_OPTION } from "../../command-line/config-option.ts";
import { wrong } from "../../command-line/parse.ts";
import { METHODS, scoreLines } from "../../reviews/commands/score-lines.ts";
import { answersOf } from "../answers-of.ts";
import { type QuestionFigures, type SurveyFigures, surveyFigures } from "../figures.ts";
import { onSurveys, surveyIn } from "./on-surveys.ts";

/** Tells what the answers to a survey come to. */
export const surveysFiguresCommand: Command = {
  arguments: { survey: "Id of one of the config's surveys" },
  options: {
    since: { value: "<day>", help: "Only answers from this day on, such as 2026-11-01, in UTC" },
    json: { help: "Prints JSON" },
    config: CONFIG_OPTION,
  },
  notes: ["Of each person who is known the last answer counts.", ...METHODS],
  async run(values, { out, colors }) {
    const since = sinceIn(values);
    return onSurveys(values, async ({ database: { db }, surveys }) => {
      const survey = surveyIn(values, surveys);
      const figures = await surveyFigures(survey, answersOf(db, survey.id, since));
      if (values.json) out(JSON.stringify(figures, null, 2));
      else for (const line of linesOf(survey, figures, colors.bold)) out(line);
      return 0;
    });
  },
};

function sinceIn({ since }: OptionValues): number {
  if (since === undefined) return 0;
  const at = /^\d{4}-\d\d-\d\d$/.test(String(since)) ? Date.parse(String(since)) : Number.NaN;
  if (!Number.isNaN(at)) return at;
  throw wrong("Since when?", {
    path: "--since",
    expected: "a day such as 2026-11-01",
    found: JSON.stringify(since),
    help: "Write the day with year, month and day, or leave it out.",
  });
}

function linesOf(
  survey: ReadSurvey,
  { answers, counted, unknown, questions }: SurveyFigures,
  bold: (text: string) => string,
): string[] {
  const whole = `${many(answers, "answer")}, ${counted} counted`;
  const nobody = unknown > 0 ? `, ${unknown} of them by nobody who is known` : "";
  return [
    `${survey.id}: ${whole}${nobody}`,
    ...questions.flatMap((figures, index) => {
      const { label, options = [] } = survey.questions[index]!;
      const named = options.map((each) => [each.value, localized(each.label, "en")] as const);
      return [
        "",
        bold(localized(label, "en")),
        `  ${figures.id} (${figures.kind}): ${many(figures.answered, "answer")}`,
        ...scoreLines(figures).map((line) => `  ${line}`),
        ...spread(figures, new Map(named)).map((line) => `  ${line}`),
      ];
    }),
  ];
}

function many(number: number, of: string): string {
  return `${number.toLocaleString("en")} ${of}${number === 1 ? "" : "s"}`;
}

/** How often each was given. */
function spread(
  { distribution = {}, answered }: QuestionFigures,
  named: ReadonlyMap<string, string>,
): string[] {
  if (answered === 0) return [];
  return Object.entries(distribution).map(([value, count]) => {
    const share = ((count / answered) * 100).toFixed(0);
    return `${named.get(value) ?? value}: ${count} (${share} %)`;
  });
}
