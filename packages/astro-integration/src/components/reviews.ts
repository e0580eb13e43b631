import "./reviews.css";
import "./reviews-summary.css";
import "./reviews-list.css";
import { parseFriendly, problem } from "@stagelight/core/config";
import { renderTemplate } from "astro/runtime/server/index.js";
import reviewed from "virtual:stagelight/reviews";
import { z } from "zod";
import type { Reviewed, ReviewsTable } from "../anywhere/reviews-feed.ts";
import { markup } from "../anywhere/reviews-markup.ts";
import { view } from "../anywhere/reviews-view.ts";
import type { Html } from "../consent-ui/html.ts";
import { reviewsOf } from "../server/reviews-feed.ts";
import { component } from "./component.ts";
import { makeHtml as make } from "./reviews/make-html.ts";
import {
  element,
  ending,
  policyLink,
  type ReviewsListProps,
  type Setting,
  settingOf,
  titled,
  withoutScript,
} from "./reviews/parts.ts";
import { listShape } from "./reviews/schema.ts";

/** Properties of `<Reviews>`. */
export interface ReviewsProps extends ReviewsListProps {
  /** The shop's id of the product, as the events of orders have it. */
  product: string;
  /** What the product is called: for search engines, which are told nothing without it. */
  name?: string;
  /** Address of the product's page, for search engines. Default: that of the page. */
  url?: string;
  /** More of schema.org's properties, for search engines: `image`, `description`, `offers`, … */
  schema?: Readonly<Record<string, unknown>>;
}

const NAME = "<Reviews>";

/** What the page itself says of them, and nobody else may. */
const OURS = ["@context", "@type", "@id", "name", "review", "reviews", "aggregateRating"];

const schema = z.object({
  ...listShape,
  product: z.string().min(1).max(200),
  name: z.string().optional(),
  url: z.string().optional(),
  schema: z
    .record(z.string(), z.json())
    .optional()
    .superRefine((properties, context) => {
      for (const key of Object.keys(properties ?? {}).filter((each) => OURS.includes(each))) {
        context.addIssue(
          problem([key], {
            expected: "a property that the component does not write itself",
            found: key,
            help: "Remove it: the markup tells of reviews what the page shows, and no more.",
          }),
        );
      }
    }),
});

/**
 * Reviews of a product, built into the page and renewed where they are about to be seen: the figures
 * of all that were received, how each came in, what the shop says to it, and how many are not shown and
 * why. Search engines are told the same.
 */
export const Reviews = component<ReviewsProps>(async (props, _slots, { result }, page) => {
  const given = parseFriendly(schema, props, `${NAME} does not fit.`, "component-invalid");
  const { product, most = 20, refresh = true, heading, level = 2 } = given;
  const setting = settingOf(NAME, given, result as object, page);
  const { words, address } = setting;
  const feed = given.live || !address ? undefined : await reviewsOf(address, product, most);
  const shows = view(make, setting);
  const { lang, server, site, id } = setting;
  const about = reviewedOf(given, page.url, page.site);
  const table: ReviewsTable = {
    words,
    lang,
    server,
    site,
    id,
    product,
    most,
    live: !feed,
    refresh,
    next: feed?.next,
    reviewed: about,
  };
  const told = about && feed && markup(about, feed.summary, feed.reviews);
  const none = feed?.reviews.length === 0;
  const status = feed ? (none ? words.empty : "") : words.loading;
  const content = titled(
    setting,
    heading ?? words.heading,
    level,
    make(
      "div",
      { "data-part": "summary" },
      feed?.summary ? shows.summary(feed.summary) : undefined,
    ),
    chooser(setting, (feed?.published ?? 0) < 2),
    targets(setting),
    make("ol", { "data-part": "list", role: "list" }, feed?.reviews.map(shows.review)),
    ending(setting, status, feed?.next !== undefined),
    !feed && withoutScript(setting),
    make("div", { "data-part": "tally" }, feed && shows.tally(feed)),
    policyLink(setting),
  );
  return renderTemplate`${element(setting, props, table, content, told)}`;
});

/** What sorts and filters; the script takes it over, and without one it is not there. */
function chooser({ words, id }: Setting, hidden: boolean): Html {
  const sorts = [
    ["newest", words.newest],
    ["highest", words.highest],
    ["lowest", words.lowest],
    ["helpful", words.helpfulFirst],
  ] as const;
  const box = (name: string, text: string) =>
    make(
      "label",
      {},
      make("input", { type: "checkbox", name: `reviews-${name}`, autocomplete: "off" }),
      text,
    );
  return make(
    "div",
    { "data-part": "choose", role: "group", "aria-label": words.choose, hidden },
    make("label", { for: `${id}-sort` }, words.sort),
    make(
      "select",
      { id: `${id}-sort`, name: "reviews-sort", autocomplete: "off" },
      sorts.map(([value, text]) => make("option", { value }, text)),
    ),
    box("verified", words.verifiedOnly),
    box("photos", words.photosOnly),
  );
}

/** Where the bars lead: without a script the style sheet filters by them what is on the page. */
function targets({ words, id }: Setting): Html[] {
  return [
    ...[5, 4, 3, 2, 1].map((stars) => make("span", { id: `${id}-${stars}`, "data-target": stars })),
    make("a", { href: `#${id}-title`, "data-part": "all", hidden: true }, words.all),
  ];
}

/** What the markup tells of the product itself; nothing where it has no name. */
function reviewedOf(
  { name, url, schema: more }: z.infer<typeof schema>,
  here: URL,
  site: URL | undefined,
): Reviewed | undefined {
  if (name === undefined) return undefined;
  const path = url ?? here.pathname;
  const address = URL.parse(path, site ?? here);
  return { about: reviewed.about, name, page: address?.href ?? path, more };
}
