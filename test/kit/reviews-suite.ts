import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { ReviewShown } from "@stagelight/core/endpoints";
import { launch } from "./browser.ts";
import { reviewOf, type ReviewsServer, reviewsServer } from "./reviews.ts";
import { buildScenario } from "./scenario.ts";
import { type Served, serve } from "./serve.ts";

/** What the tests of a file share. */
export interface ReviewsSuite {
  readonly browser: Browser;
  /** The built pages, beside what stands for the server. */
  readonly site: Served;
  readonly feed: ReviewsServer;
}

const PHOTO = { url: "https://elsewhere.example/v1/reviews/photos/p1", width: 400, height: 300 };

/** Eleven reviews of a product: one with all that there can be, one with nothing, one thanked for. */
export const SENCHA: readonly ReviewShown[] = [
  reviewOf(0, {
    stars: 5,
    text: "First line.\nSecond line.",
    author: "Mina",
    photos: [PHOTO],
    votes: 2,
    answer: { text: "Thank you.", at: "2026-10-02T00:00:00.000Z" },
  }),
  reviewOf(1, { author: "", provenance: [], text: "" }),
  reviewOf(2, {
    provenance: ["verified", "invited", "incentivised"],
    promised: "A code for 5 % off",
  }),
  ...Array.from({ length: 8 }, (_, number) => reviewOf(number + 3)),
];

/**
 * Builds the pages of the reviews' scenario with these reviews of "sencha", and serves them. Before each
 * test the server has them again, and forgets what was asked.
 *
 * @param prepare what else the server knows when pages are built
 */
export function reviewsSuite(prepare?: (feed: ReviewsServer) => void): ReviewsSuite {
  const feed = reviewsServer();
  const suite = { feed } as { -readonly [Key in keyof ReviewsSuite]: ReviewsSuite[Key] };
  const reset = (): void => {
    feed.products.set("sencha", [...SENCHA]);
    feed.testimonials = [reviewOf(20, { text: "Picked one.", author: "Jun" })];
    feed.asked.length = 0;
    feed.votes.length = 0;
    Object.assign(feed, { more: {}, fails: false });
  };

  beforeAll(async () => {
    reset();
    prepare?.(feed);
    const source = await serve(import.meta.dirname, { handlers: feed.handlers });
    process.env["STAGELIGHT_URL"] = source.url;
    const [built, browser] = await Promise.all([buildScenario("reviews"), launch()]);
    delete process.env["STAGELIGHT_URL"];
    await source.close();
    Object.assign(suite, { browser, site: await serve(built.pages, { handlers: feed.handlers }) });
  });

  beforeEach(reset);

  afterAll(async () => {
    await suite.browser.close();
    await suite.site.close();
  });

  return suite;
}

/** The entries of a page's lists. */
export const items = (page: Page) => page.locator("[data-part=list] > li");

/** Waits until the first list is taken over by its script. */
export const live = (page: Page) => page.locator("stagelight-reviews[data-live]").first().waitFor();

/** What the page tells search engines. */
export const ldJson = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("script[type='application/ld+json']")].map((script) =>
      JSON.parse(script.textContent),
    ),
  );
