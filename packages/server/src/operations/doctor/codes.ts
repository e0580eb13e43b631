import { type ReadConfig, referralWarnings, StagelightError } from "@stagelight/core/config";
import { codesFor } from "../../newsletter/incentive/keeper.ts";
import { poolsOf, rewardCodes } from "../../referral/rewards/pools.ts";
import { thanksCodes } from "../../reviews/receive/thanks.ts";
import type { Settings } from "../../settings/settings.ts";
import { type Finding, note, wrong } from "./finding.ts";

/** What of a referral program may surprise, and files of codes that cannot be read. */
export function checkPromises(config: ReadConfig, settings: Settings, now: number): Finding[] {
  return [
    ...referralWarnings(config, now).map(({ path, found, help }) => note(path, found, help)),
    ...unreadable(() => codesFor(config.newsletter?.incentive, settings)),
    ...poolsOf(config.referral).flatMap((pool) => unreadable(() => rewardCodes(pool, settings))),
    ...unreadable(() => thanksCodes(config.review, settings)),
  ];
}

function unreadable(read: () => unknown): Finding[] {
  try {
    read();
    return [];
  } catch (error) {
    if (!(error instanceof StagelightError)) throw error;
    return error.problems.map(({ path, found, expected, help }) =>
      wrong("codes", `${path}: ${found}; expected ${expected}`, help),
    );
  }
}
