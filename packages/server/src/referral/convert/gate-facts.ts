import type { ReadReferralProgram } from "@stagelight/core/config";
import type { GateFacts, GatePerson } from "@stagelight/core/referral";
import type { NotNull, Transaction } from "kysely";
import { profileOf } from "../../identity/profile-of.ts";
import type { Tables } from "../../store/tables.ts";
import type { Member } from "../member.ts";
import type { Budget } from "../rewards/budget.ts";
import { counted } from "../rewards/work.ts";
import type { Deed } from "./deed.ts";
import { browsersOf } from "./touches.ts";

type Db = Pick<Transaction<Tables>, "selectFrom">;

/** What of the gate's facts the caller knows. */
export interface Known {
  readonly program: ReadReferralProgram;
  readonly referrer: Member;
  readonly deed: Deed;
  readonly budget: Budget;
  readonly customerAlready: boolean;
}

const MONTH = 30 * 86_400_000;

/** Payments of one person that are looked at. */
const MOST = 100;

/** Everything that the gate goes by. To be called with the program locked. */
export async function gateFacts(step: Db, known: Known): Promise<GateFacts> {
  const { program, referrer, deed, budget, customerAlready } = known;
  const { at, friend, order } = deed;
  const profiles = friend.profileId === null ? [] : [friend.profileId];
  const theirs = {
    addresses: friend.selfKeys,
    profiles,
    visitors: await browsersOf(step, profiles, friend.visitorId),
    payments: order?.payment === undefined ? [] : [order.payment],
    networks: friend.network === undefined ? [] : [friend.network],
  } satisfies GatePerson;
  return {
    now: at,
    referrer: await personOf(step, referrer),
    friend: theirs,
    friendAlike: await isLikeAnother(step, program, theirs, referrer),
    customerAlready,
    disposable: friend.disposable,
    lately: await friendsSince(step, program, referrer.id, at - program.review.within * 1_000),
    left: { rewards: budget.rewards_left, worth: budget.worth_left },
    person: await standingRewards(step, program, referrer.id, at),
  };
}

async function personOf(step: Db, { self_key: self, email, visitor_id: visitor, network }: Member) {
  const profile = await profileOf(step, email);
  const profiles = profile === null ? [] : [profile];
  const orders = await step
    .selectFrom("referral_order")
    .select("payment_key")
    .where("self_key", "=", self)
    .where("payment_key", "is not", null)
    .orderBy("at", "desc")
    .limit(MOST)
    .execute();
  return {
    addresses: [self],
    profiles,
    visitors: await browsersOf(step, profiles, visitor),
    payments: orders.map(({ payment_key: key }) => key!),
    networks: network === null ? [] : [network],
  } satisfies GatePerson;
}

/** Whether another friend in the program has ordered by the same payment or by the same browser. */
async function isLikeAnother(
  step: Db,
  { id: program }: Pick<ReadReferralProgram, "id">,
  { addresses, payments, visitors }: Required<GatePerson>,
  { self_key: referrer }: Member,
): Promise<boolean> {
  const orders = [
    ...(payments.length > 0 ? [{ column: "payment_key" as const, values: payments }] : []),
    ...(visitors.length > 0 ? [{ column: "visitor_id" as const, values: visitors }] : []),
  ].map(({ column, values }) =>
    step
      .selectFrom("referral_order")
      .select("self_key")
      .$narrowType<{ self_key: NotNull }>()
      .where(column, "in", values)
      // What the friend shares with the referrer is no doubt any more.
      .where("self_key", "not in", [...addresses, referrer]),
  );
  // One by one: with both in one condition SQLite looks through all friends of the program.
  for (const alike of orders) {
    const row = await step
      .selectFrom("referral")
      .select("id")
      .where("program", "=", program)
      .where("friend_key", "in", alike)
      .limit(1)
      .executeTakeFirst();
    if (row) return true;
  }
  return false;
}

/** The members who are one person with a member, as far as the addresses show it: all their mailboxes. */
function selvesOf(step: Db, member: string) {
  return step
    .selectFrom("referral_member as self")
    .innerJoin("referral_member as one", "one.self_key", "self.self_key")
    .select("self.id")
    .where("one.id", "=", member);
}

function qualified(step: Db, { id }: Pick<ReadReferralProgram, "id">) {
  return step
    .selectFrom("referral")
    .select((row) => row.fn.countAll().as("friends"))
    .where("program", "=", id)
    .where("state", "=", "qualified");
}

/** Friends of a member's that count. */
export async function countFriends(
  step: Db,
  program: Pick<ReadReferralProgram, "id">,
  referrer: string,
): Promise<number> {
  const { friends } = await qualified(step, program)
    .where("referrer_id", "=", referrer)
    .executeTakeFirstOrThrow();
  return Number(friends);
}

/** Friends that a person has brought since a time, by whichever mailbox. */
async function friendsSince(
  step: Db,
  program: Pick<ReadReferralProgram, "id">,
  referrer: string,
  since: number,
): Promise<number> {
  const { friends } = await qualified(step, program)
    .where("referrer_id", "in", selvesOf(step, referrer))
    .where("qualified_at", ">=", since)
    .executeTakeFirstOrThrow();
  return Number(friends);
}

/**
 * Rewards of a referrer that stand, whichever mailbox of theirs they belong to: all, and those of the
 * last 30 days.
 */
export async function standingRewards(
  step: Db,
  { id, rewards }: Pick<ReadReferralProgram, "id" | "rewards">,
  member: string,
  now: number,
): Promise<GateFacts["person"]> {
  const rules = rewards.filter(({ to }) => to === "referrer").map((rule) => rule.id);
  if (rules.length === 0) return { all: 0, month: 0 };
  const rows = await step
    .selectFrom("reward")
    .select("created_at")
    .where("member_id", "in", selvesOf(step, member))
    .where("program", "=", id)
    .where("rule", "in", rules)
    .where(counted)
    .execute();
  const month = rows.filter(({ created_at: at }) => at > now - MONTH).length;
  return { all: rows.length, month };
}
