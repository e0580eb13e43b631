import { seconds } from "../time/duration.ts";
import type { Localized } from "./localized.ts";
import type {
  FriendDeed,
  ReadDeed,
  ReadReferral,
  ReadReferralProgram,
  ReadReferralReward,
  ReferralConfig,
  ReferralProgram,
  ReferralReward,
} from "./referral.ts";

/** What is shared where the config says nothing. */
const SHARE_TEXT: Localized = {
  en: "I thought you might like this: {link}",
  ko: "마음에 드실 것 같아 보내 드려요. {link}",
  zh: "觉得你会喜欢，分享给你：{link}",
};

/** The same where the friend gets something. */
const SHARE_GIFT_TEXT: Localized = {
  en: "I thought you might like this. With my link you get: {gift} {link}",
  ko: "마음에 드실 것 같아 보내 드려요. 이 링크로 주문하시면 드리는 혜택: {gift} {link}",
  zh: "觉得你会喜欢，分享给你。通过我的链接可享：{gift} {link}",
};

/** What says that whoever shares gets something for it. */
const DISCLOSURE: Localized = {
  en: "I get a reward if you use my link.",
  ko: "이 링크를 이용하시면 저도 혜택을 받습니다.",
  zh: "如果你使用我的链接，我也会获得奖励。",
};

/** Fills in the defaults of the key, which is valid. */
export function readReferral({
  programs,
  page,
  landing = "/",
  parameter = "ref",
}: ReferralConfig): ReadReferral {
  return {
    programs: programs.map(readProgram),
    ...(page !== undefined && { page }),
    landing,
    parameter,
  };
}

function readProgram(program: ReferralProgram): ReadReferralProgram {
  const { id, name, text, starts, ends, terms, gift, budget } = program;
  const { attribution: { touch = "first", window = "30d" } = {}, caps = {} } = program;
  const { review: { most, within } = { most: 5, within: "1d" }, share = {} } = program;
  const { text: shared = gift ? SHARE_GIFT_TEXT : SHARE_TEXT } = share;
  const disclosure = share.disclosure ?? (rewardsSharing(program) && DISCLOSURE);
  return {
    id,
    name,
    text,
    ...(starts !== undefined && { starts: timeOf(starts)! }),
    ...(ends !== undefined && { ends: timeOf(ends)! }),
    terms,
    attribution: { touch, window: seconds(window)! },
    qualifies: readDeed(program.qualifies ?? usualDeed(program.rewards)),
    ...(gift && { gift }),
    rewards: program.rewards.map((reward) => readReward(reward, id)),
    caps,
    ...(budget && { budget }),
    review: { most, within: seconds(within)! },
    share: { text: shared, ...(disclosure !== false && { disclosure }) },
    showName: program.showName ?? true,
    invitations: program.invitations ?? false,
  };
}

/** Whether whoever shares gets something for it. */
export function rewardsSharing({
  rewards,
}: Pick<ReadReferralProgram | ReferralProgram, "rewards">) {
  return rewards.some(({ to }) => to === "referrer");
}

/** What friends have to do where the config does not say it. */
function usualDeed(rewards: readonly ReferralReward[]): FriendDeed {
  for (const { to, for: deed } of rewards) {
    if (to === "referrer" && !(typeof deed === "object" && "friends" in deed)) return deed;
  }
  return "first-order";
}

function readDeed(deed: FriendDeed): ReadDeed {
  if (typeof deed === "string") return { kind: deed };
  const { over, currency } = deed.order;
  return { kind: "order", over: { amount: over, currency } };
}

function readReward(reward: ReferralReward, program: string): ReadReferralReward {
  const { id, to, for: deed, from = 1, until, give, text, hold = "14d" } = reward;
  const credit = give.kind === "credit" ? give : undefined;
  const worth = reward.worth ?? (credit && { amount: credit.amount, currency: credit.currency });
  return {
    id,
    to,
    for:
      typeof deed === "object" && "friends" in deed
        ? { kind: "friends", count: deed.friends }
        : readDeed(deed),
    from,
    ...(until !== undefined && { until }),
    give,
    text,
    hold: hold === false ? 0 : seconds(hold)!,
    ...(worth && { worth }),
    unit: credit?.currency ?? `reward:${program}/${id}`,
    amount: credit?.amount ?? 1,
  };
}

/**
 * Milliseconds of an ISO day or time; without a zone it is UTC.
 *
 * @returns nothing for what is none
 */
export function timeOf(text: string): number | undefined {
  const zoned = /T.*(Z|[+-]\d\d:\d\d)$/.test(text) || !text.includes("T");
  const time = Date.parse(zoned ? text : `${text}Z`);
  return Number.isNaN(time) ? undefined : time;
}
