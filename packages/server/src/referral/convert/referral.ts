import type { ReadReferralProgram, ReadReferralReward } from "@stagelight/core/config";
import {
  attribute,
  type Attribution,
  dueRewards,
  type FriendDone,
  type GateAnswer,
} from "@stagelight/core/referral";
import type { Selectable, Transaction } from "kysely";
import { uuidOf } from "../../keys/uuid.ts";
import type { ReferralTable } from "../../store/referral-tables.ts";
import type { Tables } from "../../store/tables.ts";
import { keepMember, type Member } from "../member.ts";
import { REJECTED } from "../rewards/move.ts";
import { isOwed, type Work } from "../rewards/work.ts";
import type { Deed } from "./deed.ts";
import { type Evidence, evidenceOf } from "./evidence.ts";
import { countFriends } from "./gate-facts.ts";
import type { OwnedTouch } from "./touches.ts";

/** A row of `referral`. */
export type Referral = Selectable<ReferralTable>;

type Db = Pick<Transaction<Tables>, "selectFrom">;

/** Whose friend somebody is in a program, by now. */
export function referralOf(
  step: Db,
  program: string,
  friendKeys: readonly string[],
): Promise<Referral | undefined> {
  return step
    .selectFrom("referral")
    .selectAll()
    .where("program", "=", program)
    .where("friend_key", "in", friendKeys)
    .executeTakeFirst();
}

/** Whose friend somebody is, and by what that is known. */
export interface Attributed {
  readonly attribution: Attribution;
  readonly referrer: Member;
}

/**
 * Decides whose friend it is: as it stands once the friend has counted, else by the program's policy
 * over all codes that the friend had, that of an earlier deed among them.
 */
export async function attributionOf(
  step: Db,
  program: ReadReferralProgram,
  { at, friend }: Pick<Deed, "at" | "friend">,
  before: Referral | undefined,
  touches: readonly OwnedTouch[],
): Promise<Attributed | undefined> {
  const stood = before && evidenceOf(before);
  if (before?.state === "qualified") {
    // Whoever was erased and comes back is nobody's friend anew.
    if (!stood) return undefined;
    const referrer = await memberOf(step, before.referrer_id);
    return referrer && { attribution: stood, referrer };
  }
  const earlier = before && stood && { ...touchIn(stood), referrer: before.referrer_id };
  const known = [...touches, ...(earlier ? [earlier] : [])];
  const all = await withoutOwn(step, known, friend.selfKeys);
  const attribution = attribute(all, program.attribution, at);
  const chosen = all.find(({ code }) => code === attribution?.code);
  const referrer = chosen && (await memberOf(step, chosen.referrer));
  return attribution && referrer && { attribution: plain(attribution), referrer };
}

/**
 * Whoever types a code of their own takes nothing from the friend who has sent them. Where there is no
 * other, the gate says what it thinks of that.
 */
async function withoutOwn(
  step: Db,
  touches: readonly OwnedTouch[],
  selfKeys: readonly string[],
): Promise<readonly OwnedTouch[]> {
  const own = await step
    .selectFrom("referral_member")
    .select("id")
    .where("self_key", "in", selfKeys)
    .execute();
  const others = touches.filter(({ referrer }) => !own.some(({ id }) => id === referrer));
  return others.length > 0 ? others : touches;
}

function touchIn({ code, how, at }: Evidence): Pick<Attribution, "code" | "how" | "at"> {
  return { code, how, at };
}

function plain({ code, how, at, reason, policy, codes }: Attribution): Attribution {
  return { code, how, at, reason, policy, codes };
}

