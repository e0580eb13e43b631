import { decodeState, encodeState, type LifecycleState, type Model } from "@stagelight/core";
import type { Kysely, Transaction } from "kysely";
import type { Bulk, Value } from "../store/database.ts";
import type { IdentityTable, ProfileTable, Tables, VisitorTable } from "../store/tables.ts";

/** What the browser has said of the person, unproven. */
export interface Claims {
  readonly userId?: string;
  readonly traits?: Readonly<Record<string, unknown>>;
}

/** Who stands in stages: a visitor, or the profile that it belongs to. */
export interface Subject {
  id: string;
  firstSeen: number;
  lastSeen: number;
  hint: LifecycleState | undefined;
  verified: LifecycleState | undefined;
  /** The purposes that were granted last, as JSON. */
  consent: string | null;
  consentAt: number | null;
}

export interface Visitor extends Subject {
  profileId: string | null;
  claims: Claims | undefined;
}

export interface Profile extends Subject {
  traits: Readonly<Record<string, unknown>> | undefined;
}

/** Which tables a projection writes. */
export type Prefix = "" | "snapshot_" | "replay_";

/** What is loaded for a batch. */
export interface Wanted {
  readonly visitors: readonly string[];
  readonly identities: readonly string[];
}

/** The people of one batch: loaded together, changed in memory, saved together. */
export class People {
  readonly #model: Model;
  readonly #prefix: Prefix;
  readonly #bulk: Bulk;
  readonly #visitors = new Map<string, Visitor>();
  readonly #profiles = new Map<string, Profile>();
  readonly #identities = new Map<string, string>();
  readonly #changed = new Set<Subject>();
  readonly #proven = new Map<string, IdentityTable>();
  /** Profiles that became part of another: ids of the one and the other. */
  readonly #merged = new Map<string, string>();
  /** Visitors that belonged to nobody, and to which profile they belonged then. */
  readonly #assigned = new Map<string, string>();

  constructor(model: Model, prefix: Prefix, bulk: Bulk) {
    this.#model = model;
    this.#prefix = prefix;
    this.#bulk = bulk;
  }

