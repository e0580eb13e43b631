import { uuidOf } from "../../keys/uuid.ts";
import { TRUST } from "../../log/log.ts";
import type { Member } from "../member.ts";
import { rewardMail, type RewardToTell } from "../members/reward-mail.ts";
import { programOf, restOf, type Reward, ruleOf, type Work } from "./work.ts";

/** The server's own events of referral. */
export type ReferralEvent =
  | "Referral Qualified"
  | "Referral Reward Earned"
  | "Referral Reward Issued"
  | "Referral Reward Reversed";

/**
 * Tells the log of something, as the person's whose address it is.
 *
 * @param cause with the event's name: the same makes the same message
 * @param open whether receivers are told the address too, to fulfil it
 */
export function tellLog(
  { events, now }: Pick<Work, "events" | "now">,
  { email, locale }: Pick<Member, "email" | "locale">,
  event: ReferralEvent,
  properties: Readonly<Record<string, unknown>>,
  { cause, open = false }: { readonly cause: string; readonly open?: boolean },
): void {
  events.push({
    receivedAt: now,
    trust: TRUST.verified,
    body: JSON.stringify({
      type: "track",
      event,
      messageId: uuidOf(`${event} ${cause}`),
      timestamp: new Date(now).toISOString(),
      properties,
      context: {
        locale,
        library: { name: "stagelight referral" },
        ...(open && { traits: { email } }),
      },
      stagelight: { proof: { email } },
    }),
  });
}

/** Tells the log what became of a reward. */
export function tellReward(
  work: Work,
  member: Member,
  reward: Reward,
  event: Exclude<ReferralEvent, "Referral Qualified">,
): void {
  const issued = event === "Referral Reward Issued";
  const rule = ruleOf(work, reward);
  const properties = {
    program: reward.program,
    reward: reward.rule,
    reward_id: reward.id,
    ...(rule && { to: rule.to, kind: rule.give.kind }),
    ...(rule?.give.kind === "credit" && { amount: restOf(reward), currency: reward.unit }),
    ...(rule?.give.kind === "item" && { item: rule.give.item }),
    ...(issued && reward.code !== null && { code: reward.code }),
  };
  tellLog(work, member, event, properties, { cause: reward.id, open: issued });
}

/** Writes to the person what became of a reward. */
export function writeAbout(
  work: Work,
  member: Member,
  reward: Reward,
  state: RewardToTell["state"],
  debt = 0,
): void {
  const program = programOf(work, reward.program);
  const rule = ruleOf(work, reward);
  // A reward of a rule that nobody has written down any more is told by the status page alone.
  if (!program || !rule) return;
  const { id, code, due_at: due } = reward;
  work.jobs.push(
    rewardMail({
      rewardId: id,
      state,
      member,
      program,
      rule,
      amount: restOf(reward),
      reasons: JSON.parse(reward.reasons) as string[],
      ...(code !== null && { code }),
      ...(state === "held" && due !== null && { due }),
      ...(debt > 0 && { debt }),
      now: work.now,
    }),
  );
}
