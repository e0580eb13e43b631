import type { HideReason, ScoreKind } from "@stagelight/core/review";
import { type Kysely, sql } from "kysely";
import type { ReviewTable } from "../../store/review-tables.ts";
import type { Tables } from "../../store/tables.ts";

/** Reviews that are alike in all that averages and tallies look at, and how many of them there are. */
export interface ReviewGroup {
  readonly product: string | null;
  readonly score: number;
  readonly state: ReviewTable["state"];
  /** Why they are hidden. */
  readonly reason: HideReason | null;
  /** Their authors were erased: nothing of them is left but the score. */
  readonly erased: boolean;
  /** They came by an invitation, or from somebody who has such an order. */
  readonly asked: boolean;
  readonly imported: boolean;
  /** Whether a person of the shop has read them. */
  readonly read: boolean;
  readonly many: number;
}

/** Which reviews are counted. */
export interface GroupFilter {
  readonly kind: ScoreKind;
  /** Default: of all products. */
  readonly products?: readonly string[];
  /** Only those that came before, in milliseconds since 1970. Default: all. */
  readonly before?: number;
}

/** Counts reviews where they lie: of a product with very many only a few rows are read. */
export async function reviewGroups(
  db: Pick<Kysely<Tables>, "selectFrom">,
  { kind, products, before }: GroupFilter,
): Promise<ReviewGroup[]> {
  const alike = db
    .selectFrom("review")
    .select([
      "product",
      "score",
      "state",
      "reason",
      "verified",
      "invited",
      sql<number>`case when source = 'import' then 1 else 0 end`.as("imported"),
      sql<number>`case when read_at is null then 0 else 1 end`.as("read"),
      // An author who was erased leaves no language behind.
      sql<number>`case when locale = '' then 1 else 0 end`.as("erased"),
    ])
    .where("kind", "=", kind)
    .$if(products !== undefined, (rows) => rows.where("product", "in", ["", ...products!]))
    .$if(before !== undefined, (rows) => rows.where("created_at", "<", before!));
  const rows = await db
    .selectFrom(alike.as("alike"))
    .selectAll()
    .select((row) => row.fn.countAll().as("many"))
    .groupBy([
      "product",
      "score",
      "state",
      "reason",
      "verified",
      "invited",
      "imported",
      "read",
      "erased",
    ])
    .execute();
  return rows.map((row) => ({
    product: row.product,
    score: Number(row.score),
    state: row.state,
    reason: row.reason as HideReason | null,
    erased: Number(row.erased) === 1,
    asked: Number(row.verified) === 1 || Number(row.invited) === 1,
    imported: Number(row.imported) === 1,
    read: Number(row.read) === 1,
    many: Number(row.many),
  }));
}
