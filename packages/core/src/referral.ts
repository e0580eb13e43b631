export {
  type Attribution,
  attribute,
  CODE_SOURCES,
  type Touch,
  TOUCH_KINDS,
} from "./referral/attribution.ts";
export { CODE_BYTES, makeCode, readCode } from "./referral/code.ts";
export {
  DOUBTS,
  gate,
  type GateAnswer,
  type GateFacts,
  type GatePerson,
  type GateReason,
  REFUSALS,
  type Verdict,
} from "./referral/gate.ts";
export {
  balances,
  type BookedReward,
  debtAccount,
  memberAccount,
  MEMBER_PARTS,
  type MemberPart,
  programAccount,
  settlesDebt,
  type Transfer,
  transfersOf,
} from "./referral/ledger.ts";
export {
  firstState,
  nextState,
  REWARD_ACTIONS,
  REWARD_STATES,
  type RewardAction,
  type RewardState,
} from "./referral/life.ts";
export { mailKey, selfAddress } from "./referral/mailbox.ts";
export { currencyDigits, formatMoney, minorUnits, type Money } from "./referral/money.ts";
export {
  dueRewards,
  fallsShort,
  type FriendDone,
  lostMilestones,
  nextMilestone,
  programPhase,
  qualifies,
  type RewardsBefore,
} from "./referral/program.ts";
export {
  ORDER_UNDONE,
  TOLD_REASONS,
  type ToldReason,
  toldReasons,
} from "./referral/told-reasons.ts";
