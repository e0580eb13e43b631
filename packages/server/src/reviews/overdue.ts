import { READ_WITHIN_DAYS } from "@stagelight/core/review";
import type { Kysely } from "kysely";
import type { Tables } from "../store/tables.ts";

/**
 * How many reviews have waited longer than `READ_WITHIN_DAYS` for somebody to read them: of one star, of
 * two, and so on to five. Those of who was erased wait for nobody.
 *
 * @param now milliseconds since 1970
 * @param product default: of all
 */
export async function overdueByStars(
  db: Kysely<Tables>,
  now: number,
  product?: string,
): Promise<[number, number, number, number, number]> {
  const rows = await db
    .selectFrom("review")
    .select((row) => ["score", row.fn.countAll().as("many")])
    .where("kind", "=", "stars")
    .where("state", "=", "waiting")
    .where("locale", "<>", "")
    .where("created_at", "<", now - READ_WITHIN_DAYS * 86_400_000)
    .$if(product !== undefined, (some) => some.where("product", "=", product!))
    .groupBy("score")
    .execute();
  const found: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  for (const { score, many } of rows) found[Number(score) - 1]! += Number(many);
  return found;
}
