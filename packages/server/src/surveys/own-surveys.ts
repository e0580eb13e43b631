import { MOST_TOLD, type SurveyHeld } from "@stagelight/core/endpoints";
import type { Kysely } from "kysely";
import type { KeyRing } from "../keys/key-ring.ts";
import { conditionsFor } from "../privacy/belongings.ts";
import type { Asker } from "../privacy/own.ts";
import { personOf } from "../privacy/own-records.ts";
import { recordKeys } from "../privacy/suppression.ts";
import type { SurveyAnswerTable } from "../store/review-tables.ts";
import type { Tables } from "../store/tables.ts";

/** The newest answers to surveys that are kept of who asks. */
export async function ownSurveys(
  db: Kysely<Tables>,
  ring: KeyRing,
  asker: Asker,
): Promise<SurveyHeld[]> {
  const person = await personOf(db, asker);
  const keys = [...person.emails].flatMap((email) => recordKeys(ring, email));
  const found = new Map<string, SurveyAnswerTable>();
  for (const condition of conditionsFor("survey_answer", person, keys)) {
    const rows = await db
      .selectFrom("survey_answer")
      .selectAll()
      .where(condition as never)
      .orderBy("created_at", "desc")
      .limit(MOST_TOLD)
      .execute();
    for (const row of rows) found.set(row.id, row);
  }
  return [...found.values()]
    .toSorted((a, b) => b.created_at - a.created_at)
    .slice(0, MOST_TOLD)
    .map(({ survey, answers, locale, page, created_at: at }) => ({
      survey,
      answers: JSON.parse(answers) as Record<string, unknown>,
      locale,
      page,
      at: new Date(Number(at)).toISOString(),
    }));
}
