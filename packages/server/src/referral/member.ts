import { randomUUID } from "node:crypto";
import type { Selectable, Transaction } from "kysely";
import type { ReferralMemberTable } from "../store/referral-tables.ts";
import type { Tables } from "../store/tables.ts";

/** A row of `referral_member`. */
export type Member = Selectable<ReferralMemberTable>;

/** Somebody who is to be a member. */
export interface MemberFacts {
  /** As `mailboxKeys` and `selfKeys` give them. */
  readonly addressKeys: readonly string[];
  readonly selfKeys: readonly string[];
  /** In its canonical form, and as it was given. */
  readonly email: string;
  readonly address: string;
  readonly name?: string | undefined;
  readonly locale: string;
  readonly visitorId?: string | null;
  /** Truncated, of the internet. */
  readonly network?: string | null;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The address has proven itself just now. */
  readonly proven?: boolean;
}

/**
 * The row of a mailbox, made where there is none. What is known already stays; what is missing is
 * filled in. To be called in a transaction that writes.
 */
export async function keepMember(step: Transaction<Tables>, facts: MemberFacts): Promise<Member> {
  const { addressKeys, selfKeys, email, address, locale, now, proven = false } = facts;
  const { name = null, visitorId = null, network = null } = facts;
  const before = await memberBy(step, addressKeys);
  if (before)
    return fillIn(step, before, { name, visitorId, network, provenAt: proven ? now : null });
  await step
    .insertInto("referral_member")
    .values({
      id: randomUUID(),
      address_key: addressKeys[0]!,
      self_key: selfKeys[0]!,
      email,
      address,
      name,
      show_name: 0,
      locale,
      visitor_id: visitorId,
      network,
      created_at: now,
      proven_at: proven ? now : null,
    })
    .onConflict((on) => on.column("address_key").doNothing())
    .execute();
  return (await memberBy(step, addressKeys))!;
}

/** The member of a mailbox. */
export async function memberBy(
  db: Pick<Transaction<Tables>, "selectFrom">,
  addressKeys: readonly string[],
): Promise<Member | undefined> {
  return db
    .selectFrom("referral_member")
    .selectAll()
    .where("address_key", "in", addressKeys)
    .executeTakeFirst();
}

interface Missing {
  readonly name: string | null;
  readonly visitorId: string | null;
  readonly network: string | null;
  readonly provenAt: number | null;
}

async function fillIn(
  step: Transaction<Tables>,
  before: Member,
  { name, visitorId, network, provenAt }: Missing,
): Promise<Member> {
  const missing = {
    ...(before.name === null && name !== null && { name }),
    ...(before.visitor_id === null && visitorId !== null && { visitor_id: visitorId }),
    ...(before.network === null && network !== null && { network }),
    ...(before.proven_at === null && provenAt !== null && { proven_at: provenAt }),
  };
  if (Object.keys(missing).length === 0) return before;
  await step.updateTable("referral_member").set(missing).where("id", "=", before.id).execute();
  return { ...before, ...missing };
}
