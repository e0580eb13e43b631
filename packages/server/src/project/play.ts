import {
  advance,
  type Advanced,
  type LifecycleEvent,
  initialState,
  type Model,
  PURPOSES,
  type Transition,
} from "@stagelight/core";
import { consentIn } from "@stagelight/core/events";
import { TRUST, type LogRow } from "../log/log.ts";
import { whoIs } from "./identify.ts";
import type { LoggedEvent } from "./logged-event.ts";
import type { People, Subject, Visitor } from "./people.ts";

/** A change of stage, with whom and what it belongs to. */
export interface Recorded {
  readonly row: LogRow;
  readonly messageId: string;
  readonly standing: "hint" | "verified";
  readonly visitorId: string | null;
  readonly profileId: string | null;
  readonly transition: Transition;
}

/** Plays one event of the log: who it is about, then the two states, each by the same rules. */
export function play(people: People, model: Model, row: LogRow, event: LoggedEvent): Recorded[] {
  const { visitor, subject } = whoIs(people, model, row, event);
  if (!subject) return [];
  const heard: LifecycleEvent = {
    type: event.type,
    ...(event.event !== undefined && { event: event.event }),
    properties: event.properties,
    traits: event.traits,
    timestamp: Date.parse(event.timestamp ?? "") || row.receivedAt,
    receivedAt: row.receivedAt,
    verified: row.trust !== TRUST.hint,
  };
  const recorded: Recorded[] = [];
  for (const standing of standings(row)) {
    const before = subject[standing] ?? initialState(model, Math.floor(row.receivedAt / 1000));
    const { state, transitions }: Advanced = advance(model, before, heard);
    subject[standing] = state;
    for (const transition of transitions) {
      recorded.push({
        row,
        messageId: event.messageId,
        standing,
        visitorId: visitor?.id ?? null,
        profileId: subject === visitor ? null : subject.id,
        transition,
      });
    }
  }
  touch(people, subject, row);
  if (visitor) {
    consent(visitor, event);
    touch(people, visitor, row);
  }
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

/** The purposes that the browser said are granted. */
function consent(visitor: Visitor, { context }: LoggedEvent): void {
  const said = consentIn(context);
  if (said) visitor.consent = JSON.stringify(PURPOSES.filter((purpose) => said[purpose]));
}
