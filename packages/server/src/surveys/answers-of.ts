import type { Kysely } from "kysely";
import type { SurveyAnswerTable } from "../store/review-tables.ts";
import type { Tables } from "../store/tables.ts";

/** Rows that are read in one step. */
const STEP = 2_000;

/**
 * The answers to a survey, the oldest first.
 *
 * @param since milliseconds since 1970
 */
export async function* answersOf(
  db: Kysely<Tables>,
  survey: string,
  since = 0,
): AsyncGenerator<SurveyAnswerTable> {
  let [at, after] = [since, ""];
  for (;;) {
    const rows = await db
      .selectFrom("survey_answer")
      .selectAll()
      .where("survey", "=", survey)
      .where((row) =>
        row.or([
          row("created_at", ">", at),
          row.and([row("created_at", "=", at), row("id", ">", after)]),
        ]),
      )
      .orderBy("created_at")
      .orderBy("id")
      .limit(STEP)
      .execute();
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < STEP) return;
    [at, after] = [Number(last.created_at), last.id];
  }
}
