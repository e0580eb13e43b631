/*
 * What the dashboard is told of decisions that wait for somebody. Times are ISO 8601. No promise to
 * anybody else: the dashboard and its server are of one version.
 */

/** The answer of `decisions`: how many wait. */
export interface TeamDecisionsAnswer {
  /** Rewards that wait for a decision, and reviews that nobody has read. */
  readonly rewards: number;
  readonly reviews: number;
  /** Products whose average stands still. */
  readonly frozen: number;
  /** Jobs that were given up. */
  readonly dead: number;
}

/** A reward about which something can be decided. */
export interface TeamReward {
  readonly id: string;
  readonly program: string;
  /** What the program is called. */
  readonly programName: string;
  readonly rule: string;
  readonly state: "review" | "held" | "approved" | "issued" | "used" | "rejected" | "reversed";
  /** A currency, in whose minor units the amount is; or what the reward is counted in. */
  readonly unit: string;
  readonly amount: number;
  /** Digits behind the point, where the unit is a currency. */
  readonly digits: number | null;
  readonly createdAt: string;
  /** When it is given, unless something comes between. */
  readonly dueAt: string | null;
  /** `order:…`, `sign-up:…`. */
  readonly conversion: string;
  /** Why it waits, and what people have written to it. */
  readonly reasons: readonly string[];
  /** Whose it is; nothing once they were erased. */
  readonly owner: {
    readonly name: string | null;
    readonly email: string;
    /** By which `people` knows them. */
    readonly person: string | null;
  } | null;
  /** How it is known who brought the friend; nothing once one of the two was erased. */
  readonly evidence: {
    readonly code: string;
    readonly how: string;
    readonly at: string;
    readonly reason: string;
    readonly codes: number;
    readonly touch: string;
    /** Seconds. */
    readonly window: number;
  } | null;
}

/** The answer of `rewards/held`. */
export interface TeamRewardsAnswer {
  /** Those that have waited longest first. */
  readonly rewards: readonly TeamReward[];
  readonly more: boolean;
}

/** The answer of `POST rewards/:id`. */
export interface TeamRewardDecided {
  /** `already`: there is nothing to decide where it stands. `early`: it is held until `at`. */
  readonly is: "done" | "already" | "early";
  readonly state: TeamReward["state"];
  readonly at?: string;
  readonly waits?: "no-code" | "no-rule";
}

/** A review as somebody decides about it. */
export interface TeamReview {
  readonly id: string;
  readonly product: string | null;
  readonly productName: string | null;
  readonly stars: number;
  readonly text: string;
  readonly author: string;
  readonly locale: string;
  readonly at: string;
  /** As `provenanceOf` tells. */
  readonly provenance: readonly string[];
  readonly state: "waiting" | "published" | "hidden";
  readonly reason: string | null;
  /** Whether somebody of the shop has read it. */
  readonly read: boolean;
  readonly permission: boolean;
  readonly featured: boolean;
  readonly answer: string | null;
  readonly votes: number;
  readonly promised: string | null;
  readonly importedFrom: string | null;
  /** Ids of its photos. */
  readonly photos: readonly string[];
}

/** What was decided about a review, when and by whom. */
export interface TeamReviewDecision {
  readonly at: string;
  readonly by: string;
  readonly action: string;
  readonly reason: string | null;
  readonly note: string | null;
}

/** The answer of `reviews`. */
export interface TeamReviewsAnswer {
  readonly reviews: readonly TeamReview[];
  /** Where to go on: goes into `after`. */
  readonly next: string | null;
  readonly frozen: readonly { readonly product: string; readonly since: string }[];
}

/** The answer of `reviews/:id`. */
export interface TeamReviewAnswer {
  readonly review: TeamReview;
  readonly decisions: readonly TeamReviewDecision[];
}

/** The answer of `POST reviews/:id`. */
export interface TeamReviewDecided {
  /** Or why it could not be decided: see `Refusal` of the server. */
  readonly is: "done" | "already" | "refused";
  readonly why?: string;
  readonly state: TeamReview["state"];
  /** Whether a mail to the author was made. */
  readonly told: boolean;
}

/** A job that was given up. */
export interface TeamDeadJob {
  readonly id: string;
  readonly endpoint: string;
  readonly kind: string;
  readonly createdAt: string;
  readonly deadAt: string;
  readonly attempts: number;
  readonly trouble: string | null;
}

/** The answer of `dead-letters`. */
export interface TeamDeadLettersAnswer {
  /** The newest first. */
  readonly jobs: readonly TeamDeadJob[];
  readonly more: boolean;
  readonly endpoints: readonly {
    readonly name: string;
    readonly state: "works" | "fails" | "disabled";
    readonly waiting: number;
    readonly dead: number;
  }[];
}
