import {
  type Evidence,
  type LifecycleState,
  initialState,
  type Model,
  settle,
} from "@stagelight/core";
import type { StageReason, Standing } from "@stagelight/core/endpoints";
import { describeCause } from "@stagelight/core/simulate";
import type { Kysely } from "kysely";
import { stateOf } from "../project/people.ts";
import type { Tables } from "../store/tables.ts";
import type { Person } from "./person.ts";

/** A state and why it is so. */
export interface Stood {
  readonly state: LifecycleState;
  readonly standing: Standing;
}

/** Where somebody stands now. */
export interface Stands {
  readonly hint: Stood;
  readonly verified: Stood | undefined;
}

/**
 * Works out where a person stands now, and why.
 *
 * @param person nobody who was never heard of stands at the beginning
 * @param now seconds since 1970
 */
export async function standsOf(
  read: Kysely<Tables>,
  model: Model,
  person: Person | undefined,
  now: number,
): Promise<Stands> {
  const settled = (text: string | null | undefined): LifecycleState | undefined =>
    text ? settle(model, stateOf(model, text, person!.lastSeen), now).state : undefined;
  const hint = settled(person?.hint) ?? initialState(model, now);
  const verified = settled(person?.verified);
  const recorded = person ? await recordsOf(read, person, [hint, verified]) : [];
  const stood = (standing: Recorded["standing"], state: LifecycleState): Stood => ({
    state,
    standing: describe(
      model,
      state,
      recorded.filter((each) => each.standing === standing),
    ),
  });
  return { hint: stood("hint", hint), verified: verified && stood("verified", verified) };
}

interface Recorded {
  readonly standing: "hint" | "verified";
  readonly to_stage: string;
  readonly at: number;
  readonly rule: string;
  readonly kind: string;
  readonly evidence: string;
}

/** The recorded changes that led to the present stages. */
async function recordsOf(
  read: Kysely<Tables>,
  { visitorId, profileId }: Person,
  states: readonly (LifecycleState | undefined)[],
): Promise<Recorded[]> {
  const times = states.flatMap((state) => (state ? state.tracks[0]!.since * 1000 : []));
  const rows = read
    .selectFrom("transition")
    .select(["standing", "to_stage", "at", "rule", "kind", "evidence"])
    .where("track", "=", "")
    .where("at", "in", times);
  return profileId === null
    ? rows.where("visitor_id", "=", visitorId).where("profile_id", "is", null).execute()
    : rows.where("profile_id", "=", profileId).execute();
}

function describe(
  model: Model,
  { tracks: [main, ...others] }: LifecycleState,
  recorded: readonly Recorded[],
): Standing {
  const { stage, since, why } = main!;
  return {
    stage,
    since: iso(since * 1000),
    reason: why ? reasonOf(model, main!, recorded) : null,
    tracks: Object.fromEntries(others.map(({ key, stage: its }) => [key, its])),
  };
}

function reasonOf(
  model: Model,
  { stage, since, why: rule, from }: LifecycleState["tracks"][number],
  recorded: readonly Recorded[],
): StageReason {
  const record = recorded.find(
    (each) => each.at === since * 1000 && each.rule === rule && each.to_stage === stage,
  );
  const { counted: evidence, note } = recordedWhy(record?.evidence);
  // A decay may have fallen due since the last event: then nothing is recorded of it yet.
  const kind =
    record?.kind === "manual"
      ? record.kind
      : model.decay.some(([id]) => id === rule)
        ? "decay"
        : "rule";
  const transition = {
    track: "",
    from,
    to: stage,
    at: since * 1000,
    kind,
    rule,
    evidence,
  } as const;
  const known = kind === "decay" || record;
  return {
    kind,
    rule,
    from,
    evidence: toldEvidence(evidence),
    ...(note !== undefined && { note }),
    text: known ? describeCause(transition, model) : "What was counted is no longer known",
  };
}

/** Why a recorded change happened: what was counted, or what a person of the site has written. */
export interface RecordedWhy {
  /** Of the event that tipped it. */
  readonly messageId?: string;
  readonly counted: readonly Evidence[];
  readonly note?: string;
}

/** The column `evidence` of a recorded change, read. */
export function recordedWhy(text: string | undefined): RecordedWhy {
  return text === undefined ? { counted: [] } : (JSON.parse(text) as RecordedWhy);
}

/** What was counted, with times as they are told. */
export function toldEvidence(counted: readonly Evidence[]): StageReason["evidence"] {
  return counted.map(({ what, count, first, last }) => ({
    what,
    count,
    first: iso(first),
    last: iso(last),
  }));
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
