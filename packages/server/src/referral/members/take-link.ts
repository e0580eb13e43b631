import type { Transaction } from "kysely";
import { isDisposable } from "../../guard/disposable.ts";
import { uuidOf } from "../../keys/uuid.ts";
import { type LogEntry, TRUST } from "../../log/log.ts";
import { aloneWith } from "../../newsletter/sign-up.ts";
import type { CommandContext } from "../../store/commands.ts";
import type { Tables } from "../../store/tables.ts";
import { keepMember, type Member, type MemberFacts } from "../member.ts";

/** Somebody whose address is proven, and who takes a link. */
export interface TakingLink {
  /** The member of a mail's link, or who is known by other proof. */
  readonly who:
    | { readonly id: string }
    | Pick<MemberFacts, "addressKeys" | "selfKeys" | "email" | "address" | "locale">;
  readonly program: string;
  /** Version of the terms that were agreed to. */
  readonly terms: string;
  /** A new one, used where the person has none in the program. Nothing: none is given. */
  readonly code: string | undefined;
  /** The browser, where it has shown that it is this visitor. */
  readonly visitor: string | null;
  /**
   * Whether the browser is the person's by other proof. Otherwise it is so if it has asked for the
   * link: who was sent a link may be anybody.
   */
  readonly own: boolean;
  /** Of the internet, truncated. */
  readonly network: string | null;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Notes that an address is proven, gives the person a link where there is none, and tells the log, or
 * does nothing of it. The same again changes nothing.
 *
 * @returns nothing where the member was erased meanwhile
 */
export async function takeLink(
  { database, appended }: CommandContext,
  taking: TakingLink,
): Promise<Member | undefined> {
  const { now, visitor, network, program, code } = taking;
  const events: LogEntry[] = [];
  const member = await database.db.transaction().execute(async (step) => {
    const before = await alone(step, database, taking);
    if (!before) return undefined;
    const own = visitor !== null && (taking.own || visitor === before.visitor_id);
    const after: Member = {
      ...before,
      proven_at: before.proven_at ?? now,
      ...(own && { visitor_id: visitor }),
      network: network ?? before.network,
    };
    await step.updateTable("referral_member").set(after).where("id", "=", after.id).execute();
    if (before.proven_at === null) events.push(identified(after, own, now));
    if (code !== undefined && (await give(step, after.id, { program, code, now }))) {
      events.push(joined(after, own, { ...taking, code }));
    }
    if (events.length > 0) await database.log.append(events, step);
    return after;
  });
  if (events.length > 0) appended();
  return member;
}

/** The member's row, which nobody else writes just now. */
async function alone(
  step: Transaction<Tables>,
  database: CommandContext["database"],
  { who, now }: TakingLink,
): Promise<Member | undefined> {
  if (!("id" in who)) {
    await aloneWith(step, database, who.addressKeys);
    return keepMember(step, { ...who, now });
  }
  const found = () =>
    step.selectFrom("referral_member").selectAll().where("id", "=", who.id).executeTakeFirst();
  const first = await found();
  if (!first) return undefined;
  await aloneWith(step, database, [first.address_key]);
  return found();
}

/** @returns whether the member had none */
async function give(
  step: Transaction<Tables>,
  member: string,
  { program, code, now }: { readonly program: string; readonly code: string; readonly now: number },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await step
    .insertInto("referral_code")
    .values({ code, program, member_id: member, created_at: now })
    .onConflict((on) => on.columns(["member_id", "program"]).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows > 0n;
}

/** Whoever has the mailbox is this person. */
function identified(member: Member, own: boolean, now: number): LogEntry {
  const { id, email, name } = member;
  const traits = { email, ...(name !== null && { name }), ...(isDisposable(email) && DISPOSABLE) };
  return entry(member, own, now, {
    type: "identify",
    messageId: uuidOf(`referral proven ${id}`),
    traits,
  });
}

const DISPOSABLE = { disposable: true };

function joined(
  member: Member,
  own: boolean,
  { program, terms, code, now }: TakingLink & { readonly code: string },
): LogEntry {
  return entry(member, own, now, {
    type: "track",
    event: "Referral Program Joined",
    messageId: uuidOf(`referral joined ${code}`),
    properties: { program, terms },
  });
}

function entry(
  { email, locale, visitor_id: visitor }: Member,
  own: boolean,
  now: number,
  event: object,
): LogEntry {
  const body = {
    ...event,
    ...(own && visitor !== null && { anonymousId: visitor }),
    timestamp: new Date(now).toISOString(),
    context: { locale, library: { name: "stagelight referral" } },
    stagelight: { proof: { email } },
  };
  return { receivedAt: now, trust: TRUST.verified, body: JSON.stringify(body) };
}
