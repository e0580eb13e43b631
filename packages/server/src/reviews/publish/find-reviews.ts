import type { ReviewSort } from "@stagelight/core/endpoints";
import type { ExpressionBuilder, Kysely, Selectable } from "kysely";
import type { ReviewTable } from "../../store/review-tables.ts";
import type { Tables } from "../../store/tables.ts";
import { type Cursor, writeCursor } from "./cursor.ts";
import type { ListQuery } from "./list-query.ts";

/** What is shown of a review. */
export type ShownReview = Pick<Selectable<ReviewTable>, (typeof SHOWN)[number]>;

/** The columns of that. */
export const SHOWN = [
  "id",
  "product",
  "score",
  "text",
  "author",
  "locale",
  "source",
  "imported_from",
  "verified",
  "invited",
  "incentivised",
  "promised",
  "answer",
  "answered_at",
  "votes",
  "created_at",
  "featured_at",
] as const;

/** A page of reviews. */
export interface FoundReviews {
  readonly reviews: readonly ShownReview[];
  /** Where the next page begins, if there is one. */
  readonly next?: string;
}

/** What an order goes by first; when a review came, and its id, come behind. */
const BY: Readonly<
  Record<ReviewSort, readonly ["created_at" | "score" | "votes", "asc" | "desc"]>
> = {
  newest: ["created_at", "desc"],
  highest: ["score", "desc"],
  lowest: ["score", "asc"],
  helpful: ["votes", "desc"],
};

/** Finds a page of the reviews that everybody can read. */
export async function findReviews(
  db: Kysely<Tables>,
  { product, sort, stars, verified, photos, locale, most, after }: ListQuery,
): Promise<FoundReviews> {
  const [by, way] = BY[sort];
  const found = await db
    .selectFrom("review")
    .select(SHOWN)
    .where(readable)
    .$if(product !== undefined, (rows) => rows.where("product", "=", product!))
    .$if(stars !== undefined, (rows) => rows.where("score", "=", stars!))
    .$if(verified, (rows) => rows.where("verified", "=", 1))
    .$if(locale !== undefined, (rows) => rows.where("locale", "=", locale!))
    .$if(photos, (rows) =>
      rows.where((row) =>
        row.exists(
          row
            .selectFrom("review_photo")
            .select("review_photo.id")
            .whereRef("review_photo.review_id", "=", "review.id"),
        ),
      ),
    )
    .$if(after !== undefined, (rows) => rows.where((row) => isBehind(row, by, way, after!)))
    .orderBy(by, way)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(most + 1)
    .execute();
  const reviews = found.slice(0, most);
  const last = reviews.at(-1);
  if (found.length <= most || !last) return { reviews };
  const place = { by: Number(last[by]), at: Number(last.created_at), id: last.id };
  return { reviews, next: writeCursor(place) };
}

/** What everybody can read: published, of a product, and not of somebody who was erased since. */
export function readable(row: ExpressionBuilder<Tables, "review">) {
  return row.and([
    row("kind", "=", "stars"),
    row("state", "=", "published"),
    row("locale", "<>", ""),
  ]);
}

function isBehind(
  row: ExpressionBuilder<Tables, "review">,
  by: "created_at" | "score" | "votes",
  way: "asc" | "desc",
  after: Cursor,
) {
  return row.or([
    row(by, way === "asc" ? ">" : "<", after.by),
    row.and([row(by, "=", after.by), row("created_at", "<", after.at)]),
    row.and([row(by, "=", after.by), row("created_at", "=", after.at), row("id", "<", after.id)]),
  ]);
}
