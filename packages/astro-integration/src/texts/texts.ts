import type { PromptTexts } from "../anywhere/prompt-reason.ts";
import type { SettingsSaid, WhySaid } from "../anywhere/dialog-data.ts";
import type { PURPOSES } from "@stagelight/core";

/** The purposes that a visitor is asked about. */
export type AskedPurpose = (typeof PURPOSES)[number];

/** A purpose in words. */
export interface PurposeTexts {
  /** What a switch is called: one or two words. */
  readonly name: string;
  /** What the switch allows: one plain sentence that says what is stored and for what. */
  readonly allows: string;
  /** The same in a few words, to stand in the list of {@link BannerTexts.body}. */
  readonly short: string;
}

/** Words of `<ConsentBanner>`. */
export interface BannerTexts {
  /** A question that can be answered with the two buttons. Stands large. */
  readonly title: string;
  /**
   * What is stored, for what, until when nothing is, and where the choice can be changed.
   * `{purposes}`: the list of purposes, in short; `{settings}`: the button of the settings.
   */
  readonly body: string;
  /** Button; of the same length and tone as `refuse`, as neither shall draw more. */
  readonly accept: string;
  /** Button. */
  readonly refuse: string;
  /** Button that opens the settings, where each purpose has a switch. */
  readonly choose: string;
  /** Link to the site's privacy page. */
  readonly privacy: string;
}

/** Words of `<PrivacySettings>`. */
export interface SettingsTexts {
  /** The button in the footer. */
  readonly button: string;
  /** Title of the dialog. */
  readonly title: string;
  /** Below the title: that the choice is free and can be changed. */
  readonly lead: string;
  /** Name of what needs no asking; it has no switch. */
  readonly necessary: string;
  /** What is stored without asking: the choice itself. */
  readonly necessaryAllows: string;
  /** Stands where a switch would stand for what is necessary. */
  readonly always: string;
  /** Button that keeps the switches as they stand. */
  readonly save: string;
  /** Button; as in the banner. */
  readonly accept: string;
  /** Button; as in the banner. */
  readonly refuse: string;
  /** Button that closes a dialog and changes nothing. */
  readonly close: string;
  /** Title above the list of what this browser holds now. */
  readonly stored: string;
  /** Button that empties what is remembered. */
  readonly delete: string;
  /** What the dialog says once it is open. */
  readonly said: SettingsSaid;
}

/** Words of `<WhyThis>`. */
export interface WhyTexts {
  /** The button. */
  readonly button: string;
  /** Title of the dialog. */
  readonly title: string;
  /** Button: refuses, and shows the page that a stranger sees. */
  readonly usual: string;
  /** Button: forgets what is known and begins anew. */
  readonly anew: string;
  /** Button. */
  readonly close: string;
  /** What the dialog says once it is open. */
  readonly said: WhySaid;
}

/** Events that have words; others stand by their own name. */
export type EventTexts = Readonly<Record<string, string>>;

/**
 * Sentences made of a model's rules, when the site is built. A clause is a part of a sentence;
 * durations and lists come in the language already ("7 days", "a, b or c").
 */
export interface ReasonTexts {
  /** Clause: these things happened. `times` is left out for once, `within` for any time. */
  did(what: string, times?: number, within?: string): string;
  /** Clause: these things happened one after the other. */
  inOrder(what: readonly string[], within?: string): string;
  /** Clause: the last time was so long ago. */
  ago(what: string, atLeast?: string, atMost?: string): string;
  /** Clause: the person has told this of themselves; names as the site writes them. */
  told(names: string): string;
  /** Clause: interest has reached, or fallen to, so many points. */
  score(points: string): string;
  /** Clause: so long in the stage before. */
  stayed(duration: string): string;
  /** Clause: nothing happened for so long. */
  silent(duration: string): string;
  /** A person who works for the site has set the stage. */
  byHand: string;
  /** Clause: all of these. */
  all(clauses: readonly string[]): string;
  /** Clause: one of these. */
  any(clauses: readonly string[]): string;
  /** Clause: the opposite. */
  not(clause: string): string;
  /** Makes a sentence of a clause. */
  sentence(clause: string): string;
  /** Pages, in the form of the event words. `places` are paths such as "/compare/". */
  pages(places: string): string;
  /** Any page, in the form of the event words. */
  anyPage: string;
  /** An event that has no words, in the form of the event words. */
  other(name: string): string;
  /** Only events with certain properties, by their names as the site writes them. */
  only(what: string, names: string): string;
  /** Where a rule says something that has no words here. */
  else: string;
}

/** All words of a language. */
export interface Texts {
  /** The language, as in `<html lang>`. */
  readonly lang: string;
  /** Global Privacy Control is on; the line stands in banner and settings. One short sentence. */
  readonly gpc: string;
  readonly purposes: Readonly<Record<AskedPurpose, PurposeTexts>>;
  /** On sites with referral. */
  readonly referral: {
    /** In place of what marketing allows: that, and to remember whose link has led here. */
    readonly allows: string;
    /** Beside the short words of marketing, in the same list. */
    readonly short: string;
  };
  readonly banner: BannerTexts;
  readonly settings: SettingsTexts;
  readonly why: WhyTexts;
  /** What events are called, in the form that {@link ReasonTexts.did} needs. */
  readonly events: EventTexts;
  readonly reasons: ReasonTexts;
  readonly prompts: PromptTexts;
}
