import type { ReviewListAnswer, ReviewSummary } from "@stagelight/core/endpoints";
import { counts, starSummary, tally } from "@stagelight/core/review";
import type { Kysely } from "kysely";
import type { Tables } from "../../store/tables.ts";
import { type ReviewGroup, reviewGroups } from "./groups.ts";

/** What is said of all reviews of a product: their average, and how many of them are shown. */
export interface SaidOfAll extends Pick<
  ReviewListAnswer,
  "published" | "received" | "waiting" | "hidden"
> {
  readonly summary: ReviewSummary;
}

/**
 * What is said of the reviews of a product, or of all products together. The average that stands still is
 * the one that was shown when it was stopped; how many are shown goes on.
 */
export async function summaryOf(
  db: Pick<Kysely<Tables>, "selectFrom">,
  product?: string,
): Promise<SaidOfAll> {
  if (product !== undefined) return (await summariesOf(db, [product])).get(product)!;
  return summed(await reviewGroups(db, { kind: "stars" }));
}

/** The same of several products, of each by itself. */
export async function summariesOf(
  db: Pick<Kysely<Tables>, "selectFrom">,
  products: readonly string[],
): Promise<ReadonlyMap<string, SaidOfAll>> {
  const groups = await reviewGroups(db, { kind: "stars", products });
  const frozen = await frozenOf(db, products);
  return new Map(
    products.map((product) => {
      const live = summed(groups.filter((group) => group.product === product));
      const stopped = frozen.get(product);
      return [product, stopped ? { ...live, summary: { ...stopped, frozen: true } } : live];
    }),
  );
}

/** What is said of reviews that were counted. */
export function summed(groups: readonly ReviewGroup[]): SaidOfAll {
  const distribution: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  let imported = 0;
  for (const group of groups) {
    if (!counts({ ...group, hidden: group.reason })) continue;
    distribution[group.score - 1]! += group.many;
    if (group.imported) imported += group.many;
  }
  const { average = null, interval = null, count = 0 } = starSummary(distribution) ?? {};
  const range = interval && ([...interval] as [number, number]);
  return {
    summary: { average, interval: range, count, imported, distribution },
    ...talliedWithErased(groups),
  };
}

/** Of who was erased nothing is shown any more; what was hidden before stays so for its reason. */
function talliedWithErased(groups: readonly ReviewGroup[]): Omit<SaidOfAll, "summary"> {
  const isErased = ({ erased, state }: ReviewGroup): boolean => erased && state !== "hidden";
  const { received, hidden, ...shown } = tally(oneByOne(groups.filter((each) => !isErased(each))));
  const erased = groups.filter(isErased).reduce((sum, { many }) => sum + many, 0);
  return {
    ...shown,
    received: received + erased,
    hidden: [...hidden, ...(erased > 0 ? [{ reason: "erased" as const, count: erased }] : [])],
  };
}

function* oneByOne(groups: readonly ReviewGroup[]) {
  for (const { state, reason, many } of groups) {
    for (let one = 0; one < many; one++) {
      yield state === "hidden" ? { state, reason: reason! } : { state };
    }
  }
}

async function frozenOf(
  db: Pick<Kysely<Tables>, "selectFrom">,
  products: readonly string[],
): Promise<ReadonlyMap<string, ReviewSummary>> {
  const rows = await db
    .selectFrom("review_product")
    .select(["product", "frozen"])
    .where("product", "in", ["", ...products])
    .where("frozen", "is not", null)
    .execute();
  return new Map(
    rows.map(({ product, frozen }) => [product, JSON.parse(frozen!) as ReviewSummary]),
  );
}
