import type { PURPOSES } from "@stagelight/core";

/** The one storage key of a site's visitors, and the hint cookie's name. */
export const STORAGE_KEY = "stagelight";

/** Where the visitor's id and secret lie, on sites with a server. */
export const VISITOR_KEY = "stagelight-visitor";

/** What keys of events begin with that wait to be sent. The whole key is the event's `messageId`. */
export const EVENT_KEY = "stagelight-event-";

/** Where browsers have no locks: until when the tab may send that has begun to. */
export const LOCK_KEY = "stagelight-sends";

/** The cookie of a server that could give back what this browser has lost. */
export const KEPT_KEY = "stagelight-kept";

/** In `astro dev` alone: where the visitor lies whom the toolbar has made up. */
export const AS_KEY = "stagelight-as";

/** In `astro dev` alone: the tab of the toolbar's window that was open when the page was left. */
export const TOOLBAR_KEY = "stagelight-toolbar";

/** Where a widget's form lies that was sent without a connection. */
export const WAITING_KEY = "stagelight-newsletter-waiting";
export const REVIEW_WAITING_KEY = "stagelight-review-waiting";
export const SURVEY_WAITING_KEY = "stagelight-survey-waiting";

/** Where the token lies by which a member of a referral program is known again. */
export const MEMBER_KEY = "stagelight-referral-page";

/** By what a visitor's conversations are known again, on sites with a chat. In both stores of a browser. */
export const CHAT_KEY = "stagelight:chat";

/** Where it is remembered which prompts were shown, on sites that have some. */
export const ATTENTION_KEY = "stagelight-attention";

/** Where it is remembered whose friend's link has led here, on sites that have referral. */
export const REFERRAL_KEY = "stagelight-referral";

/** What something is stored for. `necessary` needs no asking. */
export type Purpose = "necessary" | (typeof PURPOSES)[number];

/** One thing that is stored in a visitor's browser. */
export interface StoredItem {
  /** Ends in `*` where each of several things has a key of its own that begins so. */
  readonly key: string;
  readonly where: "localStorage" | "sessionStorage" | "cookie";
  /** What of it is stored for which purpose. */
  readonly contents: readonly { readonly purpose: Purpose; readonly what: string }[];
  /** How long it stays at most, in days; localStorage stays until it is deleted, sessionStorage as long as the tab. */
  readonly days?: number;
}

/**
 * Everything that Stagelight stores in a browser, but for what a server needs. A test forbids any
 * other use of storage; a site can show this list on its privacy page.
 */
export const STORAGE_POLICY: readonly StoredItem[] = [
  {
    key: STORAGE_KEY,
    where: "localStorage",
    contents: [
      { purpose: "necessary", what: "The choice what may be stored, and when it was made" },
      {
        purpose: "personalization",
        what: "Lifecycle stages with the counts and times behind them, number of visits, time of the last event, traffic source of the visit, traits that the visitor or the site has told; where the site uses them, lead score, number, worth and days of orders, and topics of interest",
      },
    ],
  },
  {
    key: STORAGE_KEY,
    where: "cookie",
    contents: [
      {
        purpose: "personalization",
        what: "A copy of stages, visits, source, and what audiences ask for of the rest, for pages that are made on demand; on sites that have such pages",
      },
    ],
    days: 400,
  },
];

/**
 * What is stored beside on a site that has a server: by the tracker, and by the server's cookies, which
 * only a server on the site's own host sets.
 */
