import { mergeStates, type Model, settle, stageOn } from "@stagelight/core";
import { canonicalEmail } from "../identity/email.ts";
import { uuidOf } from "../keys/uuid.ts";
import { TRUST, type LogRow } from "../log/log.ts";
import type { LoggedEvent } from "./logged-event.ts";
import type { People, Profile, Subject, Visitor, Wanted } from "./people.ts";
import type { Recorded } from "./play.ts";

/** The most characters of claims that are kept of a visitor. */
const CLAIMS = 4_000;

/** The longest id of a visitor or a user: longer ones fit no index, and are nobody's. */
const LONGEST_ID = 255;

/** What an event names: to be loaded before it is played. */
export function namesIn({ trust }: LogRow, event: LoggedEvent): Wanted {
  const visitor = visitorId(trust, event);
  const { users, email, previous } = provenBy(trust, event);
  const named = [visitor, previous].filter((id) => id !== undefined);
  const proven = [...users, previous, email].filter((id) => id !== undefined);
  return { visitors: named, identities: proven };
}

/**
 * Finds out whom an event is about, and takes in what it says of them. What is not proven is kept as
 * a claim of the visitor, and neither reads nor changes nor merges a profile.
 *
 * A browser's token proves who is signed in, not that the `anonymousId` is theirs: only a browser
 * that has shown the visitor's secret brings its visitor along.
 *
 * @returns nobody when the event names nobody; and where becoming one has moved who was known
 */
export function whoIs(
  people: People,
  model: Model,
  row: LogRow,
  event: LoggedEvent,
): { visitor: Visitor | undefined; subject: Subject | undefined; moved: readonly Moved[] } {
  const { trust, receivedAt } = row;
  const joining: Joining = { people, model, row, moved: [] };
  const vouched = trust !== TRUST.hint;
  const id = visitorId(trust, event);
  const visitor = id === undefined ? undefined : people.visitor(id, receivedAt);
  let profile = visitor?.profileId ? people.profile(visitor.profileId) : undefined;
  const { users, email, previous } = provenBy(trust, event);
  if (users.length > 0 || email) {
    const before = previous === undefined ? undefined : people.proven("user", previous);
    const named = [
      ...users.map((user) => people.proven("user", user)),
      before,
      email ? people.proven("email", email) : undefined,
    ].filter((each) => each !== undefined);
    // Somebody else at the same browser: what was theirs stays theirs.
    profile = oneOf(joining, named) ?? people.makeProfile(profileId(row, event), receivedAt);
    for (const user of users) people.prove("user", user, profile);
    if (email) people.prove("email", email, profile);
    if (previous !== undefined && !before) takeOver(joining, previous, profile);
    if (visitor && (vouched || event.stagelight?.visitor)) join(joining, visitor, profile);
  }
  if (vouched && profile && event.type === "identify" && event.traits) {
    profile.traits = { ...profile.traits, ...event.traits };
    people.change(profile);
  }
  if (visitor && !vouched) claim(people, visitor, event);
  return { visitor, subject: profile ?? visitor, moved: joining.moved };
}

/** A change of stage because two turned out to be one. */
type Moved = Pick<Recorded, "standing" | "transition">;

/** What becoming one works with. */
interface Joining {
  readonly people: People;
  readonly model: Model;
  readonly row: LogRow;
  readonly moved: Moved[];
}

/** Events that name nobody but an unproven user still count somewhere: for a visitor of that name. */
function visitorId(trust: number, { anonymousId, userId }: LoggedEvent): string | undefined {
  const own = readId(anonymousId);
  if (own !== undefined || trust !== TRUST.hint) return own;
  const user = readId(userId);
  return user === undefined ? undefined : `user:${user}`;
}

/** What an event proves of the person's identity. */
function provenBy(
  trust: number,
  event: LoggedEvent,
): { users: string[]; email: string | undefined; previous: string | undefined } {
  const { traits, stagelight, type } = event;
  const vouched = trust !== TRUST.hint;
  const user = readId(vouched ? event.userId : stagelight?.proof?.userId);
  const said = vouched && type === "identify" && !unconfirmed(traits) ? traits?.["email"] : "";
  return {
    users: user === undefined ? [] : [user],
    // What the server itself has proven, such as who has confirmed the newsletter, it says there.
    email: canonicalEmail(vouched ? said || stagelight?.proof?.email : stagelight?.proof?.email),
    previous: vouched && type === "alias" ? readId(event.previousId) : undefined,
  };
}

