import {
  localized,
  type ReadReferralProgram,
  type ReadReferralReward,
} from "@stagelight/core/config";
import { settlesDebt, TOLD_REASONS, toldReasons } from "@stagelight/core/referral";
import { mailJob } from "../../mail/mail-job.ts";
import type { NewJob } from "../../outbox/job.ts";
import type { ReferralMemberTable } from "../../store/referral-tables.ts";

/**
 * Of what state a mail tells. `review`: a person looks at it first. `issued`: it is theirs now.
 * `reversed`: it was taken back.
 */
export type RewardMailState = "review" | "held" | "issued" | "reversed";

/** What a member is told of a reward. */
export interface RewardToTell {
  readonly rewardId: string;
  readonly state: RewardMailState;
  readonly member: Pick<ReferralMemberTable, "id" | "address" | "name" | "locale">;
  readonly program: Pick<ReadReferralProgram, "id">;
  readonly rule: Pick<ReadReferralReward, "to" | "text" | "give" | "unit">;
  /** What is left of it, in minor units; of things 1. */
  readonly amount: number;
  /** All that stands beside it; the first of what they are told is told. */
  readonly reasons: readonly string[];
  /** The code that they have for it. */
  readonly code?: string | undefined;
  /** Of a held one: when it is theirs, in milliseconds since 1970. */
  readonly due?: number | undefined;
  /** What was used before it was taken back, in minor units; of things 1. */
  readonly debt?: number | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * The mail that tells a member of a reward, one for each state of it. It is sent as long as the member
 * is there, and leads to all of their rewards.
 */
export function rewardMail({
  rewardId,
  state,
  member: { id, address, name, locale },
  program,
  rule,
  amount,
  reasons,
  code,
  due,
  debt,
  now,
}: RewardToTell): NewJob {
  const [why] = toldReasons(state, reasons);
  const reward = {
    text: localized(rule.text, locale),
    to: rule.to,
    kind: rule.give.kind,
    // Both are not there yet, and of a review nobody knows when.
    state: state === "review" ? "held" : state,
    ...(settlesDebt(rule.unit) && { amount, currency: rule.unit }),
    ...(why !== undefined && { why: TOLD_REASONS[why] }),
    ...(code !== undefined && { code }),
    ...(state === "held" && due !== undefined && { due }),
    ...(debt !== undefined && debt > 0 && { debt }),
  };
  return mailJob({
    template: "referral-reward",
    category: "transactional",
    language: locale,
    to: { address },
    data: { reward, ...(name !== null && { person: { name } }) },
    referral: { member: id, program: program.id, terms: "" },
    cause: `${rewardId} ${state}`,
    visitorId: null,
    profileId: null,
    createdAt: now,
    dueAt: now,
  });
}
