import {
  advance,
  type Advanced,
  type LifecycleEvent,
  initialState,
  type Model,
  place,
  PURPOSES,
  type Transition,
} from "@stagelight/core";
import { consentIn } from "@stagelight/core/events";
import { isOfSecret } from "../keys/visitor-secret.ts";
import { TRUST, type LogRow } from "../log/log.ts";
import { whoIs } from "./identify.ts";
import { CONSENT_EVENT, type LoggedEvent, type PlacedByHand, STAGE_EVENT } from "./logged-event.ts";
import type { People, Subject } from "./people.ts";

/** A change of stage, with whom and what it belongs to. */
export interface Recorded {
  readonly row: LogRow;
  readonly messageId: string;
  readonly standing: "hint" | "verified";
  readonly visitorId: string | null;
  readonly profileId: string | null;
  readonly transition: Change;
}

/** What the rules have changed, or becoming one with somebody who stood elsewhere. */
export type Change = Omit<Transition, "kind"> & {
  readonly kind: Transition["kind"] | "merge";
  /** Why a person of the site has decided so, in their words. */
  readonly note?: string;
};

/** What has become of an event. */
export interface Outcome {
  /** Whom it is about. Both nothing: nobody that is known. */
  readonly visitorId: string | null;
  readonly profileId: string | null;
  readonly recorded: readonly Recorded[];
}

/** Plays one event of the log: who it is about, then the two states, each by the same rules. */
export function play(people: People, model: Model, row: LogRow, event: LoggedEvent): Outcome {
  const { visitor, subject, moved } = whoIs(people, model, row, event);
  if (!subject) return { visitorId: null, profileId: null, recorded: [] };
  const whose = {
    visitorId: visitor?.id ?? null,
    profileId: subject === visitor ? null : subject.id,
  };
  if (event.type === CONSENT_EVENT) {
    consent(people, visitor ?? subject, row, event);
    return { ...whose, recorded: [] };
  }
  if (event.type === STAGE_EVENT) {
    return { ...whose, recorded: placed(people, model, { row, event, subject, whose, moved }) };
  }
  const heard: LifecycleEvent = {
    type: event.type,
    ...(event.event !== undefined && { event: event.event }),
    properties: event.properties,
    traits: event.traits,
    timestamp: Date.parse(event.timestamp ?? "") || row.receivedAt,
    receivedAt: row.receivedAt,
    verified: row.trust !== TRUST.hint,
  };
  const { messageId } = event;
  const recorded: Recorded[] = moved.map((each) => ({ row, messageId, ...whose, ...each }));
  for (const standing of standings(row)) {
    const before = subject[standing] ?? initialState(model, Math.floor(row.receivedAt / 1000));
    const { state, transitions }: Advanced = advance(model, before, heard);
    subject[standing] = state;
    for (const transition of transitions) {
      recorded.push({ row, messageId, standing, ...whose, transition });
    }
  }
  touch(people, subject, row);
  if (visitor) touch(people, visitor, row);
  consent(people, visitor ?? (row.trust === TRUST.hint ? undefined : subject), row, event);
  return { ...whose, recorded };
}

/** What a person of the site decides holds for both states. */
function placed(
  people: People,
  model: Model,
  {
    row,
    event: { messageId, properties },
    subject,
    whose,
    moved,
  }: {
    readonly row: LogRow;
    readonly event: LoggedEvent;
    readonly subject: Subject;
    readonly whose: Pick<Outcome, "visitorId" | "profileId">;
    readonly moved: ReturnType<typeof whoIs>["moved"];
  },
): Recorded[] {
  const recorded: Recorded[] = moved.map((each) => ({ row, messageId, ...whose, ...each }));
  if (row.trust === TRUST.hint) return recorded;
  const { track, stage, note } = properties as unknown as PlacedByHand;
  const now = Math.floor(row.receivedAt / 1000);
  for (const standing of ["hint", "verified"] as const) {
    const before = subject[standing] ?? initialState(model, now);
    const { state, transitions } = place(model, before, { track, stage }, now);
    subject[standing] = state;
    for (const each of transitions) {
      const transition = each.kind === "manual" ? { ...each, note } : each;
      recorded.push({ row, messageId, standing, ...whose, transition });
    }
  }
  // A state whose clock runs ahead of when somebody was seen last is taken for a wrong one.
  touch(people, subject, row);
  return recorded;
}

/** Which states an event counts for. */
function standings({ trust }: LogRow): readonly ("hint" | "verified")[] {
  if (trust === TRUST.hint) return ["hint"];
  return trust === TRUST.verifiedOnly ? ["verified"] : ["hint", "verified"];
}

function touch(people: People, subject: Subject, { receivedAt }: LogRow): void {
  subject.lastSeen = Math.max(subject.lastSeen, receivedAt);
  people.change(subject);
}

/**
 * The purposes that somebody is said to have granted: in a browser, or to the site's server. What is
 * only said again is no new decision, and what was decided before is none any more.
 */
function consent(
  people: People,
  whose: Subject | undefined,
  { trust, receivedAt }: LogRow,
  { type, context, timestamp, stagelight }: LoggedEvent,
): void {
  const said = whose && consentIn(context);
  if (!said) return;
  const at = Math.min(Date.parse(timestamp ?? "") || receivedAt, receivedAt);
  if (at < (whose.consentAt ?? 0)) return;
  let granted: string[] = PURPOSES.filter((purpose) => said[purpose]);
  // Whoever merely knows a visitor's id must not allow anything in their name.
  const proven = trust !== TRUST.hint || stagelight?.visitor || !isOfSecret(whose.id);
  if (!proven && whose.consent) {
    const before = JSON.parse(whose.consent) as string[];
    granted = granted.filter((purpose) => before.includes(purpose));
  }
  const text = JSON.stringify(granted);
  if (text === whose.consent && type !== CONSENT_EVENT) return;
  whose.consent = text;
  whose.consentAt = at;
  people.change(whose);
}
