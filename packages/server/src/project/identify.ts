import { mergeStates, type LifecycleState, type Model } from "@stagelight/core";
import { createHash } from "node:crypto";
import { canonicalEmail } from "../identity/email.ts";
import { TRUST, type LogRow } from "../log/log.ts";
import type { LoggedEvent } from "./logged-event.ts";
import type { People, Profile, Subject, Visitor } from "./people.ts";

/** The most characters of claims that are kept of a visitor. */
const CLAIMS = 4_000;

/** What an event names: to be loaded before it is played. */
export function namesIn(
  { trust }: LogRow,
  event: LoggedEvent,
): { visitor?: string; identities: string[] } {
  const visitor = visitorId(trust, event);
  const { users, email } = provenBy(trust, event);
  return {
    ...(visitor !== undefined && { visitor }),
    identities: [...users, ...(email ? [email] : [])],
  };
}

/**
 * Finds out whom an event is about, and takes in what it says of them. What is not proven is kept as
 * a claim of the visitor, and neither reads nor changes nor merges a profile.
 *
 * @returns nobody when the event names nobody
 */
export function whoIs(
  people: People,
  model: Model,
  row: LogRow,
  event: LoggedEvent,
): { visitor: Visitor | undefined; subject: Subject | undefined } {
  const { trust, receivedAt } = row;
  const id = visitorId(trust, event);
  const visitor = id === undefined ? undefined : people.visitor(id, receivedAt);
  const { users, email, vouched } = provenBy(trust, event);
  let profile = visitor?.profileId ? people.profile(visitor.profileId) : undefined;
  if (users.length > 0 || email) {
    const named = [
      ...users.map((user) => people.proven("user", user)),
      email ? people.proven("email", email) : undefined,
    ].filter((each) => each !== undefined);
    // Somebody else at the same browser: what was theirs stays theirs.
    profile = oneOf(people, model, named) ?? people.makeProfile(profileId(row, event), receivedAt);
    for (const user of users) people.prove("user", user, profile);
    if (email) people.prove("email", email, profile);
    if (visitor) join(people, model, visitor, profile);
  }
  if (vouched && profile && event.type === "identify" && event.traits) {
    profile.traits = { ...profile.traits, ...event.traits };
    people.change(profile);
  }
  if (visitor && !vouched) claim(people, visitor, event);
  return { visitor, subject: profile ?? visitor };
}

/** Events that name nobody but an unproven user still count somewhere: for a visitor of that name. */
function visitorId(trust: number, { anonymousId, userId }: LoggedEvent): string | undefined {
  if (anonymousId) return anonymousId;
  return trust === TRUST.hint && userId != null ? `user:${userId}` : undefined;
}

/** What an event proves of the person's identity. */
function provenBy(
  trust: number,
  event: LoggedEvent,
): { users: string[]; email: string | undefined; vouched: boolean } {
  const proof = event.stagelight?.proof;
  const vouched = trust !== TRUST.hint;
  const ids = vouched
    ? [event.userId, event.type === "alias" ? event.previousId : undefined]
    : [proof?.userId];
  const said = vouched && event.type === "identify" ? event.traits?.["email"] : proof?.email;
  return {
    users: ids.filter((id) => id != null && id !== "").map(String),
    email: canonicalEmail(said),
    vouched,
  };
}

/** Several profiles turn out to be one person: the oldest takes in the others. */
function oneOf(people: People, model: Model, named: readonly Profile[]): Profile | undefined {
  const [oldest, ...others] = [...new Set(named)].sort(
    (a, b) => a.firstSeen - b.firstSeen || (a.id < b.id ? -1 : 1),
  );
  for (const other of others) {
    takeIn(model, oldest!, other);
    oldest!.traits =
      other.traits || oldest!.traits ? { ...oldest!.traits, ...other.traits } : undefined;
    people.merge(other, oldest!);
    people.change(oldest!);
  }
  return oldest;
}

function join(people: People, model: Model, visitor: Visitor, profile: Profile): void {
  if (visitor.profileId === profile.id) return;
  visitor.profileId = profile.id;
  takeIn(model, profile, visitor);
  visitor.hint = undefined;
  visitor.verified = undefined;
  people.change(visitor);
  people.change(profile);
}

function takeIn(model: Model, into: Subject, from: Subject): void {
  const merged = (a?: LifecycleState, b?: LifecycleState) =>
    a && b ? mergeStates(model, a, b) : (a ?? b);
  into.hint = merged(into.hint, from.hint);
  into.verified = merged(into.verified, from.verified);
  into.firstSeen = Math.min(into.firstSeen, from.firstSeen);
  into.lastSeen = Math.max(into.lastSeen, from.lastSeen);
}

function claim(people: People, visitor: Visitor, { type, userId, traits }: LoggedEvent): void {
  const news = type === "identify" && traits ? traits : undefined;
  const user = userId == null ? undefined : String(userId);
  if (!news && (user === undefined || user === visitor.claims?.userId)) return;
  const claims = {
    ...visitor.claims,
    ...(user !== undefined && { userId: user }),
    ...(news && { traits: { ...visitor.claims?.traits, ...news } }),
  };
  if (JSON.stringify(claims).length > CLAIMS) return;
  visitor.claims = claims;
  people.change(visitor);
}

/** The same when the log is played again. */
function profileId({ trust }: LogRow, { messageId }: LoggedEvent): string {
  const hex = createHash("sha256").update(`profile ${trust} ${messageId}`).digest("hex");
  const variant = ((parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}
