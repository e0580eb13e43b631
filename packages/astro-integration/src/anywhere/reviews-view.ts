import { filled } from "./filled.ts";
import type { Review, Reviews, ReviewsTable, Summary } from "./reviews-feed.ts";
import type { Make } from "./reviews-make.ts";
import type { Counted } from "./reviews-words.ts";

/** What shows reviews: the page's build and the browser's script share it. */
export interface View<Made> {
  /** The average, how many there are, and a bar for each number of stars that leads to those. */
  summary(summary: Summary): Made[];
  /** An entry of the list. */
  review(review: Review): Made;
  /** How many of those received are shown, and why the others are not. */
  tally(reviews: Reviews): Made[];
  testimonial(review: Review): Made;
  /** In the language of the words: "12 reviews". */
  counted(words: Counted, count: number): string;
}

const FIVE = [5, 4, 3, 2, 1];

export function view<Made>(
  make: Make<Made>,
  {
    words,
    lang,
    server,
    site,
    id,
  }: Pick<ReviewsTable, "words" | "lang" | "server" | "site" | "id">,
): View<Made> {
  const number = new Intl.NumberFormat(lang).format;
  const tenths = new Intl.NumberFormat(lang, { minimumFractionDigits: 1 });
  // Rounded as in the page's markup.
  const average = (value: number) => tenths.format(Math.round(value * 10) / 10);
  const plural = new Intl.PluralRules(lang);
  // The day in Greenwich: built in one part of the world, and read in another.
  const day = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" });

  const named = (name: string) => ({ class: `stagelight-reviews-${name}` });
  const counted = (words: Counted, count: number): string =>
    filled(words[plural.select(count) == "one" ? "one" : "other"], { count: number(count) });
  const aside = (text: string) => make("span", named("aside"), text);
  const stars = (value: number, text: string) =>
    make("span", {
      ...named("stars"),
      role: "img",
      "aria-label": filled(words.outOf, { stars: text }),
      "data-halves": Math.round(value * 2),
    });
  const time = (at: string) => make("time", { datetime: at }, day.format(new Date(at)));
  const quote = ({ locale, text }: Pick<Review, "locale" | "text">) =>
    !!text && make("p", { ...named("text"), dir: "auto", lang: locale }, text);
  const writer = (review: Review) => review.author || words.anonymous;
  const author = (review: Review) => make("bdi", named("author"), writer(review));

  const badges = ({ provenance, imported, promised }: Review) => {
    const kinds = provenance.length > 0 ? provenance : (["open"] as const);
    const said = kinds.map((kind) => {
      const { name, means } = words.badges[kind];
      const from = { from: imported?.from ?? "" };
      return { kind, name: filled(name, from), means: filled(means, from) };
    });
    return make(
      "details",
      named("badges"),
      make(
        "summary",
        {},
        said.map(({ kind, name }) => make("span", { "data-badge": kind }, make("bdi", {}, name))),
      ),
      said.map(({ means }) => make("p", {}, means)),
      !!promised && make("p", { dir: "auto" }, promised),
    );
  };

  return {
    counted,

    summary({ average: mean, interval, count, distribution, frozen }) {
      if (mean === null) return [];
      return [
        make(
          "p",
          named("average"),
          make("strong", { "aria-hidden": "true" }, average(mean)),
          stars(mean, average(mean)),
          make("span", {}, counted(words.reviews, count)),
          !!interval &&
            aside(
              filled(words.interval, { low: average(interval[0]), high: average(interval[1]) }),
            ),
        ),
        make(
          "ul",
          { ...named("bars"), role: "list", "aria-label": words.distribution },
          FIVE.map((each) => {
            const of = distribution[each - 1] ?? 0;
            return make(
              "li",
              {},
              make(
                "a",
                { href: `#${id}-${each}`, "data-stars": each },
                make("span", {}, counted(words.stars, each)),
                make("progress", { "aria-hidden": "true", max: count, value: of }),
                make("span", { "aria-hidden": "true" }, number(of)),
                aside(counted(words.reviews, of)),
              ),
            );
          }),
        ),
        ...(frozen ? [make("p", named("note"), words.frozen)] : []),
      ];
    },

    review(review) {
      const { photos, answer, votes, provenance } = review;
      return make(
        "li",
        {
          "data-stars": review.stars,
          "data-review": review.id,
          "data-verified": provenance.includes("verified"),
          "data-photos": photos.length > 0,
        },
        make(
          "article",
          {},
          make(
            "p",
            named("by"),
            stars(review.stars, number(review.stars)),
            author(review),
            time(review.at),
          ),
          badges(review),
          quote(review),
          photos.length > 0 &&
            make(
              "p",
              named("photos"),
              photos.map(({ url, width, height }, at) => {
                // Nobody else's images: wherever the address leads, it is asked of the site's server.
                const src = `${server}/v1/reviews/photos/${url.split("/").at(-1)!}`;
                const alt = filled(words.photo, {
                  author: writer(review),
                  number: number(at + 1),
                });
                return make(
                  "a",
                  { href: src },
                  // Before `src`: the parser begins to load what it sees.
                  make("img", { loading: "lazy", decoding: "async", width, height, alt, src }),
                );
              }),
            ),
          answer &&
            make(
              "div",
              named("answer"),
              make(
                "p",
                {},
                make("strong", {}, site ? filled(words.answer, { site }) : words.answerOfShop),
                time(answer.at),
              ),
              make("p", { ...named("text"), dir: "auto" }, answer.text),
            ),
          make(
            "p",
            named("votes"),
            make("span", {}, votes > 0 && counted(words.votes, votes)),
            make(
              "button",
              { type: "button", "aria-pressed": "false", hidden: true },
              words.helpful,
            ),
          ),
        ),
      );
    },

    tally({ published, received, waiting, hidden }) {
      const not = hidden.map(({ reason, count }) =>
        filled(words.reasons[reason] ?? reason, { count: number(count) }),
      );
      if (waiting > 0) not.push(filled(words.waiting, { count: number(waiting) }));
      return [
        make(
          "p",
          {},
          filled(words.published, { published: number(published), received: number(received) }),
          not.length > 0 && ` ${filled(words.notShown, { reasons: not.join(words.separator) })}`,
        ),
      ];
    },

    testimonial(review) {
      const { productName } = review;
      return make(
        "li",
        { "data-review": review.id },
        make(
          "figure",
          {},
          make("blockquote", {}, quote(review)),
          make(
            "figcaption",
            {},
            stars(review.stars, number(review.stars)),
            author(review),
            !!productName && make("bdi", {}, productName),
            time(review.at),
            badges(review),
          ),
        ),
      );
    },
  };
}
