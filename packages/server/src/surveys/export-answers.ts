import type { ReadSurvey } from "@stagelight/core/config";
import type { Kysely } from "kysely";
import { writeCsv } from "../csv/write-csv.ts";
import type { SurveyAnswerTable } from "../store/review-tables.ts";
import type { Tables } from "../store/tables.ts";
import { answersOf } from "./answers-of.ts";

/** Lines that are written in one step. */
const STEP = 1_000;

const COLUMNS = ["id", "at", "locale", "page", "profile", "visitor"] as const;

/**
 * The answers to a survey as CSV (RFC 4180), piece by piece, the oldest first. Of who has answered only
 * the ids of profile and visitor are in it; what a spreadsheet would take for a formula is told as text.
 *
 * @param mark whether it begins with a byte order mark, without which Excel takes UTF-8 for something else
 */
export async function* exportAnswers(
  db: Kysely<Tables>,
  survey: ReadSurvey,
  { mark }: { readonly mark: boolean },
): AsyncGenerator<{ readonly text: string; readonly answers: number }> {
  const columns = [...COLUMNS, ...survey.questions.map(({ id }) => id)];
  yield { text: (mark ? "\uFEFF" : "") + writeCsv([columns]), answers: 0 };
  let lines: string[][] = [];
  for await (const row of answersOf(db, survey.id)) {
    lines.push(cellsOf(survey, row));
    if (lines.length < STEP) continue;
    yield { text: writeCsv(lines), answers: lines.length };
    lines = [];
  }
  if (lines.length > 0) yield { text: writeCsv(lines), answers: lines.length };
}

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
