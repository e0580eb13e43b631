import { MOST_TOLD, type ReviewHeld } from "@stagelight/core/endpoints";
import type { Kysely, Selectable } from "kysely";
import type { KeyRing } from "../keys/key-ring.ts";
import { conditionsFor } from "../privacy/belongings.ts";
import type { Asker } from "../privacy/own.ts";
import { personOf } from "../privacy/own-records.ts";
import { recordKeys } from "../privacy/suppression.ts";
import type { ReviewTable } from "../store/review-tables.ts";
import type { Tables } from "../store/tables.ts";
import { rowProvenance } from "./row-provenance.ts";

/** The newest reviews and scores that are kept of who asks. */
export async function ownReviews(
  db: Kysely<Tables>,
  ring: KeyRing,
  asker: Asker,
): Promise<ReviewHeld[]> {
  const person = await personOf(db, asker);
  const keys = [...person.emails].flatMap((email) => recordKeys(ring, email));
  const found = new Map<string, Selectable<ReviewTable>>();
  for (const condition of conditionsFor("review", person, keys)) {
    const rows = await db
      .selectFrom("review")
      .selectAll()
      .where(condition as never)
      .orderBy("created_at", "desc")
      .limit(MOST_TOLD)
      .execute();
    for (const row of rows) found.set(row.id, row);
  }
  const newest = [...found.values()]
    .toSorted((a, b) => Number(b.created_at) - Number(a.created_at))
    .slice(0, MOST_TOLD);
  const photos = await photosOf(
    db,
    newest.map(({ id }) => id),
  );
  return newest.map((review) => ({
    id: review.id,
    product: review.product,
    kind: review.kind,
    score: Number(review.score),
    text: review.text ?? "",
    author: review.author ?? "",
    locale: review.locale,
    at: new Date(Number(review.created_at)).toISOString(),
    state: review.state,
    reason: review.reason,
    permission: Number(review.permission) === 1,
    provenance: rowProvenance(review),
    photos: photos.get(review.id) ?? 0,
    answer: review.answer,
  }));
}

/** How many photos are kept of each. */
async function photosOf(db: Kysely<Tables>, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("review_photo")
    .select((row) => ["review_id", row.fn.countAll().as("many")])
    .where("review_id", "in", [...ids, ""])
    .groupBy("review_id")
    .execute();
  return new Map(rows.map(({ review_id: id, many }) => [id, Number(many)]));
}
