import type { REWARD_STATES, TOLD_REASONS } from "@stagelight/core/referral";
import type { PageLanguage } from "../../../pages/words.ts";
import { en } from "./en.ts";
import { ko } from "./ko.ts";
import { zh } from "./zh.ts";

/** One page. `{site}`: the site's name. */
interface Message {
  readonly title: string;
  readonly text: string;
}

/** What the pages of referral say. */
export interface ReferralWords {
  /** The form for a link. */
  readonly join: {
    readonly title: string;
    readonly text: string;
    readonly email: string;
    readonly name: string;
    readonly optional: string;
    readonly showName: string;
    readonly terms: string;
    readonly button: string;
  };
  /** Above a form that does not fit, and beside a field. */
  readonly problems: {
    readonly form: string;
    readonly "no-address": string;
    readonly refused: string;
  };
  /** A form was taken. `{address}`: what was typed. */
  readonly sent: Message & { readonly spam: string };
  /** Many ask just now: who has no JavaScript waits. `{seconds}` */
  readonly wait: Message & { readonly button: string };
  readonly tooMany: Message & { readonly button: string };
  /** The address is not proven yet, or the person has no link in this program. */
  readonly take: Message & { readonly button: string };
  /** The page of a member. `{address}`: most of it hidden. */
  readonly page: {
    readonly title: string;
    readonly text: string;
    readonly link: string;
    readonly qr: string;
    readonly mail: string;
    readonly friends: string;
    /** Stands before a number, as the next two do: with a colon. */
    readonly clicked: string;
    readonly attributed: string;
    readonly qualified: string;
    /** `{qualified}`, `{friends}`, `{text}` */
    readonly next: string;
    readonly rewards: string;
    readonly noRewards: string;
    readonly balances: string;
    /** `{amount}` */
    readonly approved: string;
    readonly debt: string;
    readonly settings: string;
    readonly showName: string;
    readonly save: string;
    readonly saved: string;
    readonly terms: string;
    readonly leave: string;
  };
  /** The program as it stands, above what the person has already. */
  readonly states: { readonly "not-started": string; readonly full: string; readonly over: string };
  /** Below it, for whoever asks for a link then. */
  readonly closed: string;
  /** Why the next friend brings no reward: this person has all they can get, or the offer nothing left. */
  readonly limits: Readonly<Record<"person-full" | "full", string>>;
  /** Where a reward stands. `{date}` */
  readonly rewards: Readonly<Record<(typeof REWARD_STATES)[number], string>> & {
    readonly due: string;
  };
  /** Why a reward waits, was not given or was taken back. One sentence each. */
  readonly reasons: Readonly<Record<(typeof TOLD_REASONS)[keyof typeof TOLD_REASONS], string>>;
  /** Mail to a friend, sent by the server. */
  readonly invite: {
    readonly title: string;
    /** `{name}` */
    readonly text: string;
    readonly email: string;
    readonly button: string;
    readonly sent: string;
    readonly noName: string;
    readonly tooMany: string;
  };
  /** Before the link is taken away, and after it. */
  readonly leave: Message & { readonly button: string; readonly keep: string };
  readonly left: Message;
  readonly expired: Message;
  /** A link that does not work. */
  readonly unknown: Message;
}

const WORDS: Readonly<Record<PageLanguage, ReferralWords>> = { en, ko, zh };

/** The words of a language. */
export function referralWords(language: PageLanguage): ReferralWords {
  return WORDS[language];
}
