import { burst, type BurstLimits } from "@stagelight/core/review";
import type { Selectable, Transaction } from "kysely";
import type { ReviewProductTable } from "../../store/review-tables.ts";
import type { Tables } from "../../store/tables.ts";
import { reviewGroups } from "../publish/groups.ts";
import { summed } from "../publish/summary.ts";

/** Milliseconds between two alarms of one product, and in which alarms of all products are counted. */
const HOUR = 3_600_000;

/** So many alarms of a site are told in an hour; more products than that are in the log. */
const MOST_ALARMS = 6;

/**
 * Uninvited reviews of the whole site, in terms of what is a burst of one product: whoever stays below it
 * at each product by itself is found by this. Invitations come from orders, and many leave at once.
 */
const OF_SITE = 4;

/** A review that is being taken. */
export interface Watched {
  readonly product: string;
  readonly invitation: string | null;
  readonly burst: BurstLimits;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** How it stands with a product's average. */
export interface Watch {
  readonly frozen: boolean;
  /** Whether it stands still from this review on. */
  readonly froze: boolean;
  /** Whether somebody is to be told. */
  readonly alarming: boolean;
}

/**
 * Looks whether a review is one of very many. Then the average shown stands still as it was before they
 * came, until a person has looked. None of them is refused for it, and none is deleted.
 */
export async function watchBurst(step: Transaction<Tables>, watched: Watched): Promise<Watch> {
  const { product: id, now } = watched;
  const product = await step
    .selectFrom("review_product")
    .select(["frozen_at", "alarmed_at", "released_at"])
    .where("product", "=", id)
    .executeTakeFirstOrThrow();
  const frozen = product.frozen_at !== null;
  if (!(await isBurst(step, watched, product))) return { frozen, froze: false, alarming: false };
  const alarming = await isNews(step, product, now);
  if (!frozen) await freeze(step, watched);
  if (alarming) {
    await step
      .updateTable("review_product")
      .set({ alarmed_at: now })
      .where("product", "=", id)
      .execute();
  }
  return { frozen: true, froze: !frozen, alarming };
}

type Product = Pick<Selectable<ReviewProductTable>, "frozen_at" | "alarmed_at" | "released_at">;

async function isBurst(
  step: Transaction<Tables>,
  { product, invitation, burst: limits, now }: Watched,
  { released_at: released }: Product,
): Promise<boolean> {
  const since = Math.max(now - limits.within * 1_000, released ?? 0);
  const recent = step
    .selectFrom("review")
    .select("created_at")
    .where("created_at", ">", since)
    .where("created_at", "<=", now)
    .where("kind", "=", "stars")
    .where("source", "!=", "import");
  const own = await recent.where("product", "=", product).limit(limits.most).execute();
  if (burst([...times(own), now], limits)) return true;
  if (invitation !== null) return false;
  const site = { ...limits, most: limits.most * OF_SITE };
  const all = await recent.where("invitation_id", "is", null).limit(site.most).execute();
  return burst([...times(all), now], site);
}

function times(rows: readonly { readonly created_at: number }[]): number[] {
  return rows.map(({ created_at: at }) => Number(at));
}

/** The average as it was before the first of them. */
async function freeze(
  step: Transaction<Tables>,
  { product, burst: { within }, now }: Watched,
): Promise<void> {
  const before = now - within * 1_000;
  const groups = await reviewGroups(step, { kind: "stars", products: [product], before });
  await step
    .updateTable("review_product")
    .set({ frozen_at: now, frozen: JSON.stringify(summed(groups).summary) })
    .where("product", "=", product)
    .execute();
}

/** Whether nobody was told of this product, and few of others, in the last hour. */
async function isNews(
  step: Transaction<Tables>,
  { alarmed_at: last }: Product,
  now: number,
): Promise<boolean> {
  if (last !== null && Number(last) > now - HOUR) return false;
  const { many } = await step
    .selectFrom("review_product")
    .select((row) => row.fn.countAll().as("many"))
    .where("alarmed_at", ">", now - HOUR)
    .executeTakeFirstOrThrow();
  return Number(many) < MOST_ALARMS;
}
