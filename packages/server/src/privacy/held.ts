import type { Model } from "@stagelight/core";
import { type MeAnswer, MOST_TOLD } from "@stagelight/core/endpoints";
import type { Kysely } from "kysely";
import { TRUST } from "../log/log.ts";
import type { Claims } from "../project/people.ts";
import type { ReadServer } from "@stagelight/core/config";
import type { Person as Subject } from "../stage/person.ts";
import { recordedWhy, standsOf, toldEvidence } from "../stage/standing.ts";
import type { Tables, VisitorTable } from "../store/tables.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import { ownSubscriptions } from "../newsletter/own-subscriptions.ts";
import { ownReviews } from "../reviews/own-reviews.ts";
import { ownChats } from "../chat/own-chats.ts";
import { ownSurveys } from "../surveys/own-surveys.ts";
import { ownReferral } from "../referral/members/own-referral.ts";
import { ownRecords } from "./own-records.ts";
import { type Asker, browsersOf, identitiesOf, ownEvents, ownTransition, valuesOf } from "./own.ts";
import type { Readable } from "./rows-naming.ts";
import { letOthersWork } from "./steps.ts";

/** The answer to whom nobody has heard of. */
export const NOTHING_HELD: MeAnswer = {
  visitor: null,
  person: null,
  hint: null,
  verified: null,
  transitions: [],
  events: [],
  moreEvents: false,
  mails: [],
  orders: [],
  newsletter: [],
  referral: [],
  reviews: [],
  surveys: [],
  chats: [],
};

/** With what it is found out what is held. */
export interface Holding {
  readonly readable: Readable;
  readonly model: Model;
  /** By which records of mail know addresses. */
  readonly ring: KeyRing;
  readonly retention: ReadServer["retention"];
}

/**
 * What the server holds of who asks, for people to read.
 *
 * @param subject the same, as stages are asked of
 * @param now milliseconds since 1970
 */
export async function heldOf(
  holding: Holding,
  asker: Asker,
  subject: Subject,
  now: number,
): Promise<MeAnswer> {
  return {
    ...(await recordsOf(holding, asker, subject, now)),
    ...(await newestEvents(holding, asker)),
  };
}

/** All of it but the events, for which the log is looked through. */
export async function recordsOf(
  { readable: { db }, model, ring, retention }: Holding,
  asker: Asker,
  subject: Subject,
  now: number,
): Promise<Omit<MeAnswer, "events" | "moreEvents">> {
  const { visitor, profile } = asker;
  const { hint, verified } = await standsOf(db, model, subject, Math.floor(now / 1000));
  return {
    visitor: visitor ? toldVisitor(visitor, retention) : null,
    person: profile ? await toldPerson(db, profile, retention) : null,
    hint: hint.standing,
    verified: verified?.standing ?? null,
    transitions: await newestTransitions(db, asker),
    ...(await ownRecords(db, ring, asker)),
    newsletter: profile ? await ownSubscriptions(db, ring, profile.id) : [],
    referral: profile ? await ownReferral(db, ring, profile.id) : [],
    reviews: await ownReviews(db, ring, asker),
    surveys: await ownSurveys(db, ring, asker),
    chats: await ownChats(db, ring, asker),
  };
}

function toldVisitor(
  visitor: VisitorTable,
  { visitors: kept }: ReadServer["retention"],
): MeAnswer["visitor"] {
  const { id, claims, consent, first_seen: first, last_seen: last } = visitor;
  return {
    id,
    ...seen(first, last),
    deletedAt: iso(last + kept * 1000),
    consent: consent === null ? null : (JSON.parse(consent) as string[]),
    claims: claims === null ? null : (JSON.parse(claims) as Claims),
    ofPerson: visitor.profile_id !== null,
  };
}

async function toldPerson(
  db: Kysely<Tables>,
  profile: NonNullable<Asker["profile"]>,
  { visitors: kept }: ReadServer["retention"],
): Promise<MeAnswer["person"]> {
  const identities = await identitiesOf(db, profile.id);
  const browsers = await browsersOf(db, profile.id);
  return {
    ...seen(profile.first_seen, profile.last_seen),
    deletedAt: iso(profile.last_seen + kept * 1000),
    userIds: valuesOf(identities, "user"),
    emails: valuesOf(identities, "email"),
    traits: JSON.parse(profile.traits ?? "{}") as Record<string, unknown>,
    visitors: browsers
      .slice(0, MOST_TOLD)
      .map(({ id, first_seen: first, last_seen: last }) => ({ id, ...seen(first, last) })),
  };
}

async function newestTransitions(
  db: Kysely<Tables>,
  asker: Asker,
): Promise<MeAnswer["transitions"]> {
  const rows = await db
    .selectFrom("transition")
    .selectAll()
    .where(ownTransition(asker))
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(MOST_TOLD)
    .execute();
  return rows.map(
    ({ standing, track, from_stage: from, to_stage: to, at, kind, rule, evidence }) => {
      const { counted, note } = recordedWhy(evidence);
      return {
        standing,
        track,
        from,
        to,
        at: iso(at),
        kind,
        rule,
        evidence: toldEvidence(counted),
        ...(note !== undefined && { note }),
      };
    },
  );
}

/** The newest events of who asks. */
export async function newestEvents(
  { readable, retention: { events: kept } }: Pick<Holding, "readable" | "retention">,
  asker: Asker,
): Promise<Pick<MeAnswer, "events" | "moreEvents">> {
  const newest: MeAnswer["events"] = [];
  let count = 0;
  for await (const { row, event } of ownEvents(readable, asker, letOthersWork)) {
    count++;
    newest.push({
      receivedAt: iso(row.receivedAt),
      deletedAt: iso(row.receivedAt + kept * 1000),
      verified: row.trust !== TRUST.hint,
      event: { ...event },
    });
    if (newest.length > MOST_TOLD) newest.shift();
  }
  return { events: newest.toReversed(), moreEvents: count > MOST_TOLD };
}

function seen(first: number, last: number): { firstSeen: string; lastSeen: string } {
  return { firstSeen: iso(first), lastSeen: iso(last) };
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
