import type { Counted } from "../../texts/fill.ts";

/** Words about people. */
export interface PeopleTexts {
  /** Name in the navigation, and title. */
  readonly title: string;
  readonly about: string;
  /** Label of the field to search in. */
  readonly search: string;
  readonly searchHint: string;
  /** Above the list where nothing is searched for. */
  readonly moved: string;
  readonly found: Counted;
  readonly none: string;
  readonly noneText: string;
  /** Where the site has not heard of anybody. */
  readonly nobodyYet: string;
  readonly nobodyYetText: string;
  readonly more: string;
  /** Somebody of whom no name is known. */
  readonly nameless: string;
  readonly browserOf: string;
  readonly columns: {
    readonly person: string;
    readonly stage: string;
    readonly seen: string;
  };
  /** Beside an address or a stage. */
  readonly proven: string;
  readonly claimed: string;
  readonly verified: string;
  readonly hintOnly: string;
  readonly back: string;
  readonly facts: {
    readonly title: string;
    readonly emails: string;
    readonly userIds: string;
    readonly traits: string;
    readonly firstSeen: string;
    readonly lastSeen: string;
    readonly deleted: string;
    readonly consent: string;
  };
  /** Where somebody stands; `{stage}`, `{time}`. */
  readonly stands: {
    readonly title: string;
    readonly since: string;
    readonly why: string;
    /** What the browser's own events lead to, where it is another stage. */
    readonly hint: string;
    readonly onTrack: string;
    readonly set: string;
  };
  /** Why a stage changed. Short sentences. */
  readonly causes: {
    readonly beginning: string;
    /** `{n}` times; `{what}` is an event's name. */
    readonly did: Counted;
    readonly when: string;
    readonly between: string;
    readonly score: string;
    readonly byTime: string;
    /** `{length}`: "14 days". */
    readonly silent: string;
    readonly stayed: string;
    readonly merge: string;
    readonly reset: string;
    readonly manual: string;
    /** `{name}`: a member of the team. */
    readonly manualBy: string;
    readonly unknown: string;
    readonly rule: string;
  };
  readonly timeline: {
    readonly title: string;
    readonly about: string;
    readonly everything: string;
    readonly everythingHint: string;
    readonly looking: string;
    readonly empty: string;
    readonly moreEvents: string;
    /** `{from}`, `{to}`: stages. */
    readonly moved: string;
    readonly began: string;
    readonly order: string;
    readonly mail: string;
    readonly mailSent: string;
    /** `{why}`. */
    readonly mailHeld: string;
    readonly review: string;
    readonly survey: string;
    readonly conversation: string;
    readonly open: string;
    readonly reward: string;
    readonly friend: string;
    readonly broughtBy: string;
    readonly newsletter: Readonly<
      Record<"asked" | "confirmed" | "refused" | "changed" | "left" | "imported", string>
    >;
    readonly page: string;
    readonly identified: string;
    readonly fromBrowser: string;
    readonly fromServer: string;
  };
  readonly browsers: {
    readonly title: string;
    readonly about: string;
    readonly seen: string;
    /** Nothing was said. */
    readonly unasked: string;
    readonly refusedAll: string;
    readonly claims: string;
  };
  /** Purposes of consent. */
  readonly purposes: Readonly<
    Record<"necessary" | "functional" | "analytics" | "personalization" | "marketing", string>
  >;
  readonly receipts: {
    readonly title: string;
    readonly about: string;
    readonly none: string;
    readonly wording: string;
    readonly page: string;
  };
  readonly setStage: {
    readonly title: string;
    readonly stage: string;
    readonly track: string;
    readonly mainTrack: string;
    readonly reason: string;
    readonly reasonHint: string;
    readonly note: string;
    readonly button: string;
    readonly already: string;
    readonly done: string;
  };
  readonly export: {
    readonly button: string;
    readonly working: string;
    readonly done: string;
    readonly warn: string;
  };
  readonly erase: {
    readonly button: string;
    readonly title: string;
    readonly what: readonly string[];
    /** `{word}`: what has to be typed. */
    readonly confirm: string;
    readonly mismatch: string;
    readonly do: string;
    readonly working: string;
    readonly done: string;
  };
  /** Beside a conversation. */
  readonly panel: {
    readonly title: string;
    readonly nobody: string;
    readonly known: Readonly<Record<"signed-in" | "address" | "browser", string>>;
    readonly whole: string;
    readonly orders: string;
    readonly referrals: string;
    readonly reviews: string;
    readonly lately: string;
  };
}