  async load(db: Kysely<Tables>, { visitors, identities }: Wanted): Promise<void> {
    const bulk = this.#bulk;
    const rows = await bulk.pick<VisitorTable>(db, `${this.#prefix}visitor`, "id", visitors);
    const known = await bulk.pick<IdentityTable>(
      db,
      `${this.#prefix}identity`,
      "value",
      identities,
    );
    for (const { kind, value, profile_id: id } of known) {
      this.#identities.set(identityKey(kind, value), id);
    }
    const profiles = new Set(known.map((each) => each.profile_id));
    for (const row of rows) {
      this.#visitors.set(row.id, { ...this.#subject(row), ...visitorParts(row) });
      if (row.profile_id) profiles.add(row.profile_id);
    }
    const table = `${this.#prefix}profile` as const;
    for (const row of await bulk.pick<ProfileTable>(db, table, "id", [...profiles])) {
      this.#profiles.set(row.id, {
        ...this.#subject(row),
        traits: parsed(row.traits),
      });
    }
  }

  visitor(id: string, now: number): Visitor {
    const known = this.#visitors.get(id);
    if (known) return known;
    const made: Visitor = {
      ...nobody(id, now),
      profileId: null,
      claims: undefined,
    };
    this.#visitors.set(id, made);
    return made;
  }

  knownVisitor(id: string): Visitor | undefined {
    return this.#visitors.get(id);
  }

  profile(id: string): Profile | undefined {
    return this.#profiles.get(id);
  }

  /** The profile that something proven belongs to. */
  proven(kind: IdentityTable["kind"], value: string): Profile | undefined {
    return this.#profiles.get(this.#identities.get(identityKey(kind, value)) ?? "");
  }

  makeProfile(id: string, now: number): Profile {
    const made: Profile = { ...nobody(id, now), traits: undefined };
    this.#profiles.set(id, made);
    this.#changed.add(made);
    return made;
  }

  prove(kind: IdentityTable["kind"], value: string, profile: Profile): void {
    const key = identityKey(kind, value);
    if (this.#identities.get(key) === profile.id) return;
    this.#identities.set(key, profile.id);
    this.#proven.set(key, { kind, value, profile_id: profile.id });
  }

  /** A visitor belongs to a profile from now on; so does what is recorded of it and of nobody else. */
  assign(visitor: Visitor, profile: Profile): void {
    if (visitor.profileId === null) this.#assigned.set(visitor.id, profile.id);
    visitor.profileId = profile.id;
    this.change(visitor);
  }

  /** All that belongs to one profile belongs to another from now on. States are not touched. */
  merge(from: Profile, into: Profile): void {
    for (const owners of [this.#merged, this.#assigned, this.#identities]) {
      for (const [key, id] of owners) if (id === from.id) owners.set(key, into.id);
    }
    this.#merged.set(from.id, into.id);
    this.#profiles.delete(from.id);
    this.#changed.delete(from);
    for (const row of this.#proven.values())
      if (row.profile_id === from.id) row.profile_id = into.id;
    for (const visitor of this.#visitors.values()) {
      if (visitor.profileId === from.id) visitor.profileId = into.id;
    }
  }

  /** To which profile something belongs by now that was a visitor's or a profile's then. */
  ownerOf(visitorId: string | null, profileId: string | null): string | null {
    if (profileId !== null) return this.#merged.get(profileId) ?? profileId;
    return this.#assigned.get(visitorId ?? "") ?? null;
  }

  change(subject: Subject): void {
    this.#changed.add(subject);
  }

  /** Writes what has changed. What was recorded of these people must be written before. */
  async save(step: Transaction<Tables>): Promise<void> {
    const bulk = this.#bulk;
    const [visitor, profile, identity] = (["visitor", "profile", "identity"] as const).map(
      (table) => `${this.#prefix}${table}` as const,
    ) as ["visitor", "profile", "identity"];
    const records = RECORDS[this.#prefix];
    const merged = [...this.#merged];
    for (const table of [visitor, identity, ...records]) {
      await bulk.reassign(step, table, "profile_id", merged);
    }
    for (const table of records) {
      await bulk.reassign(step, table, "visitor_id", [...this.#assigned]);
    }
    await bulk.remove(
      step,
      profile,
      "id",
      merged.map(([from]) => from),
    );
    const changed = [...this.#changed];
    const visitors = changed.filter((each): each is Visitor => "profileId" in each);
    const profiles = changed.filter((each): each is Profile => !("profileId" in each));
    await bulk.put(
      step,
      visitor,
      VISITOR_COLUMNS,
      ["id"],
      visitors.map((each) => [
        ...this.#row(each),
        each.profileId,
        each.claims ? JSON.stringify(each.claims) : null,
      ]),
    );
    await bulk.put(
      step,
      profile,
      PROFILE_COLUMNS,
      ["id"],
      profiles.map((each) => [
        ...this.#row(each),
        each.traits ? JSON.stringify(each.traits) : null,
      ]),
    );
    const proven = [...this.#proven.values()].map((each) => [
      each.kind,
      each.value,
      each.profile_id,
    ]);
    await bulk.put(step, identity, IDENTITY_COLUMNS, ["kind", "value"], proven);
  }

  #subject({
    id,
    first_seen: firstSeen,
    last_seen: lastSeen,
    hint,
    verified,
    consent,
    consent_at: consentAt,
  }: ProfileTable | VisitorTable): Subject {
    const state = (text: string | null) =>
      text ? stateOf(this.#model, text, lastSeen) : undefined;
    const [hinted, vouched] = [state(hint), state(verified)];
    return { id, firstSeen, lastSeen, hint: hinted, verified: vouched, consent, consentAt };
  }

  #row({ id, firstSeen, lastSeen, hint, verified, consent, consentAt }: Subject): Value[] {
    const encoded = (state: LifecycleState | undefined) =>
      state ? stateText(this.#model, state) : null;
    return [id, firstSeen, lastSeen, encoded(hint), encoded(verified), consent, consentAt];
  }
}

/** A state as it is stored. */
function stateText(model: Model, state: LifecycleState): string {
  return JSON.stringify({ l: encodeState(model, state), h: state.profile });
}

/** A stored state. */
export function stateOf(model: Model, text: string, now: number): LifecycleState {
  const { l, h } = JSON.parse(text) as { l: unknown; h?: unknown };
  return decodeState(model, l, Math.floor(now / 1000), h);
}

/** Tables in which each projection records what has happened to its people. */
const RECORDS = {
  "": [
    "transition",
    "job",
    "placed_order",
    "mail_record",
    "referral_order",
    "review_invitation",
    "review",
    "review_vote",
    "survey_answer",
    "conversation",
  ],
  snapshot_: [],
  replay_: ["replay_transition"],
} as const;

/** Of {@link People}'s `#row`. */
const SUBJECT_COLUMNS = [
  "id",
  "first_seen",
  "last_seen",
  "hint",
  "verified",
  "consent",
  "consent_at",
];
const VISITOR_COLUMNS = [...SUBJECT_COLUMNS, "profile_id", "claims"];
const PROFILE_COLUMNS = [...SUBJECT_COLUMNS, "traits"];
const IDENTITY_COLUMNS = ["kind", "value", "profile_id"];

function nobody(id: string, now: number): Subject {
  return {
    id,
    firstSeen: now,
    lastSeen: now,
    hint: undefined,
    verified: undefined,
    consent: null,
    consentAt: null,
  };
}

function visitorParts({ profile_id: profileId, claims }: VisitorTable) {
  return { profileId, claims: parsed(claims) as Claims | undefined };
}

function parsed(text: string | null): Readonly<Record<string, unknown>> | undefined {
  return text ? (JSON.parse(text) as Record<string, unknown>) : undefined;
}

function identityKey(kind: string, value: string): string {
  return `${kind}:${value}`;
}