function memberOf(step: Db, id: string): Promise<Member | undefined> {
  return step.selectFrom("referral_member").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Which of the referrer's friends that count this one is, or would be next: from 1. */
export async function friendNumber(
  step: Db,
  program: ReadReferralProgram,
  referrer: string,
  before: Referral | undefined,
): Promise<number> {
  if (before?.state !== "qualified") return (await countFriends(step, program, referrer)) + 1;
  const { friends } = await step
    .selectFrom("referral")
    .select((row) => row.fn.countAll().as("friends"))
    .where("program", "=", program.id)
    .where("referrer_id", "=", referrer)
    .where("state", "=", "qualified")
    .where("qualified_at", "<=", before.qualified_at)
    .executeTakeFirstOrThrow();
  return Number(friends);
}

/** The rewards that are due for what was done, without those that stand already. */
export async function dueFor(
  step: Db,
  program: ReadReferralProgram,
  done: FriendDone,
  about: {
    readonly friend: number;
    readonly counts: boolean;
    readonly referrer: Member;
    readonly before: Referral | undefined;
    readonly deed: Deed;
  },
): Promise<ReadReferralReward[]> {
  const { friend, counts, referrer, before, deed } = about;
  const milestones = program.rewards.filter((rule) => rule.for.kind === "friends");
  const rows = await step
    .selectFrom("reward")
    .select(["rule", "state", "conversion", "used_for", "unit", "reasons"])
    .where("program", "=", program.id)
    .where((row) =>
      row.or([
        ...(before ? [row("referral_id", "=", before.id)] : []),
        ...milestones.map(({ id }) =>
          row.and([row("member_id", "=", referrer.id), row("rule", "=", id)]),
        ),
      ]),
    )
    .execute();
  const given = rows.filter(
    (row) =>
      row.state !== "reversed" ||
      row.conversion === deed.conversion ||
      isOwed(row) ||
      (JSON.parse(row.reasons) as string[]).includes(REJECTED),
  );
  return dueRewards(program, done, {
    friend,
    now: counts,
    given: new Set(given.map(({ rule }) => rule)),
  });
}

/** Writes down whose friend it is, and whether it counts. */
export async function saveReferral(
  { step }: Pick<Work, "step">,
  about: {
    readonly program: ReadReferralProgram;
    readonly deed: Deed;
    readonly before: Referral | undefined;
    readonly attribution: Attribution;
    readonly referrer: Member;
    readonly counts: boolean;
    readonly answer: GateAnswer;
    /** The friend belongs to the referrer already, and came with somebody else's code. */
    readonly friendKnown: boolean;
  },
): Promise<Referral> {
  const { program, deed, before, attribution, referrer, counts, answer, friendKnown } = about;
  const qualified = before?.state === "qualified";
  const refused = answer.verdict === "refuse" && !qualified;
  const conversions = [...((before && evidenceOf(before)?.conversions) ?? []), deed.conversion];
  const reasons = new Set([
    ...(before ? (JSON.parse(before.reasons) as string[]) : []),
    ...answer.reasons,
    ...answer.rewards.flatMap((each) => (each.verdict === "refuse" ? each.reasons : [])),
    ...(friendKnown ? ["friend-known"] : []),
  ]);
  if (before && refused && before.referrer_id !== referrer.id) {
    // Somebody else's code was good for nothing: whose friend it is stays as it is.
    return keepAsItIs(step, before, conversions, [...reasons]);
  }
  const now = counts && !refused;
  const row: Referral = {
    id: before?.id ?? uuidOf(`referral ${program.id} ${deed.friend.selfKeys[0]}`),
    program: program.id,
    code: attribution.code,
    referrer_id: referrer.id,
    friend_id: before?.friend_id ?? (refused ? null : await friendId(step, deed)),
    friend_key: before?.friend_key ?? deed.friend.selfKeys[0]!,
    state: refused ? "refused" : qualified || now ? "qualified" : "attributed",
    attributed_at: before?.attributed_at ?? deed.at,
    qualified_at: now ? deed.at : (before?.qualified_at ?? null),
    conversion: now || refused ? deed.conversion : (before?.conversion ?? null),
    evidence: JSON.stringify({ ...attribution, conversions } satisfies Evidence),
    reasons: JSON.stringify([...reasons]),
  };
  await (before
    ? step.updateTable("referral").set(row).where("id", "=", row.id).execute()
    : step.insertInto("referral").values(row).execute());
  return row;
}

async function keepAsItIs(
  step: Transaction<Tables>,
  before: Referral,
  conversions: readonly string[],
  reasons: readonly string[],
): Promise<Referral> {
  const told = {
    evidence: JSON.stringify({ ...evidenceOf(before), conversions }),
    reasons: JSON.stringify(reasons),
  };
  await step.updateTable("referral").set(told).where("id", "=", before.id).execute();
  return { ...before, ...told };
}

/** The friend as somebody who can be given something. */
async function friendId(step: Transaction<Tables>, { friend, at }: Deed): Promise<string | null> {
  const { email, address = email } = friend;
  if (email === undefined || address === undefined) return null;
  return (await keepMember(step, { ...friend, email, address, now: at })).id;
}
