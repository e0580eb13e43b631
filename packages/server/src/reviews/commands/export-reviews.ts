import type { Kysely } from "kysely";
import { writeCsv } from "../../csv/write-csv.ts";
import type { Tables } from "../../store/tables.ts";
import { iso, type Review } from "./review-lines.ts";
import { rowProvenance } from "../row-provenance.ts";

/** Reviews that are read in one step. */
const STEP = 1_000;

/** What stands in the first line. The names are those that `reviews import` knows. */
const COLUMNS = [
  "id",
  "product",
  "kind",
  "score",
  "text",
  "author",
  "language",
  "date",
  "provenance",
  "received_at",
  "state",
  "reason",
  "may_be_quoted",
  "picked",
  "reply",
  "reply_date",
  "votes",
];

/**
 * All reviews and scores as CSV (RFC 4180), piece by piece, those that came first before. What a
 * spreadsheet would take for a formula is told as text; breaks within a text become blanks.
 *
 * @param product only those of it
 * @param mark whether it begins with a byte order mark, without which Excel takes UTF-8 for something else
 */
export async function* exportReviews(
  db: Kysely<Tables>,
  { product, mark }: { readonly product?: string; readonly mark: boolean },
): AsyncGenerator<{ readonly text: string; readonly reviews: number }> {
  yield { text: (mark ? "\uFEFF" : "") + writeCsv([COLUMNS]), reviews: 0 };
  let after: readonly [at: number, id: string] = [0, ""];
  for (;;) {
    const rows = await some(db, product, after);
    if (rows.length > 0) yield { text: writeCsv(rows.map(cellsOf)), reviews: rows.length };
    const last = rows.at(-1);
    if (!last || rows.length < STEP) return;
    after = [Number(last.created_at), last.id];
  }
}

function some(
  db: Kysely<Tables>,
  product: string | undefined,
  [at, id]: readonly [number, string],
): Promise<Review[]> {
  return db
    .selectFrom("review")
    .selectAll()
    .where((row) =>
      row.or([
        row("created_at", ">", at),
        row.and([row("created_at", "=", at), row("id", ">", id)]),
      ]),
    )
    .$if(product !== undefined, (rows) => rows.where("product", "=", product!))
    .orderBy("created_at")
    .orderBy("id")
    .limit(STEP)
    .execute();
}

function cellsOf(review: Review): string[] {
  return [
    review.id,
    review.product ?? "",
    review.kind,
    String(review.score),
    review.text ?? "",
    review.author ?? "",
    review.locale,
    iso(review.created_at),
    rowProvenance(review).join(", "),
    review.imported_from ?? "",
    review.state,
    review.reason ?? "",
    Number(review.permission) === 1 ? "yes" : "no",
    review.featured_at === null ? "no" : "yes",
    review.answer ?? "",
    review.answered_at === null ? "" : iso(review.answered_at),
    String(review.votes),
  ];
}
