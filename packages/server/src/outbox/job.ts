import type { LoggedEvent } from "../project/logged-event.ts";

/** What kinds of jobs there are; a job's endpoint does it. */
export type JobKind = "deliver" | "mail" | "follow-up" | "forget" | "referral" | "review" | "push";

/** A job as it is made. Plain data. */
export interface NewJob {
  /** Stays the same over all tries: what receivers know a repeat by. */
  readonly uid: string;
  readonly kind: JobKind;
  /** Who does it: `mail`, `push`, `follow-up`, or a connector's name. */
  readonly endpoint: string;
  /** Id of the lifecycle mail that it is about. */
  readonly topic?: string;
  /** While a job with this key is there, no other one is made. */
  readonly uniqueKey?: string;
  readonly visitorId: string | null;
  readonly profileId: string | null;
  /** Address that it goes to, in its canonical form. */
  readonly recipient?: string;
  readonly payload: object;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly dueAt: number;
}

/** A job as it is handed out to be done. */
export interface Job {
  readonly uid: string;
  readonly kind: JobKind;
  readonly endpoint: string;
  readonly topic: string | null;
  readonly visitorId: string | null;
  readonly profileId: string | null;
  readonly recipient: string | null;
  readonly payload: unknown;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly dueAt: number;
  /** How often it has failed before. */
  readonly attempts: number;
}

/** Follow-ups of a person that need not be done any more. */
export interface Cancel {
  readonly topic: string;
  readonly visitorId: string | null;
  readonly profileId: string | null;
}

/** The payload of a `deliver` job: one event, or one change of stage with the event that caused it. */
export interface Delivery {
  readonly kind: "event" | "stage";
  /** Milliseconds since 1970: when it happened. */
  readonly at: number;
  readonly event: Omit<LoggedEvent, "stagelight">;
  /** Of an event of the newsletter: the subscriber's address. */
  readonly subscriber?: string;
  readonly stage?: {
    readonly track: string;
    readonly from: string;
    readonly to: string;
    readonly at: number;
    readonly standing: "hint" | "verified";
    /** What kind of change it is, and the rule's id. */
    readonly reason: string;
    readonly rule: string;
  };
}
