import type { Audience } from "../audience/audience.ts";
import type { AudienceTable } from "../audience/evaluate.ts";
import type { Matches } from "../predicate/match.ts";
import type { Test } from "../predicate/test.ts";
import type { Duration } from "../time/duration.ts";

/** Whom a mail is from, in parts. */
export interface MailAddress {
  /** As people know them: `"Nuri Tea"`. */
  readonly name?: string;
  /** `"hello@nuri.example"`. */
  readonly address: string;
}

/** The `mail` key of the config. Passwords do not belong here: `SMTP_URL` is read from the environment. */
export interface MailConfig<Stage extends string = string, Name extends string = string> {
  /** Sender of every mail: `"Nuri Tea <hello@nuri.example>"`. */
  readonly from?: string | MailAddress;
  /** Where answers go. Default: to `from`. */
  readonly replyTo?: string | MailAddress;
  /** The sender's postal address; stands below marketing mail, which needs it. */
  readonly postalAddress?: string;
  /** Folder of templates of your own, from the config's folder. Default: `"mails"`. */
  readonly templates?: string;
  /** Where buttons and the foot of mails lead. */
  readonly links?: MailPages;
  /** How many marketing mails one address gets a day at most. Default: 1. */
  readonly perDay?: number;
  /** How many marketing mails one address gets in seven days at most. Default: 3. */
  readonly perWeek?: number;
  /**
   * How many confirmations of sign-ups leave in an hour at most; where more are usual, five times the
   * usual. What is more waits, and somebody is told. Default: 100.
   */
  readonly confirmationsPerHour?: number;
  /** Who is told by mail when something is wrong, such as far too many sign-ups. Default: nobody. */
  readonly alertsTo?: string | MailAddress;
  /** Mails that go out by themselves; `lifecycleMails` has six to begin with. */
  readonly lifecycle?: readonly LifecycleMail<Stage, Name>[];
}

/**
 * Pages that mails lead to, by path on the site or by whole address: `"/cart"`. As in the file names of
 * Astro's pages, `[locale]` stands for the mail's language, one of `site.locales`; `[...locale]` too, and
 * for nothing in the first of them: `"/[...locale]/cart/"` is `/cart/` in English and `/ko/cart/` in Korean.
 */
export interface MailPages {
  /** Default: the site's first page. */
  readonly shop?: string;
  /** Default: none, and mails lead to the shop. */
  readonly cart?: string;
  /** Default: none. */
  readonly account?: string;
  /** Default: none. */
  readonly privacy?: string;
}

/** A mail that something sets off, and that is sent after a while if it still makes sense. */
export interface LifecycleMail<Stage extends string = string, Name extends string = string> {
  /** Kebab-case name of its own; stands in records. */
  readonly id: string;
  /** What sets it off. */
  readonly when: MailTrigger<Stage>;
  /** How long after. Default: at once. */
  readonly after?: Duration | OrderRhythm;
  /** Who the person must be when it is sent. Visits and their sources are known to browsers alone. */
  readonly if?: Audience<Stage, Name>;
  /** Events that cancel what waits: `"Order Completed"`. One with `partial: true`, as a refund of a part, does not. */
  readonly stopWhen?: string | readonly string[];
  /** Name of the template: a built-in one, or a file in the folder of `mail.templates`. */
  readonly template: string;
  /**
   * `transactional` belongs to something that the person has done, such as an order; `marketing`
   * needs consent and can be unsubscribed from. Default: what the template says.
   */
  readonly kind?: MailKind;
  /** The same person gets it once in so long at most. Default: whenever it is set off. */
  readonly atMostOncePer?: Duration;
  /**
   * A list of the newsletter that it belongs to. It goes to who has confirmed that list, and needs no
   * other consent for marketing; its link leaves the list.
   */
  readonly list?: string;
}

/** Whether a mail belongs to what the person has done, or asks them to do something. */
export type MailKind = "transactional" | "marketing";

/** What sets a mail off: an event, a stage, or silence; one of them. */
export type MailTrigger<Stage extends string = string> =
  EventTrigger | StageTrigger<Stage> | DormantTrigger;

/**
 * An event that the server vouches for, or one from a browser of a person whose address is proven.
 * A repetition before the mail is sent begins the wait anew.
 */
export interface EventTrigger {
  /** Name of the event, or several: `"Order Completed"`. */
  readonly event: string | readonly string[];
  /** Properties that the event must have. */
  readonly properties?: Matches;
}

/** Entering a stage, as the server vouches for it; falling back into it counts too. */
export interface StageTrigger<Stage extends string = string> {
  readonly stage: Stage | readonly Stage[];
  /** Which track: a value of the config's `trackBy` property. Default: the main track. */
  readonly track?: string;
}

/** A customer falls silent: a decay leads out of the stages that orders lead to. */
export interface DormantTrigger {
  readonly dormant: true;
}

/**
 * After as many days as usually lie between two orders of the person: the median. Nothing is sent
 * before there are two orders.
 */
export interface OrderRhythm {
  readonly rhythm: "orders";
  /** Never sooner. Default: `"1d"`. */
  readonly atLeast?: Duration;
  /** Never later. Default: `"365d"`. */
  readonly atMost?: Duration;
}

/** A {@link MailConfig} with every default filled in, and compiled. */
export interface ReadMail {
  readonly from?: MailAddress;
  readonly replyTo?: MailAddress;
  readonly postalAddress?: string;
  readonly templates: string;
  /** As written. */
  readonly links: MailPages;
  readonly perDay: number;
  readonly perWeek: number;
  readonly confirmationsPerHour: number;
  readonly alertsTo?: MailAddress;
  readonly lifecycle: readonly ReadLifecycleMail[];
}

/** A {@link LifecycleMail}, compiled to plain data; times are seconds. */
export interface ReadLifecycleMail {
  readonly id: string;
  readonly when: ReadTrigger;
  readonly after: number | ReadRhythm;
  readonly if?: AudienceTable;
  /** Names of events. */
  readonly stopWhen: readonly string[];
  readonly template: string;
  readonly kind?: MailKind;
  readonly atMostOncePer?: number;
  readonly list?: string;
}

/** What sets a mail off, compiled. */
export type ReadTrigger =
  | { readonly events: readonly string[]; readonly properties: readonly Test[] }
  | {
      readonly track: string;
      readonly entered: readonly string[];
      /** Only from these; nothing for any. */
      readonly left?: readonly string[];
      /** Whether only a decay counts. */
      readonly decay: boolean;
    };

/** An {@link OrderRhythm} in seconds. */
export interface ReadRhythm {
  readonly rhythm: "orders";
  readonly atLeast: number;
  readonly atMost: number;
}
