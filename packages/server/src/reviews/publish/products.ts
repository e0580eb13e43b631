import type { Kysely } from "kysely";
import type { Tables } from "../../store/tables.ts";

/**
 * A page of the products that have reviews, in the order of their names here. Anybody can write about
 * products that there are not: those that only strangers have named, in reviews that wait, are left out.
 */
export async function reviewedProducts(
  db: Kysely<Tables>,
  after: string,
  most: number,
): Promise<{ readonly products: readonly string[]; readonly next?: string }> {
  const rows = await db
    .selectFrom("review")
    .select("product")
    .distinct()
    .where("kind", "=", "stars")
    .where("product", ">", after)
    .where((row) =>
      row.or([
        row("state", "=", "published"),
        row("verified", "=", 1),
        row("invited", "=", 1),
        row("source", "=", "import"),
      ]),
    )
    .orderBy("product")
    .limit(most + 1)
    .execute();
  const products = rows.slice(0, most).map(({ product }) => product!);
  return { products, ...(rows.length > most && { next: products.at(-1)! }) };
}

/** What products are called, as far as an order or a form has told. */
export async function namesOf(
  db: Kysely<Tables>,
  products: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom("review_product")
    .select(["product", "name"])
    .where("product", "in", ["", ...products])
    .where("name", "is not", null)
    .execute();
  return new Map(rows.map(({ product, name }) => [product, name!]));
}
