import type { PURPOSES } from "@stagelight/core";

/** The one storage key of a site's visitors, and the hint cookie's name. */
export const STORAGE_KEY = "stagelight";

/** In `astro dev` alone: where the visitor lies whom the toolbar has made up. */
export const AS_KEY = "stagelight-as";

/** In `astro dev` alone: the tab of the toolbar's window that was open when the page was left. */
export const TOOLBAR_KEY = "stagelight-toolbar";

/** What something is stored for. `necessary` needs no asking. */
export type Purpose = "necessary" | (typeof PURPOSES)[number];

/** One thing that is stored in a visitor's browser. */
export interface StoredItem {
  readonly key: string;
  readonly where: "localStorage" | "cookie";
  /** What of it is stored for which purpose. */
  readonly contents: readonly { readonly purpose: Purpose; readonly what: string }[];
  /** How long it stays at most, in days; localStorage stays until it is deleted. */
  readonly days?: number;
}

/**
 * Everything that Stagelight stores in a browser. A test forbids any other use of storage; a site
 * can show this list on its privacy page.
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
