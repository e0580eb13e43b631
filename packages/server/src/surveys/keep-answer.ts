import type { LogEntry } from "../log/log.ts";
import type { CommandContext } from "../store/commands.ts";
import type { SurveyAnswerTable } from "../store/review-tables.ts";

/** An answer, checked. */
export interface SurveyAnswer {
  readonly row: SurveyAnswerTable;
  /** What is appended to the log. */
  readonly events: readonly LogEntry[];
}

/**
 * Keeps an answer and tells the log, or does nothing of it.
 *
 * @returns false for what was sent before
 */
export async function keepAnswer(
  { database, appended }: CommandContext,
  { row, events }: SurveyAnswer,
): Promise<boolean> {
  const kept = await database.db.transaction().execute(async (step) => {
    const { numInsertedOrUpdatedRows: rows } = await step
      .insertInto("survey_answer")
      .values(row)
      .onConflict((on) => on.column("idempotency").doNothing())
      .executeTakeFirst();
    if (Number(rows) === 0) return false;
    if (events.length > 0) await database.log.append(events, step);
    return true;
  });
  if (kept && events.length > 0) appended();
  return kept;
}
