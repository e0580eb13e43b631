import type { Item, ItemEvent, ItemPerson } from "@stagelight/connectors/destination";
import { type Model, settle } from "@stagelight/core";
import { consentIn, type EventType } from "@stagelight/core/events";
import type { ConnectorPurpose, ReadConfig } from "@stagelight/core/config";
import type { Kysely } from "kysely";
import type { Delivery, Job } from "../outbox/job.ts";
import { stateOf } from "../project/people.ts";
import type { Tables } from "../store/tables.ts";
import { maySend } from "./may-send.ts";
import { subscribersOf } from "./subscribers.ts";

/** What items are made with. */
export interface Making {
  readonly read: Kysely<Tables>;
  readonly config: Pick<ReadConfig, "consent">;
  readonly model: Model;
  readonly purpose: ConnectorPurpose;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a job has to tell, or why it is not told. */
export type Made = { readonly item: Item } | { readonly dropped: string };

/**
 * Makes what is told of jobs: whom they are about as known now, if they may be told at all. A person
 * who was erased, or who has not allowed it, is not told of.
 */
export async function makeItems(making: Making, jobs: readonly Job[]): Promise<Made[]> {
  const people = await peopleOf(making, jobs);
  const subscribers = await subscribersOf(making.read, jobs);
  return Promise.all(
    jobs.map(async (job): Promise<Made> => {
      const known = people.get(job.uid);
      if (!known) return { dropped: "nothing is known of the person any more" };
      const delivery = job.payload as Delivery;
      const event = eventOf(delivery.event);
      const allows = (purpose: ConnectorPurpose) => allowed(making, known, event, purpose);
      if (!(await allows(making.purpose))) {
        return { dropped: `the person has not allowed ${making.purpose}` };
      }
      const marketing = await allows("marketing");
      const { at, kind, stage } = delivery;
      const person = { ...(known.person ?? nobody(event)), marketing };
      const subscriber = subscribers.get(delivery.subscriber ?? "");
      const more = { ...(stage && { stage }), ...(subscriber && { subscriber }) };
      return { item: { id: job.uid, at, kind, event, person, ...more } };
    }),
  );
}

/** A job's person; no `person` for somebody whom nobody knows, such as a guest who has ordered. */
interface Known {
  readonly visitorId: string | null;
  readonly profileId: string | null;
  readonly person?: ItemPerson;
}

async function allowed(
  { read, config }: Making,
  { visitorId, profileId, person }: Known,
  { context }: ItemEvent,
  purpose: ConnectorPurpose,
): Promise<boolean> {
  const said = person || purpose === "necessary" ? undefined : consentIn(context);
  return said
    ? said[purpose as "marketing"]
    : maySend(read, config, { visitorId, profileId }, purpose);
}

/** By uid; without those whose job or person is gone. */
async function peopleOf(making: Making, jobs: readonly Job[]): Promise<Map<string, Known>> {
  const rows = await rowsOf(making.read, jobs);
  const profiles = new Set(rows.flatMap(({ profile }) => profile ?? []));
  const identities = await identitiesOf(making.read, [...profiles]);
  const known = new Map<string, Known>();
  for (const row of rows) {
    const { uid, visitor_id: visitorId, profile_id: profileId, profile, visitor } = row;
    if (profileId !== null ? profile === null : visitorId !== visitor) continue;
    const person = profile ?? visitor;
    known.set(uid, {
      visitorId,
      profileId,
      ...(person !== null && {
        person: {
          id: person,
          ...(profile === null
            ? { anonymousIds: browsers([visitor!]), userIds: [], traits: {} }
            : {
                ...identities(profile, row.traits),
                traits: JSON.parse(row.traits ?? "{}") as object,
              }),
          ...standing(making, row),
        } as ItemPerson,
      }),
    });
  }
  return known;
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

/** One statement: in between, the person could be erased, or become part of another. */
function rowsOf(read: Kysely<Tables>, jobs: readonly Job[]) {
  return read
    .selectFrom("job")
    .leftJoin("profile", "profile.id", "job.profile_id")
    .leftJoin("visitor", "visitor.id", "job.visitor_id")
    .select([
      "job.uid",
      "job.visitor_id",
      "job.profile_id",
      "profile.id as profile",
      "profile.traits",
      "profile.verified",
      "profile.last_seen",
      "visitor.id as visitor",
      "visitor.verified as visitor_verified",
      "visitor.last_seen as visitor_seen",
    ])
    .where(
      "job.uid",
      "in",
      jobs.map(({ uid }) => uid),
    )
    .execute();
}

function standing({ model, now }: Making, row: Row): Pick<ItemPerson, "stage"> {
  const own = row.profile === null;
  const text = own ? row.visitor_verified : row.verified;
  if (!text) return {};
  const state = stateOf(model, text, (own ? row.visitor_seen : row.last_seen)!);
  const {
    key: track,
    stage,
    since,
  } = settle(model, state, Math.floor(now / 1000)).state.tracks[0]!;
  return { stage: { track, stage, since: since * 1000 } };
}

/** So many browsers of a person are told, those seen last. */
const BROWSERS = 20;

async function identitiesOf(read: Kysely<Tables>, profiles: readonly string[]) {
  const none = profiles.length === 0;
  const proven = none
    ? []
    : await read
        .selectFrom("identity")
        .selectAll()
        .where("profile_id", "in", profiles)
        .orderBy("value")
        .execute();
  const visitors = none
    ? []
    : await read
        .selectFrom("visitor")
        .select(["id", "profile_id"])
        .where("profile_id", "in", profiles)
        .orderBy("last_seen", "desc")
        .execute();
  return (profile: string, traits: string | null) => {
    const own = <Of extends { profile_id: string | null }>(rows: readonly Of[]): Of[] =>
      rows.filter((row) => row.profile_id === profile);
    const values = (kind: "user" | "email") =>
      own(proven.filter((row) => row.kind === kind)).map(({ value }) => value);
    const emails = values("email");
    // Where there are several, the one that the site's own server has named last.
    const named = String((JSON.parse(traits ?? "{}") as { email?: unknown }).email).toLowerCase();
    const email = emails.find((each) => each === named) ?? emails[0];
    return {
      anonymousIds: browsers(own(visitors).map(({ id }) => id)).slice(0, BROWSERS),
      userIds: values("user"),
      ...(email !== undefined && { email }),
    };
  };
}

/** Visitors that stand for a user whom nobody has proven are no browsers. */
function browsers(visitors: readonly string[]): string[] {
  return visitors.filter((id) => !id.startsWith("user:"));
}

function nobody({ messageId }: ItemEvent): ItemPerson {
  return { id: messageId, anonymousIds: [], userIds: [], traits: {} };
}

function eventOf(event: Delivery["event"]): ItemEvent {
  const { type, messageId, event: called, name, anonymousId, userId } = event;
  return {
    type: type as EventType,
    messageId,
    ...(called !== undefined && { event: called }),
    ...(typeof name === "string" && { name }),
    ...(anonymousId && { anonymousId }),
    ...((userId ?? "") !== "" && { userId: String(userId) }),
    properties: event.properties ?? {},
    traits: event.traits ?? {},
    context: event.context ?? {},
    timestamp: event.timestamp ?? "",
  };
}
