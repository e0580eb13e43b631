import { type Discount, localized, type ReadReferral } from "@stagelight/core/config";
import type { ReferralQuoteAnswer, ReferralQuoteBody } from "@stagelight/core/endpoints";
import { type Money, readCode } from "@stagelight/core/referral";
import type { Services } from "../../http/route.ts";
import { canonicalEmail } from "../../identity/email.ts";
import { codeRow } from "../convert/touches.ts";
import { restOf, type Reward, ruleOf } from "../rewards/work.ts";
import { againstGift, type FriendCode, giftFriend, giftUsedBy } from "./gift.ts";
import { rewardByCode } from "./redeem.ts";

type Asked = ReferralQuoteBody;

/** What a code is worth that somebody types at the checkout: a friend's, a reward's, or the newsletter's. */
export async function quote(
  services: Pick<Services, "config" | "store" | "ring" | "clock">,
  asked: Asked,
): Promise<ReferralQuoteAnswer> {
  const { config, store } = services;
  const { referral } = config;
  const code = readCode(asked.code);
  const friend = code === undefined ? undefined : await codeRow(store.read, code);
  if (referral && friend) return giftOf(services, referral, friend, asked);
  const reward = await rewardByCode(store.read, asked.code);
  if (referral && reward) return rewardOf(services, referral, reward, asked);
  return incentiveOf(services, asked);
}

async function giftOf(
  { config, store, ring, clock }: Pick<Services, "config" | "store" | "ring" | "clock">,
  { programs }: ReadReferral,
  { program: id, member_id: member }: FriendCode,
  { email: told, amount, currency, locale }: Asked,
): Promise<ReferralQuoteAnswer> {
  const program = programs.find((each) => each.id === id);
  if (!program) return { valid: false, reason: "unknown" };
  const email = canonicalEmail(told);
  const friend = email === undefined ? undefined : giftFriend(ring, email);
  const used = friend && (await giftUsedBy(store.read, id, friend)) !== undefined;
  const about = { member, friend, now: clock.now() };
  const reason = used ? "used" : await againstGift(store.read, program, about);
  const { gift } = program;
  return {
    valid: !reason,
    ...(reason && { reason }),
    kind: "gift",
    program: id,
    ...(gift && {
      text: localized(gift.text, locale ?? config.site.locales[0] ?? "en"),
      ...worth(gift.discount, amount, currency),
    }),
  };
}

function rewardOf(
  { config }: Pick<Services, "config">,
  referral: ReadReferral,
  reward: Reward,
  { amount, currency, locale }: Asked,
): ReferralQuoteAnswer {
  const rule = ruleOf(referral, reward);
  const reason = reasonOf(reward);
  const give = rule?.give;
  return {
    valid: reason === undefined,
    ...(reason && { reason }),
    kind: "reward",
    program: reward.program,
    reward: reward.rule,
    ...(rule && { text: localized(rule.text, locale ?? config.site.locales[0] ?? "en") }),
    ...(give?.kind === "code" && worth(give.discount, amount, currency)),
    ...(give?.kind === "credit" &&
      worth({ amount: restOf(reward), currency: reward.unit }, amount, currency)),
    ...(give?.kind === "item" && { item: give.item }),
  };
}

/** Why a reward is worth nothing, where it is not. */
function reasonOf(reward: Reward): "used" | "reversed" | "unknown" | undefined {
  const { state } = reward;
  if (state === "issued") return restOf(reward) > 0 ? undefined : "used";
  return state === "used" || state === "reversed" ? state : "unknown";
}

/** What the newsletter gives: what it is worth the shop knows. */
async function incentiveOf(
  { store }: Pick<Services, "store">,
  { code }: Asked,
): Promise<ReferralQuoteAnswer> {
  const typed = code.trim();
  const row = await store.read
    .selectFrom("incentive_grant")
    .select("incentive")
    .where("code", "in", [typed, typed.toUpperCase()])
    .executeTakeFirst();
  return row
    ? { valid: true, kind: "incentive", incentive: row.incentive }
    : { valid: false, reason: "unknown" };
}

/** What is off the price, and what that makes of an amount in the same currency. */
function worth(
  discount: Discount,
  amount: number | undefined,
  currency: string | undefined,
): { readonly discount: Discount; readonly off?: Money } {
  if (amount === undefined || currency === undefined) return { discount };
  if ("percent" in discount) {
    // Nobody gets a part of a cent more than was promised.
    return { discount, off: { amount: Math.floor((amount * discount.percent) / 100), currency } };
  }
  if (discount.currency !== currency) return { discount };
  return { discount, off: { amount: Math.min(amount, discount.amount), currency } };
}