/** Whether the site's server says that the address is not confirmed yet. */
function unconfirmed(traits: LoggedEvent["traits"]): boolean {
  return traits?.["emailVerified"] === false || traits?.["email_verified"] === false;
}

/** An id as it is stored; nothing for what is none, or could not be stored. */
export function readId(given: unknown): string | undefined {
  if (typeof given !== "string" && typeof given !== "number") return undefined;
  const id = String(given);
  return id && id.length <= LONGEST_ID && !/\p{Cc}|\p{Cs}/u.test(id) ? id : undefined;
}

/** Several profiles turn out to be one person: the oldest takes in the others. */
function oneOf(joining: Joining, named: readonly Profile[]): Profile | undefined {
  const [oldest, ...others] = [...new Set(named)].sort(
    (a, b) => a.firstSeen - b.firstSeen || (a.id < b.id ? -1 : 1),
  );
  for (const other of others) {
    takeIn(joining, oldest!, other);
    oldest!.traits =
      other.traits || oldest!.traits ? { ...oldest!.traits, ...other.traits } : undefined;
    joining.people.merge(other, oldest!);
    joining.people.change(oldest!);
  }
  return oldest;
}

/** An alias of what is no known user: Segment's clients mean the visitor that it was until now. */
function takeOver(joining: Joining, previous: string, profile: Profile): void {
  const visitor = joining.people.knownVisitor(previous);
  if (visitor) join(joining, visitor, profile);
  else joining.people.prove("user", previous, profile);
}

function join(joining: Joining, visitor: Visitor, profile: Profile): void {
  if (visitor.profileId === profile.id) return;
  // Who belonged to somebody has nothing of its own to bring along.
  if (visitor.profileId === null) {
    takeIn(joining, profile, visitor);
    visitor.hint = undefined;
    visitor.verified = undefined;
    joining.people.change(profile);
  }
  joining.people.assign(visitor, profile);
}

function takeIn(joining: Joining, into: Profile, from: Subject): void {
  for (const standing of ["hint", "verified"] as const) becomeOne(joining, standing, into, from);
  // A visitor's consent stays the visitor's.
  if (!("profileId" in from) && (from.consentAt ?? 0) > (into.consentAt ?? 0)) {
    into.consent = from.consent;
    into.consentAt = from.consentAt;
  }
  into.firstSeen = Math.min(into.firstSeen, from.firstSeen);
  into.lastSeen = Math.max(into.lastSeen, from.lastSeen);
}

/** Who knew where a profile stands learns that it stands elsewhere now. */
function becomeOne(
  { model, row, moved }: Joining,
  standing: "hint" | "verified",
  into: Profile,
  from: Subject,
): void {
  const [ours, theirs] = [into[standing], from[standing]];
  into[standing] = ours ?? theirs;
  if (!ours || !theirs) return;
  const merged = mergeStates(model, ours, theirs);
  const before = settle(model, ours, merged.now);
  into[standing] = merged;
  // Merging settles both; what was due until then has happened before.
  for (const transition of before.transitions) moved.push({ standing, transition });
  for (const { key: track, stage: to } of merged.tracks) {
    const was = stageOn(model, before.state, track);
    if (was === to) continue;
    const at = Math.floor(row.receivedAt / 1000) * 1000;
    const transition = {
      track,
      from: was,
      to,
      at,
      kind: "merge",
      rule: "merge",
      evidence: [],
    } as const;
    moved.push({ standing, transition });
  }
}

function claim(people: People, visitor: Visitor, { type, userId, traits }: LoggedEvent): void {
  const news = type === "identify" && traits ? traits : undefined;
  const user = readId(userId);
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

/** The same when the log is played again, and another one for each row, whatever its message's id. */
function profileId({ id }: LogRow, { messageId }: LoggedEvent): string {
  return uuidOf(`profile ${id} ${messageId}`);
}
