import type { ReadReview } from "@stagelight/core/config";
import type { Transaction } from "kysely";
import { alone, next } from "../../newsletter/incentive/grant.ts";
import type { CodesToMake, MoreCodes } from "../../newsletter/incentive/pool.ts";
import { rewardCodes } from "../../referral/rewards/pools.ts";
import type { Settings } from "../../settings/settings.ts";
import type { DatabaseKind } from "../../store/database.ts";
import type { Tables } from "../../store/tables.ts";

/** What the codes for reviews stand under in the pool. */
export const THANKS_POOL = "review/thanks";

/**
 * What the pool is filled with when a server starts.
 *
 * @throws StagelightError `file-unreadable`
 */
export function thanksCodes(
  review: Pick<ReadReview, "thanks"> | undefined,
  settings: Pick<Settings, "folder">,
): (MoreCodes | CodesToMake)[] {
  if (!review?.thanks) return [];
  return [rewardCodes({ pool: THANKS_POOL, codes: review.thanks.codes }, settings)];
}

/** Takes the next code; null while there is none: then it is owed. The score is not asked for. */
export async function takeThanks(
  step: Transaction<Tables>,
  kind: DatabaseKind,
  { now }: { readonly now: number },
): Promise<string | null> {
  await alone(step, kind, THANKS_POOL);
  const given = await next(step, { id: THANKS_POOL, kind: "code" }, now);
  return given?.code ?? null;
}
