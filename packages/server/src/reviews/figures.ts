import {
  ces,
  type CesFigure,
  csat,
  type Interval,
  nps,
  type NpsFigure,
  type ScoreKind,
  type ShareFigure,
  wilson,
} from "@stagelight/core/review";
import type { Kysely } from "kysely";
import type { Tables } from "../store/tables.ts";
import { overdueByStars } from "./overdue.ts";
import { reviewGroups } from "./publish/groups.ts";
import { type SaidOfAll, summaryOf, summed } from "./publish/summary.ts";

/** How reviews with one score were treated: by it a bias shows. */
export interface Treatment {
  readonly stars: number;
  readonly received: number;
  readonly published: number;
  readonly waiting: number;
  /** Of those that wait: how many do for longer than `READ_WITHIN_DAYS`. */
  readonly overdue: number;
  readonly hidden: number;
  /**
   * Hidden or overdue ones, among those that were decided about or should have been, from 0 to 1, with
   * Wilson's interval: what nobody reads is kept from others as well as what is hidden.
   */
  readonly share?: number;
  readonly interval?: Interval;
}

/** What reviews and scores come to. */
export interface ReviewFigures extends SaidOfAll {
  readonly product?: string;
  readonly treatment: readonly Treatment[];
  /** Of the shop: told where no product is named, and somebody has answered. */
  readonly nps?: NpsFigure;
  readonly csat?: ShareFigure;
  readonly ces?: CesFigure;
}

/**
 * The figures of one product, or of all and of the shop. The average of all is over all that count,
 * though pages show each product's alone.
 *
 * @param now milliseconds since 1970
 */
export async function reviewFigures(
  db: Kysely<Tables>,
  now: number,
  product?: string,
): Promise<ReviewFigures> {
  const groups = await reviewGroups(db, {
    kind: "stars",
    ...(product !== undefined && { products: [product] }),
  });
  const overdue = await overdueByStars(db, now, product);
  const treatment = overdue.map((late, index) => {
    const stars = index + 1;
    return treated(stars, summed(groups.filter(({ score }) => score === stars)), late);
  });
  if (product !== undefined) return { product, ...(await summaryOf(db, product)), treatment };
  const [ofNps, ofCsat, ofCes] = [
    nps(await scoresOf(db, "nps")),
    csat(await scoresOf(db, "csat")),
    ces(await scoresOf(db, "ces")),
  ];
  return {
    ...summed(groups),
    treatment,
    ...(ofNps && { nps: ofNps }),
    ...(ofCsat && { csat: ofCsat }),
    ...(ofCes && { ces: ofCes }),
  };
}

function treated(stars: number, said: SaidOfAll, overdue: number): Treatment {
  const { received, published, waiting } = said;
  // Who has asked to be erased was hidden by nobody.
  const judged = said.hidden.filter(({ reason }) => reason !== "erased");
  const hidden = judged.reduce((sum, { count }) => sum + count, 0);
  const withheld = hidden + overdue;
  const due = published + withheld;
  return {
    stars,
    received,
    published,
    waiting,
    overdue,
    hidden,
    ...(due > 0 && { share: withheld / due, interval: wilson(withheld, due) }),
  };
}

async function scoresOf(db: Kysely<Tables>, kind: ScoreKind): Promise<number[]> {
  const groups = await reviewGroups(db, { kind });
  return groups.flatMap(({ score, many }) => Array.from({ length: many }, () => score));
}

/** Products whose average stands still, and since when (milliseconds since 1970). */
export async function frozenProducts(
  db: Kysely<Tables>,
): Promise<{ readonly product: string; readonly since: number }[]> {
  const rows = await db
    .selectFrom("review_product")
    .select(["product", "frozen_at"])
    .where("frozen_at", "is not", null)
    .orderBy("frozen_at")
    .execute();
  return rows.map(({ product, frozen_at: since }) => ({ product, since: Number(since) }));
}
