import type { ReadReferral, RewardGift } from "@stagelight/core/config";
import type { Kysely } from "kysely";
import { type CodesToMake, type MoreCodes, poolFigures } from "../../newsletter/incentive/pool.ts";
import { readCodes } from "../../newsletter/incentive/codes-file.ts";
import type { Settings } from "../../settings/settings.ts";
import type { Tables } from "../../store/tables.ts";
import { poolOf } from "./take-code.ts";

/** The codes of one rule. */
export interface RulePool {
  readonly program: string;
  readonly rule: string;
  /** As people write it: `<program>/<rule>`. */
  readonly name: string;
  /** What they stand under in the tables. */
  readonly pool: string;
  readonly codes: Extract<RewardGift, { kind: "code" }>["codes"];
}

/** All rules that give codes. */
export function poolsOf(referral: ReadReferral | undefined): RulePool[] {
  return (referral?.programs ?? []).flatMap(({ id: program, rewards }) =>
    rewards.flatMap(({ id: rule, give }) =>
      give.kind === "code"
        ? [
            {
              program,
              rule,
              name: `${program}/${rule}`,
              pool: poolOf(program, rule),
              codes: give.codes,
            },
          ]
        : [],
    ),
  );
}

/**
 * What a pool is filled with when a server starts.
 *
 * @throws StagelightError `file-unreadable`
 */
export function rewardCodes(
  { pool: incentive, codes }: Pick<RulePool, "pool" | "codes">,
  { folder }: Pick<Settings, "folder">,
): MoreCodes | CodesToMake {
  if ("pool" in codes) return { incentive, codes: readCodes(codes.pool, folder) };
  const { prefix = "", most } = codes.generate;
  return { incentive, prefix, most };
}

/** How it stands with a pool. */
export interface Supply {
  readonly codes: number;
  readonly free: number;
  /** Rewards that wait for a code. */
  readonly waiting: number;
}

/** Counts what is left, and what waits. */
export async function supplyOf(
  db: Kysely<Tables>,
  { pool, program, rule }: RulePool,
): Promise<Supply> {
  const { codes, free } = await poolFigures(db, pool);
  const { waiting } = await db
    .selectFrom("reward")
    .select((row) => row.fn.countAll().as("waiting"))
    .where("program", "=", program)
    .where("rule", "=", rule)
    .where("state", "=", "approved")
    .executeTakeFirstOrThrow();
  return { codes, free, waiting: Number(waiting) };
}
