import { localized } from "@stagelight/core/config";
import { unescapeHTML } from "astro/runtime/server/index.js";
import reviews from "virtual:stagelight/reviews";
import site from "virtual:stagelight/site";
import widgets from "virtual:stagelight/widgets";
import type { ReviewsTable } from "../../anywhere/reviews-feed.ts";
import { data, type Html } from "../../consent-ui/html.ts";
import { pageLocale } from "../../server/page-locale.ts";
import { serverAddress } from "../../server/server-address.ts";
import { reviewsWords } from "../../texts/reviews/languages.ts";
import type { Page } from "../component.ts";
import { notInConfig, passedOn } from "../widget.ts";
import { makeHtml as make } from "./make-html.ts";

/** Properties that `<Reviews>` and `<Testimonials>` share. */
export interface ReviewsListProps {
  /** Title. Default: words of the page's language. */
  heading?: string;
  /** Level of the title, from 1 to 6. Default: 2. */
  level?: number;
  /** How many at first, from 1 to 100. */
  most?: number;
  /**
   * Whether the page is made without reviews, and browsers load them where they are about to be seen.
   * Default: `false`.
   */
  live?: boolean;
  /** Whether browsers renew what was built, where it is about to be seen. Default: `true`. */
  refresh?: boolean;
  /** Language of the words: `en`, `ko` or `zh`. Default: the page's. */
  lang?: string;
  /** Classes for the element. */
  class?: string;
}

/** What both render with. */
export type Setting = Pick<ReviewsTable, "words" | "lang" | "server" | "site" | "id"> & {
  /** The language of the page, which may be another than that of the words. */
  readonly locale: string;
  /** Where whoever makes the page finds the server; nothing where it is not told. */
  readonly address: string | undefined;
};

const counts = new WeakMap<object, number>();

/**
 * @param name of the component, for errors
 * @throws StagelightError `component-invalid` where the site has no reviews
 */
export function settingOf(
  name: string,
  { lang: wished }: { readonly lang?: string | undefined },
  result: object,
  page: Page,
): Setting {
  if (!widgets.review) throw notInConfig(name, "review", "review: {}");
  const locale = wished ?? (pageLocale(page) || (site.locales[0] ?? "en"));
  // Ids must differ also where a page has the component twice.
  const number = (counts.get(result) ?? 0) + 1;
  counts.set(result, number);
  const { server } = widgets;
  return {
    ...reviewsWords(locale),
    locale,
    server,
    site: reviews.site,
    id: `stagelight-reviews-${number}`,
    // In development the server runs within the site; else a request says nothing of where it is.
    address: serverAddress(server, import.meta.env.DEV ? page.url.origin : undefined),
  };
}

/** The title of a list, with what names the section. */
export function titled(
  { id }: Setting,
  heading: string,
  level: number,
  ...content: readonly (Html | readonly Html[] | false)[]
): Html {
  const title = `${id}-title`;
  return make(
    "section",
    { "aria-labelledby": title },
    make(`h${level}`, { class: "stagelight-reviews-title", id: title }, heading),
    content,
  );
}

/** What a list ends in: how it stands, and what there is to press. */
export function ending({ words }: Setting, status: string, more: boolean): Html[] {
  return [
    make("p", { "data-part": "status", role: "status" }, status),
    make(
      "p",
      { class: "stagelight-reviews-buttons" },
      make("button", { type: "button", "data-part": "more", hidden: !more }, words.more),
      make("button", { type: "button", "data-part": "again", hidden: true }, words.again),
    ),
  ];
}

/** For who has no JavaScript, where nothing was built. */
export function withoutScript({ words }: Setting): Html {
  return make("noscript", {}, make("p", {}, words.withoutScript));
}

/** How reviews are collected, where the site has a page about it. */
export function policyLink({ words, locale }: Setting): Html | false {
  const { policy } = widgets.review!;
  if (policy === undefined) return false;
  const href = localized(policy, locale);
  return make("p", { class: "stagelight-reviews-foot" }, make("a", { href }, words.policy));
}

/**
 * The element around all, with what its script needs.
 *
 * @param told what search engines are told, as JSON that can stand in a script
 */
export function element(
  { lang }: Setting,
  props: ReviewsListProps & object,
  table: ReviewsTable,
  content: Html,
  told?: string,
): unknown {
  const { html } = make(
    "stagelight-reviews",
    {
      class: ["stagelight-reviews", props.class].filter(Boolean).join(" "),
      lang,
      dir: "ltr",
      "data-waiting": table.live,
      ...passedOn(props),
    },
    content,
    // The script looks for it as the first of both.
    data(table),
    told !== undefined && { html: `<script type="application/ld+json">${told}</script>` },
  );
  return unescapeHTML(html);
}
