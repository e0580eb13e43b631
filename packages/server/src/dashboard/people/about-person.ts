import type { TeamBrowser, TeamPersonAnswer } from "@stagelight/core/endpoints";
import type { Services } from "../../http/route.ts";
import { type Holding, recordsOf } from "../../privacy/held.ts";
import { type Asker, browsersOf, identitiesOf, valuesOf } from "../../privacy/own.ts";
import type { Person } from "../../stage/person.ts";
import type { VisitorTable } from "../../store/tables.ts";
import { iso, isoOrNull } from "../api-route.ts";
import { conversationsOf } from "./conversations-of.ts";
import { personId } from "./person-id.ts";
import { personRows } from "./person-rows.ts";
import { stageChanges, unrecorded } from "./stage-changes.ts";

type Needed = Pick<Services, "store" | "model" | "ring" | "settings" | "clock">;

/** The most browsers that are told. */
const BROWSERS = 50;

/** With what it is found out what is held of somebody. */
export function holdingOf({ store, model, ring, settings }: Needed): Holding {
  const readable = { kind: store.kind, db: store.read };
  return { readable, model, ring, retention: settings.retention };
}

/**
 * What is known of somebody, as `v1/me` tells it to them, and what it has led to: all but the events, for
 * which the log is looked through.
 */
export async function aboutPerson(services: Needed, asker: Asker): Promise<TeamPersonAnswer> {
  const { store, model, ring, settings, clock } = services;
  const { read } = store;
  const now = clock.now();
  const { visitor, profile } = asker;
  const kept = await recordsOf(holdingOf(services), asker, subjectOf(asker), now);
  const identities = profile ? await identitiesOf(read, profile.id) : [];
  const emails = valuesOf(identities, "email");
  const userIds = valuesOf(identities, "user");
  const browsers = visitor ? [visitor] : await browsersOf(read, profile.id);
  const [row] = await personRows(read, model, [personId(asker)], now);
  const own = visitor ?? profile;
  const hint = kept.hint!;
  // In lists it is the same: see ./vouched.ts.
  const verified = row!.verified ? kept.verified : null;
  const recorded = await stageChanges(read, model, asker);
  const fallen = [
    ...unrecorded(model, "hint", hint, recorded),
    ...(verified ? unrecorded(model, "verified", verified, recorded) : []),
  ];
  return {
    person: {
      ...row!,
      emails,
      userIds,
      traits: kept.person?.traits ?? {},
      deletedAt: iso(own.last_seen + settings.retention.visitors * 1000),
      consent: consentOf(own.consent),
      consentAt: isoOrNull(own.consent_at),
      confirm: confirmOf(asker, emails, userIds),
    },
    stands: { hint, verified },
    changes: [...fallen, ...recorded].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)),
    browsers: browsers.slice(0, BROWSERS).map(toldBrowser),
    newsletter: kept.newsletter,
    orders: kept.orders,
    mails: kept.mails,
    referral: kept.referral,
    reviews: kept.reviews,
    surveys: kept.surveys,
    conversations: await conversationsOf(read, ring, asker),
  };
}

/** What has to be typed to erase somebody: what a person would know them by. */
export function confirmOf(
  { visitor }: Asker,
  emails: readonly string[],
  userIds: readonly string[],
): string {
  return emails[0] ?? userIds[0] ?? visitor!.id.slice(0, 8);
}

/** The same, as stages are asked of. */
function subjectOf({ visitor, profile }: Asker): Person {
  const own = visitor ?? profile;
  return {
    visitorId: visitor?.id ?? null,
    profileId: profile?.id ?? null,
    lastSeen: own.last_seen,
    hint: own.hint,
    verified: own.verified,
  };
}

function toldBrowser({ id, claims, consent, ...row }: VisitorTable): TeamBrowser {
  return {
    id,
    firstSeen: iso(row.first_seen),
    lastSeen: iso(row.last_seen),
    consent: consentOf(consent),
    consentAt: isoOrNull(row.consent_at),
    claims: claims === null ? null : (JSON.parse(claims) as TeamBrowser["claims"]),
  };
}

function consentOf(consent: string | null): string[] | null {
  return consent === null ? null : (JSON.parse(consent) as string[]);
}
