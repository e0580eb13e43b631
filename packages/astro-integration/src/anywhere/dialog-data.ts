import type { PromptTexts } from "./prompt-reason.ts";

/** What the dialog of `<PrivacySettings>` says once it is open. */
export interface SettingsSaid {
  /** Instead of the list when there is nothing. */
  readonly nothing: string;
  /** Opens the stored text of one key, as it is. */
  readonly show: string;
  /** Where a key lies: the browser's localStorage. Stands after the key. */
  readonly inStorage: string;
  /** Where a key lies: a cookie. Stands after the key. */
  readonly inCookie: string;
  /** A key that holds the consent choice and nothing else. */
  readonly choiceOnly: string;
  /** A key that holds the choice and what is remembered of visits. */
  readonly memory: string;
  /** `stagelight-visitor`: the number by which the site's server knows this browser. */
  readonly visitor: string;
  /** `stagelight-event-…`: one event, until the server has it. */
  readonly event: string;
  /** `stagelight-attention`: when prompts were shown, closed, answered. */
  readonly attention: string;
  /** `stagelight:chat`: the key to one's conversations. */
  readonly chat: string;
  /** `stagelight-referral`: by whose recommendation the visitor has come. */
  readonly referral: string;
  /** Said after the switches were kept. */
  readonly saved: string;
  /** Said after deleting: what is gone, what stays, and what goes on. */
  readonly deleted: string;
}

/** What the dialog of `<WhyThis>` says once it is open. The page fills in what stands in braces. */
export interface WhySaid {
  /** `{stage}`: the stage's label; `{date}`: since when, with the time. */
  readonly stands: string;
  /** The same for one line of products: `{track}` is its name as the site writes it. */
  readonly standsOn: string;
  /** Before the reason. */
  readonly because: string;
  /** Reason where nothing has moved the visitor yet. */
  readonly beginning: string;
  /** Reason where the rule is not known any more. */
  readonly unknown: string;
  /** Title of the stages, in order. */
  readonly stages: string;
  /** Title of what else is known. */
  readonly known: string;
  /** Number of visits. */
  readonly visits: string;
  /** Where this visit came from: a search engine, another site. */
  readonly source: string;
  /** Instead of a source: typed in, bookmarked. */
  readonly direct: string;
  /** What the visitor reads about most. */
  readonly interests: string;
  /** Number of orders. */
  readonly orders: string;
  /** What the orders came to together; without a currency. */
  readonly spent: string;
  /** Points for interest, as a number. */
  readonly score: string;
  /** What the visitor or the site has said of the person: name, plan, company. */
  readonly traits: string;
  /** Title of the parts of this page that were chosen. */
  readonly parts: string;
  /** Instead of the parts: none was chosen. */
  readonly noParts: string;
  /** Title of the widgets that come by themselves, each with the reason why it does or does not now. */
  readonly prompts: string;
  /** What widgets are called, by their names in the config. */
  readonly widgets: Readonly<Record<string, string>>;
  /** Where it is kept: in this browser. */
  readonly kept: string;
  /** Nobody was asked yet, so nothing is kept. */
  readonly notAsked: string;
  /** The visitor has refused, so nothing is kept. */
  readonly refused: string;
  /** Said after beginning anew. */
  readonly begun: string;
}

/** What the build gives the dialog of `<WhyThis>`. */
export interface WhyData {
  /** The language, for dates and numbers. */
  readonly lang: string;
  /** Stages as visitors read them, by id. */
  readonly labels: Readonly<Record<string, string>>;
  /** Why each rule and each decay moves a visitor, in a sentence, by its id. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly said: WhySaid;
  /** Why prompts show or do not; on sites that have some, with the widget of each by its id. */
  readonly prompts?: {
    readonly texts: PromptTexts;
    readonly widgets: Readonly<Record<string, string>>;
  };
}

/** What the decision trace calls the banner. */
export const BANNER_SLOT = "stagelight-consent";
