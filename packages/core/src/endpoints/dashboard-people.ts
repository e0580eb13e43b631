import type { MeAnswer } from "./me-schema.ts";
import type { Standing, StageReason } from "./stage-schema.ts";

/*
 * What the dashboard is told of people. Times are ISO 8601. No promise to anybody else: the dashboard
 * and its server are of one version.
 */

/** Somebody in a list. */
export interface TeamPersonRow {
  /** `profile:<id>`, or `visitor:<id>` of who belongs to none. */
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
  /** Whether the address is proven, or only said. */
  readonly proven: boolean;
  readonly userId?: string;
  /** On the main track: what the site vouches for, else what the browser has told. */
  readonly stage: string;
  readonly verified: boolean;
  readonly firstSeen: string;
  readonly lastSeen: string;
}

/** The answer of `people`. */
export interface TeamPeopleAnswer {
  readonly people: readonly TeamPersonRow[];
  /** Whether there may be others. */
  readonly more: boolean;
}

/** A change of stage, with what has led to it. */
export interface TeamStageChange {
  readonly standing: "hint" | "verified";
  /** Empty for the main one. */
  readonly track: string;
  readonly from: string;
  readonly to: string;
  readonly at: string;
  /** `rule`, `decay`, `merge`, `manual`, `reset`. */
  readonly kind: string;
  /** Id of the rule or the decay. */
  readonly rule: string;
  readonly evidence: StageReason["evidence"];
  /** Of a decay: seconds, and whether they count from when the stage was entered. */
  readonly after?: { readonly seconds: number; readonly sinceEntry: boolean };
  /** By hand: why, and who it was. */
  readonly note?: string;
  readonly by?: string;
}

/** A browser of somebody's. */
export interface TeamBrowser {
  readonly id: string;
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** Purposes that were allowed last; nothing where it never said. */
  readonly consent: readonly string[] | null;
  readonly consentAt: string | null;
  /** What it has said of its person, unproven. */
  readonly claims: { readonly userId?: string; readonly traits?: Traits } | null;
}

type Traits = Readonly<Record<string, unknown>>;

/** A conversation of somebody's. */
export interface TeamPersonConversation {
  readonly id: string;
  readonly state: string;
  readonly source: string;
  readonly startedAt: string;
  readonly changedAt: string;
  readonly rating: number | null;
}

/** The answer of `people/:id`. */
export interface TeamPersonAnswer {
  readonly person: TeamPersonRow & {
    readonly emails: readonly string[];
    readonly userIds: readonly string[];
    readonly traits: Traits;
    /** When all of it is deleted at the latest, unless something happens. */
    readonly deletedAt: string;
    /** What the site's server has said of consent. */
    readonly consent: readonly string[] | null;
    readonly consentAt: string | null;
    /** What has to be typed to erase. */
    readonly confirm: string;
  };
  readonly stands: {
    readonly hint: Standing;
    readonly verified: Standing | null;
  };
  /** The newest first. Where the stage has fallen since, and nothing is recorded yet, that is in it. */
  readonly changes: readonly TeamStageChange[];
  readonly browsers: readonly TeamBrowser[];
  readonly newsletter: MeAnswer["newsletter"];
  readonly orders: MeAnswer["orders"];
  readonly mails: MeAnswer["mails"];
  readonly referral: MeAnswer["referral"];
  readonly reviews: MeAnswer["reviews"];
  readonly surveys: MeAnswer["surveys"];
  readonly conversations: readonly TeamPersonConversation[];
}

/** The answer of `people/:id/events`. */
export type TeamPersonEventsAnswer = Pick<MeAnswer, "events" | "moreEvents">;

/** The answer of `conversations/:id/person`. */
export interface TeamConversationPersonAnswer {
  /** The page that the visitor was on last, as far as it was told. */
  readonly page: string | null;
  readonly referrer: string | null;
  readonly userAgent: string | null;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  readonly fields: Readonly<Record<string, string>>;
  /**
   * Why it is known who it is: they have signed in, have proven the address, or allow statistics. Nothing
   * else is told of anybody.
   */
  readonly known: "signed-in" | "address" | "browser" | null;
  readonly about: TeamPersonAnswer | null;
  /** Who has signed in and has no profile: by this `people/:id/erase` and `/export` go, and nothing else is told. */
  readonly signedIn: { readonly id: `user:${string}`; readonly confirm: string } | null;
}
