import type { ReadReferral, ReadReferralProgram } from "@stagelight/core/config";
import { RequestProblem } from "../../http/problem.ts";
import type { Call } from "../../http/route.ts";
import { canonicalEmail } from "../../identity/email.ts";
import { identitiesOf, valuesOf } from "../../privacy/own.ts";
import { findPerson, findProven } from "../../stage/person.ts";
import { mailboxKeys } from "../keys.ts";
import { type Member, memberBy } from "../member.ts";
import { type ReferralLink, readReferralToken } from "./token.ts";

/** Somebody who asks for what is theirs, and how it is known who that is. */
export interface Asking {
  readonly referral: ReadReferral;
  readonly program: ReadReferralProgram;
  /** Nothing for a known person who never took a link. */
  readonly member: Member | undefined;
  /** The proven address, in its canonical form. */
  readonly email: string;
  /** The link of the mail, where one was shown. */
  readonly link: ReferralLink | undefined;
}

/** What says who asks, and for what. */
export interface AskedWith {
  /** The token of a mail's link. */
  readonly t?: string | undefined;
  readonly program?: string | undefined;
}

/**
 * Finds out who asks: by the token of a mail, or else by the visitor's secret or an identity token,
 * where an address is proven to be theirs.
 *
 * @throws RequestProblem `not-found` on a site without programs, `body-invalid` for a program that there
 *   is not, `token-invalid`, `token-expired`, `visitor-unknown`
 */
export async function whoAsks(call: Call, { t, program }: AskedWith): Promise<Asking> {
  const { config } = call.services;
  const { referral } = config;
  if (!referral) throw new RequestProblem("not-found");
  if (t !== undefined && t !== "") return byToken(call, referral, t, program);
  const asked = programOf(referral, program);
  const emails = await provenEmails(call);
  for (const email of emails) {
    const { ring, store } = call.services;
    const member = await memberBy(store.read, mailboxKeys(ring, email));
    if (member) return { referral, program: asked, member, email, link: undefined };
  }
  const [email] = emails;
  if (email === undefined) throw new RequestProblem("visitor-unknown");
  return { referral, program: asked, member: undefined, email, link: undefined };
}

/**
 * The program that is named, or else the first.
 *
 * @throws RequestProblem `body-invalid`
 */
export function programOf({ programs }: ReadReferral, id: string | undefined): ReadReferralProgram {
  const found = id === undefined ? programs[0] : programs.find((each) => each.id === id);
  if (found) return found;
  const names = programs.map((each) => JSON.stringify(each.id)).join(", ");
  const problem = {
    path: "program",
    expected: `one of ${names}`,
    found: JSON.stringify(id),
    help: "Name a program of the config, or none for the first.",
  };
  throw new RequestProblem("body-invalid", { problems: [problem] });
}

async function byToken(
  { services }: Call,
  referral: ReadReferral,
  t: string,
  wanted: string | undefined,
): Promise<Asking> {
  const { store, clock } = services;
  const link = readReferralToken(services, t, clock.now());
  if (link === "expired") throw new RequestProblem("token-expired");
  const member =
    link === "invalid"
      ? undefined
      : await store.read
          .selectFrom("referral_member")
          .selectAll()
          .where("id", "=", link.member)
          .executeTakeFirst();
  // Also of somebody who was erased: nobody is told that they were there.
  if (link === "invalid" || !member) throw new RequestProblem("token-invalid");
  // A mail may be about a program that the config does not have any more.
  const { programs } = referral;
  const named = wanted ?? programs.find(({ id }) => id === link.program)?.id;
  return { referral, program: programOf(referral, named), member, email: member.email, link };
}

/** The addresses that are proven to be the caller's, in their order. */
async function provenEmails({ caller, visitor, identity, services }: Call): Promise<string[]> {
  const { read } = services.store;
  if (caller !== "visitor") return [];
  const person = identity
    ? await findProven(read, identity)
    : visitor && (await findPerson(read, { by: "visitor", id: visitor.id }));
  const known = person?.profileId
    ? valuesOf(await identitiesOf(read, person.profileId), "email").toSorted()
    : [];
  const shown = identity?.emailVerified ? canonicalEmail(identity.email) : undefined;
  return [...new Set([...(shown === undefined ? [] : [shown]), ...known])];
}