export const SERVER_STORAGE_POLICY: readonly StoredItem[] = [
  {
    key: VISITOR_KEY,
    where: "localStorage",
    contents: [
      {
        purpose: "analytics",
        what: "A random id of this browser and the secret that proves it",
      },
    ],
  },
  {
    key: "stagelight-event-*",
    where: "localStorage",
    contents: [
      {
        purpose: "analytics",
        what: "Each event of this browser until the server has answered that it holds it: what happened, when, on which page, in which language, by which campaign, and what was allowed; 64 kB and 500 events at most",
      },
    ],
  },
  {
    key: LOCK_KEY,
    where: "localStorage",
    contents: [
      {
        purpose: "analytics",
        what: "Until when one tab sends alone, for a few seconds; only in browsers without Web Locks",
      },
    ],
  },
  {
    key: "__Host-stagelight-stage",
    where: "cookie",
    contents: [
      {
        purpose: "personalization",
        what: "The verified stages, with the ids of visitor and profile, signed; for an hour",
      },
    ],
    days: 1,
  },
  {
    key: "__Host-stagelight-visitor",
    where: "cookie",
    contents: [
      { purpose: "analytics", what: "The visitor's secret, signed, out of reach of scripts" },
    ],
    days: 400,
  },
  {
    key: "__Host-stagelight-newsletter",
    where: "cookie",
    contents: [
      {
        purpose: "necessary",
        what: "After signing up for a newsletter: a random value by which the link in the mail knows this browser again, out of reach of scripts",
      },
    ],
    days: 30,
  },
  {
    key: "stagelight-kept",
    where: "cookie",
    contents: [
      { purpose: "analytics", what: "That the server could restore what the browser has lost" },
    ],
    days: 400,
  },
];

/** What is stored beside on a site that has prompts. */
export const PROMPT_STORAGE_POLICY: readonly StoredItem[] = [
  {
    key: ATTENTION_KEY,
    where: "localStorage",
    contents: [
      {
        purpose: "functional",
        what: "When messages that come by themselves were shown, and which were closed or answered, so that they do not come too often; below 1 kB",
      },
    ],
  },
];

/** What is stored beside on a site that has referral: by its pages, and by its server's cookie. */
export const REFERRAL_STORAGE_POLICY: readonly StoredItem[] = [
  {
    key: REFERRAL_KEY,
    where: "localStorage",
    contents: [
      {
        purpose: "marketing",
        what: "By whose recommendation the visitor has come: the code of the link, and when it was opened; as long as the program counts it, 30 days if it says nothing else",
      },
    ],
  },
  {
    key: "__Host-stagelight-referral",
    where: "cookie",
    contents: [
      {
        purpose: "marketing",
        what: "The same, signed, out of reach of scripts; five links at most",
      },
    ],
    days: 400,
  },
];

/** What is stored beside by widgets, once the visitor has used one. */
export const WIDGET_STORAGE_POLICY: readonly StoredItem[] = [
  {
    key: WAITING_KEY,
    where: "localStorage",
    contents: [
      {
        purpose: "necessary",
        what: "A newsletter form that was sent without a connection, until the server has it; for a week at most",
      },
    ],
  },
  {
    key: REVIEW_WAITING_KEY,
    where: "localStorage",
    contents: [
      {
        purpose: "necessary",
        what: "A review that was sent without a connection, until the server has it; for a week at most",
      },
    ],
  },
  {
    key: SURVEY_WAITING_KEY,
    where: "localStorage",
    contents: [
      {
        purpose: "necessary",
        what: "Answers to a survey that were sent without a connection, until the server has them; for a week at most",
      },
    ],
  },
  {
    key: MEMBER_KEY,
    where: "localStorage",
    contents: [
      {
        purpose: "functional",
        what: "Who has opened the mail with their own referral link: the mail's token, so that the page shows their rewards again, for 90 days at most; of whoever the server knows without it, that they are known, and nothing else",
      },
    ],
  },
  {
    key: CHAT_KEY,
    where: "sessionStorage",
    contents: [
      {
        purpose: "necessary",
        what: "A chat that was opened, until its tab is closed: the secret by which the server knows whose conversation it is, what is being written, messages until the server has them, and whether the chat is open",
      },
    ],
  },
  {
    key: CHAT_KEY,
    where: "localStorage",
    contents: [
      {
        purpose: "functional",
        what: "The same secret, and messages until the server has them, so that the conversation goes on another day",
      },
    ],
  },
];
