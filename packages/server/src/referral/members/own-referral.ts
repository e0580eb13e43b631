import type { MeAnswer } from "@stagelight/core/endpoints";
import type { Kysely } from "kysely";
import type { KeyRing } from "../../keys/key-ring.ts";
import { identitiesOf, valuesOf } from "../../privacy/own.ts";
import type { Tables } from "../../store/tables.ts";
import { evidenceOf } from "../convert/evidence.ts";
import { mailboxKeys } from "../keys.ts";
import type { Member } from "../member.ts";

type OwnReferral = MeAnswer["referral"][number];

/** What is kept for referral of a person, by the proven addresses. */
export async function ownReferral(
  db: Kysely<Tables>,
  ring: KeyRing,
  profileId: string,
): Promise<MeAnswer["referral"]> {
  const emails = valuesOf(await identitiesOf(db, profileId), "email");
  const keys = emails.flatMap((email) => mailboxKeys(ring, email));
  if (keys.length === 0) return [];
  const members = await db
    .selectFrom("referral_member")
    .selectAll()
    .where("address_key", "in", keys)
    .execute();
  return Promise.all(members.map((member) => toldMember(db, member)));
}

async function toldMember(db: Kysely<Tables>, member: Member): Promise<OwnReferral> {
  const {
    id,
    email,
    name,
    show_name: shown,
    locale,
    created_at: since,
    proven_at: proven,
  } = member;
  return {
    email,
    name,
    showName: Number(shown) === 1,
    locale,
    since: iso(since),
    proven: proven === null ? null : iso(proven),
    links: await linksOf(db, id),
    friends: await friendsOf(db, id),
    broughtBy: await broughtBy(db, id),
    rewards: await rewardsOf(db, id),
  };
}

async function linksOf(db: Kysely<Tables>, member: string): Promise<OwnReferral["links"]> {
  const rows = await db
    .selectFrom("referral_code")
    .selectAll()
    .where("member_id", "=", member)
    .orderBy("program")
    .execute();
  return rows.map(({ program, code, created_at: since }) => ({ program, code, since: iso(since) }));
}

async function friendsOf(db: Kysely<Tables>, member: string): Promise<OwnReferral["friends"]> {
  const rows = await db
    .selectFrom("referral")
    .select(["program", "state", "attributed_at as at"])
    .where("referrer_id", "=", member)
    .orderBy("attributed_at")
    .execute();
  return rows.map(({ program, state, at }) => ({ program, state, at: iso(at) }));
}

async function broughtBy(db: Kysely<Tables>, member: string): Promise<OwnReferral["broughtBy"]> {
  const rows = await db
    .selectFrom("referral")
    .select(["program", "code", "state", "attributed_at as at", "evidence"])
    .where("friend_id", "=", member)
    .orderBy("attributed_at")
    .execute();
  return rows.map(({ at, evidence, ...rest }) => {
    const known = evidenceOf({ evidence });
    if (!known) return { ...rest, at: iso(at) };
    const { how, reason, policy } = known;
    return { ...rest, at: iso(at), how, reason, policy };
  });
}

async function rewardsOf(db: Kysely<Tables>, member: string): Promise<OwnReferral["rewards"]> {
  const rows = await db
    .selectFrom("reward")
    .select(["id", "program", "rule", "state", "unit", "amount", "code", "changed_at as at"])
    .where("member_id", "=", member)
    .orderBy("created_at", "desc")
    .execute();
  return rows.map(({ at, amount, ...rest }) => ({ ...rest, amount: Number(amount), at: iso(at) }));
}

const iso = (milliseconds: number): string => new Date(Number(milliseconds)).toISOString();
