import type { Counted } from "../../texts/fill.ts";

/** Words about the settings of the chat. */
export interface SettingsTexts {
  /** Name in the navigation: one word. */
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly parts: Readonly<Record<"chat" | "canned" | "answers" | "lines", string>>;
  /** Names the list of parts to screen readers. */
  readonly choose: string;
  readonly noChat: string;
  readonly noChatText: string;
  /** Stands where somebody may look and not change. */
  readonly readOnly: string;
  readonly hours: {
    readonly title: string;
    readonly about: string;
    readonly mode: string;
    readonly modes: Readonly<Record<"config" | "always" | "own", string>>;
    readonly timeZone: string;
    readonly days: Readonly<Record<"mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun", string>>;
    readonly from: string;
    readonly to: string;
    readonly add: string;
    /** `{day}`. */
    readonly addOn: string;
    readonly remove: string;
    readonly nobody: string;
    readonly closed: string;
    readonly closedHint: string;
    readonly addDay: string;
    /** `{time}`, `{name}`. */
    readonly changed: string;
  };
  readonly away: {
    readonly title: string;
    readonly about: string;
    readonly mode: string;
    readonly modes: Readonly<Record<"config" | "own", string>>;
    /** `{language}`. */
    readonly text: string;
  };
  readonly team: {
    readonly title: string;
    readonly about: string;
    readonly available: string;
    readonly away: string;
    readonly manage: string;
  };
  readonly canned: {
    readonly about: string;
    readonly add: string;
    readonly none: string;
    readonly noneText: string;
    readonly shortcut: string;
    readonly shortcutHint: string;
    readonly name: string;
    readonly text: string;
    readonly textHint: string;
    readonly language: string;
    readonly all: string;
    readonly edit: string;
    readonly newTitle: string;
    readonly remove: string;
    readonly removeTitle: string;
    readonly removeAbout: string;
    readonly removed: string;
  };
  readonly answers: {
    readonly sources: string;
    readonly sourcesAbout: string;
    readonly entries: Counted;
    readonly pages: string;
    readonly noSources: string;
    /** `{host}`. */
    readonly answerer: string;
    readonly open: string;
    readonly openAbout: string;
    readonly question: string;
    readonly times: string;
    readonly last: string;
    readonly language: string;
    readonly conversation: string;
    readonly seen: string;
    readonly done: string;
    readonly none: string;
    readonly noneText: string;
  };
  readonly lines: {
    readonly about: string;
    readonly none: string;
    readonly noneText: string;
    /** `{time}`. */
    readonly since: string;
    readonly viewed: string;
    readonly dismissed: string;
    readonly answered: string;
    readonly conversations: string;
    readonly whom: string;
    readonly everybody: string;
    readonly verified: string;
    readonly when: string;
    readonly triggers: {
      readonly budget: string;
      /** `{n}` seconds. */
      readonly time: string;
      readonly scroll: string;
      readonly exit: string;
      readonly stage: string;
      readonly event: string;
      readonly code: string;
    };
    readonly order: string;
    readonly priority: string;
    readonly budget: string;
    readonly budgetAbout: string;
    readonly perSession: string;
    readonly perWeek: string;
    readonly quiet: string;
    readonly again: string;
    readonly notBefore: string;
  };
}
