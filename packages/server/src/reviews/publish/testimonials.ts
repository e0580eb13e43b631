import type { Kysely } from "kysely";
import type { Tables } from "../../store/tables.ts";
import { readable, type ShownReview, SHOWN } from "./find-reviews.ts";

/** Which of the shop's picks are wanted. */
export interface TestimonialQuery {
  /** Default: of all products. */
  readonly product?: string;
  readonly locale?: string;
  readonly most: number;
}

/**
 * The reviews that the shop has picked, the last picked first: only those that everybody can read, and
 * whose authors have allowed that they are quoted.
 */
export function findTestimonials(
  db: Kysely<Tables>,
  { product, locale, most }: TestimonialQuery,
): Promise<ShownReview[]> {
  return db
    .selectFrom("review")
    .select(SHOWN)
    .where(readable)
    .where("featured_at", "is not", null)
    .where("permission", "=", 1)
    .where("text", "is not", null)
    .$if(product !== undefined, (rows) => rows.where("product", "=", product!))
    .$if(locale !== undefined, (rows) => rows.where("locale", "=", locale!))
    .orderBy("featured_at", "desc")
    .orderBy("id")
    .limit(most)
    .execute();
}
