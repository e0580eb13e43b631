import type { ReadReferralProgram } from "@stagelight/core/config";
import {
  attribute,
  type FriendDone,
  gate,
  type GateAnswer,
  qualifies,
} from "@stagelight/core/referral";
import type { CommandContext } from "../../store/commands.ts";
import { lockProgram } from "../rewards/budget.ts";
import { type Work, type WorkInput, workOn } from "../rewards/work.ts";
import type { Deed } from "./deed.ts";
import { evidenceOf } from "./evidence.ts";
import { gateFacts } from "./gate-facts.ts";
import { keepOrder, ordersOf } from "./orders.ts";
import {
  type Attributed,
  attributionOf,
  dueFor,
  friendNumber,
  type Referral,
  referralOf,
  saveReferral,
} from "./referral.ts";
import { rewardAll } from "./reward-all.ts";
import { type OwnedTouch, touchesOf } from "./touches.ts";

/** A deed, and the rules that it may be rewarded by. */
export interface ConvertInput extends WorkInput {
  readonly deed: Deed;
}

/** What became of it in one program. */
export interface Converted {
  readonly program: string;
  /** `kept`: somebody's friend, but it does not count yet, or there was nothing new to give. */
  readonly is: "qualified" | "kept" | "refused" | "repeated";
  readonly reasons: readonly string[];
  /** Ids of what was given. */
  readonly rewards: readonly string[];
}

/**
 * The one way by which rewards come about: finds whose friend has done it, asks the gate, and writes
 * down who gets what, with the transfers, the events and the mails of it, or nothing at all. The same
 * conversion changes nothing again.
 */
export function convert(
  context: Pick<CommandContext, "database" | "appended">,
  input: ConvertInput,
): Promise<Converted[]> {
  const { deed } = input;
  return workOn(context, input, async (work) => {
    if (deed.order && !(await keepOrder(work.step, deed, deed.order))) return [];
    if (deed.friend.selfKeys.length === 0) return [];
    const touches = await touchesOf(work.step, deed);
    const converted: Converted[] = [];
    // In one order everywhere: each program is locked.
    for (const program of work.programs.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const result = await convertIn(work, program, deed, touches.get(program.id) ?? []);
      if (result) converted.push(result);
    }
    return converted;
  });
}

async function convertIn(
  work: Work,
  program: ReadReferralProgram,
  deed: Deed,
  touches: readonly OwnedTouch[],
): Promise<Converted | undefined> {
  const { step } = work;
  const known = await referralOf(step, program.id, deed.friend.selfKeys);
  if (!known && touches.length === 0) return undefined;
  const budget = await lockProgram(step, program);
  // Somebody may have been quicker.
  const before = await referralOf(step, program.id, deed.friend.selfKeys);
  const repeated = before && evidenceOf(before)?.conversions.includes(deed.conversion);
  if (repeated || before?.state === "refused") {
    const reasons = before ? (JSON.parse(before.reasons) as string[]) : [];
    return { program: program.id, is: repeated ? "repeated" : "refused", reasons, rewards: [] };
  }
  // Nobody had sent them when they did this: it does not become a friend's deed by being told again.
  const sent = attribute(touches, program.attribution, deed.at) !== undefined;
  if (before && !sent && deed.at < sentAt(before)) return undefined;
  const attributed = await attributionOf(step, program, deed, before, touches);
  if (!attributed) return undefined;
  const { attribution, referrer } = attributed;
  const orders = await ordersOf(step, deed.friend, deed.order?.key);
  const done = doneBy(deed, orders.length === 0);
  const counts = before?.state !== "qualified" && qualifies(program, done);
  const friend = await friendNumber(step, program, referrer.id, before);
  const due = await dueFor(step, program, done, { friend, counts, referrer, before, deed });
  const earlier = program.qualifies.kind === "sign-up" ? await signedUpAt(work, deed) : orders;
  const customerAlready =
    before?.state !== "qualified" && earlier.some((at) => at < cameAt(before, attributed));
  const facts = await gateFacts(step, { program, referrer, deed, budget, customerAlready });
  const answer = gate(program, facts, due);
  const referral = await saveReferral(work, {
    program,
    deed,
    before,
    attribution,
    referrer,
    counts,
    answer,
    friendKnown: broughtAnother(before, deed, touches),
  });
  const rewards =
    answer.verdict === "refuse"
      ? []
      : await rewardAll(work, { program, deed, referral, referrer, counts, friend, answer });
  return {
    program: program.id,
    is: outcome(answer, counts, rewards),
    reasons: told(answer),
    rewards,
  };
}

/** When it was known whose friend somebody is, by the code that it is known by now. */
function sentAt(referral: Referral): number {
  return Math.max(referral.attributed_at, evidenceOf(referral)?.at ?? 0);
}

/** When a friend came by the referrer: what they have done since then does not make them a customer of before. */
function cameAt(before: Referral | undefined, { attribution, referrer }: Attributed): number {
  const since = before?.referrer_id === referrer.id ? before.attributed_at : Infinity;
  return Math.min(attribution.at, since);
}

/** Somebody's friend has come with the code of another member: nobody's reward changes, but it is written down. */
function broughtAnother(
  before: Referral | undefined,
  { code }: Deed,
  touches: readonly OwnedTouch[],
): boolean {
  if (before?.state !== "qualified") return false;
  const others = touches.filter(
    (each) => each.referrer !== before.referrer_id && each.referrer !== before.friend_id,
  );
  return others.some((each) => each.code === code);
}

function outcome(
  { verdict }: GateAnswer,
  counts: boolean,
  rewards: readonly string[],
): Converted["is"] {
  if (verdict === "refuse") return "refused";
  return counts || rewards.length > 0 ? "qualified" : "kept";
}

/** Everything that the gate has found, of the referral and of single rewards. */
function told({ reasons, rewards }: GateAnswer): string[] {
  return [...new Set([...reasons, ...rewards.flatMap((each) => each.reasons)])];
}

function doneBy({ kind, order }: Deed, first: boolean): FriendDone {
  if (kind === "sign-up") return { kind };
  return { kind, first, ...(order?.total && { total: order.total }) };
}

/** When somebody has confirmed the newsletter first. */
async function signedUpAt({ step }: Work, { friend }: Deed): Promise<number[]> {
  if (friend.addressKeys.length === 0) return [];
  const rows = await step
    .selectFrom("subscriber")
    .select("confirmed_at")
    .where("address_key", "in", friend.addressKeys)
    .where("confirmed_at", "is not", null)
    .execute();
  return rows.map(({ confirmed_at: at }) => at!);
}
