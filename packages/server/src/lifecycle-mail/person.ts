import {
  type Facts,
  type LifecycleState,
  type Model,
  profileFacts,
  settle,
} from "@stagelight/core";
import type { Kysely } from "kysely";
import { stateOf } from "../project/people.ts";
import type { Tables } from "../store/tables.ts";

/** Whom a job is about. */
export interface Subject {
  readonly visitorId: string | null;
  readonly profileId: string | null;
}

/** What is known of somebody a mail may go to. */
export interface Addressee extends Subject {
  /** States as they were stored. */
  readonly verified: LifecycleState | undefined;
  readonly hint: LifecycleState | undefined;
  readonly traits: Readonly<Record<string, unknown>>;
  /** Addresses that are proven to be theirs, in canonical form, the one of the traits first. */
  readonly addresses: readonly string[];
}

/** Somebody of whom nothing is known, such as a guest who has ordered. */
const NOBODY: Addressee = {
  visitorId: null,
  profileId: null,
  verified: undefined,
  hint: undefined,
  traits: {},
  addresses: [],
};

/** What is known of whom a job is about; nothing where they are gone. */
export async function addresseeOf(
  read: Kysely<Tables>,
  model: Model,
  { visitorId, profileId }: Subject,
): Promise<Addressee | undefined> {
  if (profileId !== null) return knownPerson(read, model, visitorId, profileId);
  if (visitorId === null) return NOBODY;
  const row = await read
    .selectFrom("visitor")
    .select(["profile_id", "hint", "verified", "last_seen"])
    .where("id", "=", visitorId)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.profile_id !== null) return knownPerson(read, model, visitorId, row.profile_id);
  return { ...NOBODY, visitorId, ...statesOf(model, row) };
}

async function knownPerson(
  read: Kysely<Tables>,
  model: Model,
  visitorId: string | null,
  profileId: string,
): Promise<Addressee | undefined> {
  const row = await read
    .selectFrom("profile")
    .select(["hint", "verified", "last_seen", "traits"])
    .where("id", "=", profileId)
    .executeTakeFirst();
  if (!row) return undefined;
  const proven = await read
    .selectFrom("identity")
    .select("value")
    .where("profile_id", "=", profileId)
    .where("kind", "=", "email")
    .orderBy("value")
    .execute();
  const traits = JSON.parse(row.traits ?? "{}") as Addressee["traits"];
  const told = String(traits["email"]).trim().toLowerCase();
  const addresses = proven.map(({ value }) => value);
  return {
    visitorId,
    profileId,
    ...statesOf(model, row),
    traits,
    addresses: addresses.toSorted((a, b) => Number(b === told) - Number(a === told)),
  };
}

function statesOf(
  model: Model,
  row: { hint: string | null; verified: string | null; last_seen: number },
): Pick<Addressee, "hint" | "verified"> {
  const state = (text: string | null) => (text ? stateOf(model, text, row.last_seen) : undefined);
  return { hint: state(row.hint), verified: state(row.verified) };
}

/**
 * What audiences can ask of somebody: where the server vouches that they stand, else where browsers
 * say. Visits and their sources are known to browsers alone, and are refused in the config.
 *
 * @param now seconds since 1970
 */
export function factsOf(
  model: Model,
  { verified, hint, traits }: Addressee,
  locale: string,
  now: number,
): Facts {
  const stored = verified ?? hint;
  const state = stored && settle(model, stored, now).state;
  const [main, ...others] = state?.tracks ?? [];
  return {
    stage: main?.stage ?? model.stages[0]!,
    tracks: Object.fromEntries(others.map(({ key, stage }) => [key, stage])),
    visits: 0,
    locale,
    source: {} as Facts["source"],
    traits,
    now,
    ...(model.profile && profileFacts(model.profile, state?.profile, now)),
  };
}
