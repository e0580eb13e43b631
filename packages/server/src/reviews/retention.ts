import type { Kysely } from "kysely";
import type { Between } from "../privacy/steps.ts";
import type { Tables } from "../store/tables.ts";
import { OVER } from "./over.ts";
import { INVITATION_DAYS } from "./token.ts";

/** Days for which it is known from which network a review came. */
const NETWORKS = 30;

const DAY = 86_400_000;

/** What was deleted, or nobody's any more. */
export interface ReviewsRemoved {
  readonly invitations: number;
  readonly surveyAnswers: number;
}

/**
 * Deletes what reviews and surveys have kept long enough. Of an invitation it stays that there was one,
 * without whose it was. Reviews stay, as those of a shop do; by which browser and person they are known is
 * forgotten with these.
 *
 * @param times milliseconds since 1970; answers to surveys of before `silent` go
 */
export async function removeReviews(
  db: Kysely<Tables>,
  { silent, now }: { readonly silent: number; readonly now: number },
  between: Between,
): Promise<ReviewsRemoved> {
  const invitations = await db
    .updateTable("review_invitation")
    .set(OVER)
    .where("locale", "<>", OVER.locale)
    .where("created_at", "<", now - INVITATION_DAYS * DAY)
    .executeTakeFirst();
  const answers = await db
    .deleteFrom("survey_answer")
    .where("created_at", "<", silent)
    .executeTakeFirst();
  await between();
  await db
    .updateTable("review")
    .set({ network: null })
    .where("network", "is not", null)
    .where("created_at", "<", now - NETWORKS * DAY)
    .execute();
  await between();
  for (const kind of ["visitor", "profile"] as const) {
    await db
      .updateTable("review")
      .set({ [`${kind}_id`]: null })
      .where(`${kind}_id`, "is not", null)
      .where("created_at", "<", silent)
      .where((row) =>
        row.not(
          row.exists(row.selectFrom(kind).select("id").whereRef("id", "=", `review.${kind}_id`)),
        ),
      )
      .execute();
  }
  return {
    invitations: Number(invitations.numUpdatedRows),
    surveyAnswers: Number(answers.numDeletedRows),
  };
}
