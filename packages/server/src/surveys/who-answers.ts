import type { Kysely } from "kysely";
import { grantedLast, type Recipient } from "../connect/may-send.ts";
import type { Call } from "../http/route.ts";
import { canonicalEmail } from "../identity/email.ts";
import { profileOf } from "../identity/profile-of.ts";
import { identitiesOf, valuesOf } from "../privacy/own.ts";
import { recordKeys } from "../privacy/suppression.ts";
import { findPerson, findProven } from "../stage/person.ts";
import type { Tables } from "../store/tables.ts";
import { readSurveyToken, type SurveyLink } from "./token.ts";

/** Whose answer it is, as far as that is known. */
export interface Answerer {
  readonly profileId: string | null;
  readonly visitorId: string | null;
  readonly addressKey: string | null;
  /** By what the log knows a person who is proven. */
  readonly proof?: { readonly userId?: string; readonly email?: string } | undefined;
  /** Whether the log is told that they have answered, and of their traits. */
  readonly told: { readonly answer: boolean; readonly traits: boolean };
}

/** An answer without anybody: it is kept because it was sent, and says nothing of who did. */
const NOBODY: Answerer = {
  profileId: null,
  visitorId: null,
  addressKey: null,
  told: { answer: false, traits: false },
};

/**
 * Finds out whose answer it is: by a mail's token, by an identity token, or by the visitor's secret.
 * A visitor who does not allow analytics is nobody.
 *
 * @param link what the mail's token says, where one was shown that is good
 */
export async function whoAnswers(call: Call, link: SurveyLink | undefined): Promise<Answerer> {
  if (link) return byMail(call, link);
  if (call.identity) return byIdentity(call, call.identity);
  return call.visitor ? byVisitor(call, call.visitor.id) : NOBODY;
}

/** What a token says that was sent along; nothing for none, and for one that does not work any more. */
export function linkIn({ services }: Pick<Call, "services">, t: unknown): SurveyLink | undefined {
  return typeof t === "string" && t !== ""
    ? readSurveyToken(services, t, services.clock.now())
    : undefined;
}

async function byMail({ services }: Call, link: SurveyLink): Promise<Answerer> {
  const { read } = services.store;
  const { addressKey } = link;
  const profileId = await profileBehind(read, link);
  if (profileId === null) return { ...NOBODY, addressKey };
  const proof = await proofOf(read, profileId);
  return { ...NOBODY, profileId, addressKey, proof, told: await toldOf(read, { profileId }, true) };
}

/** The profile may have become part of another since, or the address be proven only now. */
async function profileBehind(
  read: Kysely<Tables>,
  { profileId, addressKey }: SurveyLink,
): Promise<string | null> {
  const known = await read
    .selectFrom("profile")
    .select("id")
    .where("id", "=", profileId ?? "")
    .executeTakeFirst();
  if (known) return known.id;
  const subscriber = await read
    .selectFrom("subscriber")
    .select("email")
    .where("address_key", "=", addressKey ?? "")
    .where("confirmed_at", "is not", null)
    .executeTakeFirst();
  return subscriber ? profileOf(read, subscriber.email) : null;
}

async function byIdentity(
  { services }: Call,
  identity: NonNullable<Call["identity"]>,
): Promise<Answerer> {
  const { read } = services.store;
  const person = await findProven(read, identity);
  const profileId = person?.profileId ?? null;
  const email = identity.emailVerified ? canonicalEmail(identity.email) : undefined;
  return {
    profileId,
    visitorId: null,
    addressKey: email === undefined ? null : recordKeys(services.ring, email)[0]!,
    proof: { userId: identity.userId, ...(email !== undefined && { email }) },
    told: await toldOf(read, { profileId }, true),
  };
}

async function byVisitor({ services }: Call, id: string): Promise<Answerer> {
  const { config, store } = services;
  const { read } = store;
  const person = await findPerson(read, { by: "visitor", id });
  const profileId = person?.profileId ?? null;
  if (profileId !== null) {
    const proof = await proofOf(read, profileId);
    const told = await toldOf(read, { profileId }, true);
    return told.answer ? { ...NOBODY, profileId, visitorId: id, proof, told } : NOBODY;
  }
  const told = await toldOf(read, { visitorId: id }, config.consent.mode === "implied");
  return told.answer ? { ...NOBODY, visitorId: id, told } : NOBODY;
}

/**
 * What the log may be told, by what was allowed last.
 *
 * @param unsaid where nothing was said: a person who answers tells of themselves, and is heard
 */
async function toldOf(
  read: Kysely<Tables>,
  person: Partial<Recipient>,
  unsaid: boolean,
): Promise<Answerer["told"]> {
  const granted = await grantedLast(read, { visitorId: null, profileId: null, ...person });
  const allows = (purpose: string) => granted?.includes(purpose) ?? unsaid;
  return { answer: allows("analytics"), traits: allows("personalization") };
}

/** By what the log knows a profile: the site's own id, or else an address. */
async function proofOf(read: Kysely<Tables>, profileId: string): Promise<Answerer["proof"]> {
  const identities = await identitiesOf(read, profileId);
  const [userId] = valuesOf(identities, "user").toSorted();
  const [email] = valuesOf(identities, "email").toSorted();
  if (userId !== undefined) return { userId };
  return email === undefined ? undefined : { email };
}
