/**
 * The type of what the server itself appends where somebody allows less and nothing else may be kept.
 * No client can send it.
 */
export const CONSENT_EVENT = "consent";

/**
 * The type of what the server itself appends where a person of the site puts somebody into a stage:
 * its properties are a {@link PlacedByHand}. No client can send it.
 */
export const STAGE_EVENT = "stage";

/** What a person of the site has decided about somebody's stage. */
export interface PlacedByHand {
  /** Empty for the main one. */
  readonly track: string;
  readonly stage: string;
  /** Why, in their words. Whom it is about is told it. */
  readonly note: string;
}

/** An event as the log keeps it: the Segment Spec's, complete, and what the server adds. */
export interface LoggedEvent {
  readonly type: string;
  readonly messageId: string;
  readonly anonymousId?: string | null;
  readonly userId?: string | number | null;
  readonly previousId?: string | number | null;
  readonly event?: string;
  readonly name?: string | null;
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly traits?: Readonly<Record<string, unknown>> | null;
  readonly context?: Readonly<Record<string, unknown>> | null;
  /** ISO 8601; corrected by the difference of the clocks. */
  readonly timestamp?: string;
  /** Written by the server alone: whatever a client sends under this key is dropped. */
  readonly stagelight?: {
    /** Who the visitor is, by a valid identity token. */
    readonly proof?: Proof;
    /** The sender has shown the secret that the `anonymousId` is made of. */
    readonly visitor?: true;
  };
}

/** Who somebody is, proven by a signature. */
export interface Proof {
  readonly userId?: string;
  readonly email?: string;
}
