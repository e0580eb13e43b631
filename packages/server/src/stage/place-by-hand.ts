import { type LifecycleState, settle, stageOn } from "@stagelight/core";
import { namingOfProfile, type Naming } from "../identity/naming.ts";
import { uuidOf } from "../keys/uuid.ts";
import { type LogEntry, TRUST } from "../log/log.ts";
import { projectAll } from "../privacy/erase.ts";
import { letOthersWork } from "../privacy/steps.ts";
import { type PlacedByHand, STAGE_EVENT } from "../project/logged-event.ts";
import { stateOf } from "../project/people.ts";
import type { CommandContext } from "../store/commands.ts";
import { auditDeed, type Deed } from "../team/audit/audit.ts";

/** Whom a person of the site puts into which stage, and why. Plain data. */
export interface PlaceInput extends PlacedByHand {
  /** A profile, or a visitor that belongs to none. */
  readonly person: { readonly profile: string } | { readonly visitor: string };
  /** Made by who asks: the same one again is the same decision. */
  readonly id: string;
  /** Written down with it, with the event's id and the stages. */
  readonly deed?: Deed;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What became of it. */
export type Placed =
  | { readonly is: "unknown" }
  /** They stand there already. */
  | { readonly is: "already" }
  | {
      readonly is: "done";
      readonly from: string;
      readonly messageId: string;
      /** It was decided before. */
      readonly again: boolean;
    };

/**
 * Puts somebody into a stage, as an event of the log: so it is the same when the log is played again,
 * and whom it is about is told of it by `v1/stage` and `v1/me`. It is projected when this resolves.
 */
export async function placeByHand(
  { database, model, plan, appended }: CommandContext,
  { person, id, deed, now, track, stage, note }: PlaceInput,
): Promise<Placed> {
  const rules = { model, plan };
  // Where they stand, and who is who, may be in the log alone.
  await projectAll(database, rules, letOthersWork);
  const found = await find(database.db, person);
  if (!found) return { is: "unknown" };
  const messageId = uuidOf(`stage by hand ${id}`);
  const before = await placedBefore(database.db, person, messageId);
  if (before !== undefined) return { is: "done", from: before, messageId, again: true };
  const seconds = Math.floor(now / 1000);
  const states = [found.hint, found.verified].map((text): LifecycleState | undefined =>
    text === null ? undefined : settle(model, stateOf(model, text, found.lastSeen), seconds).state,
  );
  const stands = states.map((state) => (state ? stageOn(model, state, track) : undefined));
  if (stands.every((each) => each === stage)) return { is: "already" };
  const from = stands[1] ?? stands[0] ?? model.stages[0]!;
  const entry: LogEntry = {
    receivedAt: now,
    trust: TRUST.verified,
    body: JSON.stringify({
      type: STAGE_EVENT,
      messageId,
      ...found.naming,
      timestamp: new Date(now).toISOString(),
      properties: { track, stage, note } satisfies PlacedByHand,
    }),
  };
  await database.db.transaction().execute(async (step) => {
    await database.log.append([entry], step);
    await auditDeed(step, deed, now, { message: messageId, track, from, to: stage });
  });
  appended();
  await projectAll(database, rules, letOthersWork);
  return { is: "done", from, messageId, again: false };
}

interface Found {
  readonly hint: string | null;
  readonly verified: string | null;
  readonly lastSeen: number;
  readonly naming: Naming;
}

async function find(
  db: CommandContext["database"]["db"],
  person: PlaceInput["person"],
): Promise<Found | undefined> {
  const columns = ["hint", "verified", "last_seen as lastSeen"] as const;
  if ("profile" in person) {
    const row = await db
      .selectFrom("profile")
      .select(columns)
      .where("id", "=", person.profile)
      .executeTakeFirst();
    const naming = row && (await namingOfProfile(db, person.profile));
    return naming && { ...row, naming };
  }
  const row = await db
    .selectFrom("visitor")
    .select(columns)
    .where("id", "=", person.visitor)
    .where("profile_id", "is", null)
    .executeTakeFirst();
  return row && { ...row, naming: { anonymousId: person.visitor } };
}

/** Where they stood before the same decision was made, if it was. */
async function placedBefore(
  db: CommandContext["database"]["db"],
  person: PlaceInput["person"],
  messageId: string,
): Promise<string | undefined> {
  const rows = await db
    .selectFrom("transition")
    .select(["from_stage", "evidence"])
    .where("kind", "=", "manual")
    .$if("profile" in person, (rows) =>
      rows.where("profile_id", "=", (person as { profile: string }).profile),
    )
    .$if("visitor" in person, (rows) =>
      rows.where("visitor_id", "=", (person as { visitor: string }).visitor),
    )
    .orderBy("id", "desc")
    .execute();
  return rows.find(({ evidence }) => evidence.includes(messageId))?.from_stage;
}
