import type { Money } from "../referral/money.ts";
import type { Duration } from "../time/duration.ts";
import type { Localized } from "./localized.ts";

/** The `referral` key of the config: people who bring their friends. Needs `server`. */
export interface ReferralConfig {
  /** At least one. The first is the one that a widget without `program` shows. */
  readonly programs: readonly ReferralProgram[];
  /** Where the widget stands: mails lead there. As in `mail.links`: `"/[...locale]/refer/"`. Default: a page of the server. */
  readonly page?: string;
  /** Where links lead friends, as in `mail.links`. Default: `"/"`. */
  readonly landing?: string;
  /** The parameter that the code stands in. Default: `"ref"`. */
  readonly parameter?: string;
}

/** One offer, with its own rewards, limits and terms. */
export interface ReferralProgram {
  /** Kebab-case. It stands in tables and in events, and must not be used again for another offer. */
  readonly id: string;
  readonly name: Localized;
  /** The offer in a sentence: `"Give 10 %, get 10 %."` */
  readonly text: Localized;
  /** From when it goes: an ISO day or time, in UTC if no other zone is named. Default: at once. */
  readonly starts?: string;
  /** When it ends; a day ends it as it begins. Default: never. */
  readonly ends?: string;
  /** What members agree to. */
  readonly terms: ReferralTerms;
  /** Which link counts where a friend has followed several, and for how long. */
  readonly attribution?: {
    /** Default: `"first"`. */
    readonly touch?: "first" | "last";
    /** From the visit to the order. Default: `"30d"`. */
    readonly window?: Duration;
  };
  /**
   * What makes a friend count: for the progress, for milestones and for tiers. Default: what the first
   * reward of the referrer is for that is no milestone, else the first order.
   */
  readonly qualifies?: FriendDeed;
  /** What the friend has at once, at the first order, by the code of the link. */
  readonly gift?: ReferralGift;
  /** Who earns what. May be empty where the gift is all. */
  readonly rewards: readonly ReferralReward[];
  /** How many rewards of the referrer's there are at most. Default: no end. */
  readonly caps?: {
    readonly perPerson?: number;
    /** In any 30 days. */
    readonly perPersonPerMonth?: number;
    /** Of the whole program, those of friends too. */
    readonly total?: number;
  };
  /** What all rewards may be worth together, by their `worth`. */
  readonly budget?: Money;
  /** More qualified friends of one person than that in so long wait for a decision. Default: 5 in a day. */
  readonly review?: { readonly most: number; readonly within: Duration };
  /** What is sent to friends, from the member's own mailbox or messenger. */
  readonly share?: {
    /** `{link}` and `{gift}` stand for what they say. Default: a sentence in three languages. */
    readonly text?: Localized;
    /**
     * That the one who shares gets something for it, which the law asks to be said in many places.
     * Default: a sentence in three languages, where a reward is the referrer's; `false`: none, and
     * the start warns of it.
     */
    readonly disclosure?: Localized | false;
  };
  /** Whether members may agree that friends see their first name. Default: `true`. */
  readonly showName?: boolean;
  /** Whether the server mails invitations for members. Default: `false`. */
  readonly invitations?: boolean;
}

/** What members agree to by taking a link. */
export interface ReferralTerms {
  readonly text: Localized;
  /** Another one for each change of the text: `"2026-11"`. */
  readonly version: string;
  /** A page with all of it, as in `mail.links`. */
  readonly page?: string;
}

/** Something off the price. */
export type Discount = { readonly percent: number } | Money;

/** What the friend has at once. */
export interface ReferralGift {
  /** `"10 % off your first order"`. */
  readonly text: Localized;
  readonly discount: Discount;
}

/**
 * What a friend does. `order`: the first one of so much or more, in that currency. `sign-up`: a
 * newsletter that is confirmed.
 */
export type FriendDeed =
  | "sign-up"
  | "first-order"
  | { readonly order: { readonly over: number; readonly currency: string } };

/** What is given. */
export type RewardGift =
  | {
      /** A code of the shop, used once. */
      readonly kind: "code";
      readonly codes:
        | {
            /** A file with a code on each line, from the config's folder. */
            readonly pool: string;
          }
        | { readonly generate: { readonly prefix?: string; readonly most: number } };
      readonly discount: Discount;
    }
  /** Credit of an account at the shop. */
  | ({ readonly kind: "credit" } & Money)
  /** A thing, by the shop's name of it. */
  | { readonly kind: "item"; readonly item: string }
  /** Fulfilled elsewhere: the webhook destinations hear "Referral Reward Issued". */
  | { readonly kind: "webhook" };

/** What one person gets, for one thing. */
export interface ReferralReward {
  /** Kebab-case. It stands in tables and in events. */
  readonly id: string;
  readonly to: "referrer" | "friend";
  /** What it is for; `{ friends: 3 }`: the third friend that counts. */
  readonly for: FriendDeed | { readonly friends: number };
  /** Tiers: only from this friend of the referrer's, counted from 1. */
  readonly from?: number;
  /** Tiers: only up to this friend of the referrer's. */
  readonly until?: number;
  readonly give: RewardGift;
  /** `"10 % off your next order"`. */
  readonly text: Localized;
  /** How long it waits, since orders can be sent back. Default: `"14d"`; `false`: not at all. */
  readonly hold?: Duration | false;
  /** What it costs, for the budget. Of credit: its amount. */
  readonly worth?: Money;
}

/** The `referral` key with its defaults. */
export interface ReadReferral {
  /** At least one. */
  readonly programs: readonly ReadReferralProgram[];
  /** Nothing where the server's own page stands for it. */
  readonly page?: string;
  readonly landing: string;
  readonly parameter: string;
}

/** A program with its defaults. */
export interface ReadReferralProgram {
  readonly id: string;
  readonly name: Localized;
  readonly text: Localized;
  /** Milliseconds since 1970; nothing where it has always gone. */
  readonly starts?: number;
  /** Milliseconds since 1970, the first at which it does not go. */
  readonly ends?: number;
  readonly terms: ReferralTerms;
  /** The window in seconds. */
  readonly attribution: { readonly touch: "first" | "last"; readonly window: number };
  readonly qualifies: ReadDeed;
  readonly gift?: ReferralGift;
  readonly rewards: readonly ReadReferralReward[];
  readonly caps: {
    readonly perPerson?: number;
    readonly perPersonPerMonth?: number;
    readonly total?: number;
  };
  readonly budget?: Money;
  /** Seconds. */
  readonly review: { readonly most: number; readonly within: number };
  /** Without a disclosure where the config has switched it off, or nothing is the referrer's. */
  readonly share: { readonly text: Localized; readonly disclosure?: Localized };
  readonly showName: boolean;
  readonly invitations: boolean;
}

/** A {@link FriendDeed}, told apart by one key. */
export type ReadDeed =
  | { readonly kind: "sign-up" }
  | { readonly kind: "first-order" }
  | { readonly kind: "order"; readonly over: Money };

/** A reward with its defaults. */
export interface ReadReferralReward {
  readonly id: string;
  readonly to: "referrer" | "friend";
  readonly for: ReadDeed | { readonly kind: "friends"; readonly count: number };
  /** From 1. */
  readonly from: number;
  readonly until?: number;
  readonly give: RewardGift;
  readonly text: Localized;
  /** Seconds; 0: none. */
  readonly hold: number;
  readonly worth?: Money;
  /** What the ledger counts it in: a currency, or `reward:<program>/<id>`. */
  readonly unit: string;
  /** In that unit: minor units of money, 1 of things. */
  readonly amount: number;
}
