import type { Counted } from "../../texts/fill.ts";

/** Words about decisions. */
export interface DecisionsTexts {
  /** Name in the navigation, and title. */
  readonly title: string;
  readonly about: string;
  readonly queues: Readonly<Record<"reviews" | "rewards" | "dead-letters", string>>;
  /** Names the list of queues to screen readers. */
  readonly choose: string;
  readonly nothing: string;
  readonly nothingText: string;
  /** For the list of shortcuts. */
  readonly keys: Readonly<Record<"next" | "previous" | "open" | "approve" | "refuse", string>>;
  readonly reviews: {
    readonly rule: string;
    readonly states: Readonly<Record<"unread" | "waiting" | "published" | "hidden", string>>;
    readonly state: string;
    /** Read out in place of the stars. */
    readonly stars: Counted;
    readonly by: string;
    readonly noText: string;
    readonly frozen: string;
    readonly unfreeze: string;
    readonly unfrozen: string;
    readonly publish: string;
    readonly hide: string;
    readonly answer: string;
    readonly editAnswer: string;
    readonly feature: string;
    readonly unfeature: string;
    readonly featured: string;
    readonly photo: string;
    readonly shopAnswer: string;
    readonly promised: string;
    readonly imported: string;
    readonly provenance: Readonly<Record<string, string>>;
    readonly hideTitle: string;
    readonly hideAbout: string;
    readonly reason: string;
    readonly reasons: Readonly<Record<string, string>>;
    readonly of: string;
    readonly ofHint: string;
    readonly note: string;
    readonly noteHint: string;
    readonly answerTitle: string;
    readonly answerHint: string;
    readonly told: string;
    readonly done: Readonly<
      Record<"publish" | "hide" | "answer" | "feature" | "unfeature", string>
    >;
    readonly refusals: Readonly<Record<string, string>>;
    readonly history: string;
    /** `{name}` has done `{action}`. */
    readonly actions: Readonly<Record<string, string>>;
  };
  readonly rewards: {
    readonly states: Readonly<Record<"review" | "held" | "approved", string>>;
    readonly state: string;
    /** `{what}` to `{who}`. */
    readonly to: string;
    readonly erased: string;
    readonly program: string;
    readonly conversion: string;
    readonly order: string;
    readonly signUp: string;
    readonly reasons: string;
    readonly reasonNames: Readonly<Record<string, string>>;
    readonly due: string;
    readonly known: string;
    /** `{code}`, `{how}`. */
    readonly evidence: string;
    readonly hows: Readonly<Record<"typed" | "link" | "cookie", string>>;
    readonly policy: string;
    readonly touches: Readonly<Record<"first" | "last", string>>;
    readonly person: string;
    readonly approve: string;
    readonly approveNow: string;
    readonly refuse: string;
    readonly refuseTitle: string;
    readonly refuseAbout: string;
    readonly refuseReason: string;
    readonly approved: string;
    readonly refused: string;
    readonly already: string;
    /** `{time}`. */
    readonly early: string;
    readonly noCode: string;
    readonly noRule: string;
  };
  readonly dead: {
    readonly about: string;
    readonly endpoints: string;
    readonly endpoint: string;
    readonly state: string;
    readonly states: Readonly<Record<"works" | "fails" | "disabled", string>>;
    readonly waiting: string;
    readonly given: string;
    readonly enable: string;
    readonly retryAll: string;
    readonly jobs: string;
    readonly job: string;
    readonly why: string;
    readonly when: string;
    readonly tries: Counted;
    readonly retry: string;
    readonly drop: string;
    readonly dropTitle: string;
    readonly dropAbout: string;
    readonly retried: string;
    readonly retriedAll: Counted;
    readonly dropped: string;
    readonly enabled: string;
    readonly already: string;
    readonly owners: string;
  };
}
