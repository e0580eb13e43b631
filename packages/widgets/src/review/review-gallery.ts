import type { GalleryState, GalleryWidget } from "../platform/gallery.ts";
import { widgetHtml } from "../platform/static.ts";
import { languageOf } from "../platform/texts.ts";
import type { ReviewOptions } from "./review-options.ts";
import type { ReviewPage } from "./review-page.ts";
import type { ReviewState, ReviewStatus } from "./review-state.ts";
import { widget } from "./review-widget.ts";
import { texts as en } from "./texts/en.ts";
import { texts as ko } from "./texts/ko.ts";
import { texts as zh } from "./texts/zh.ts";

/** How a review looks at one moment, beside its status. */
interface Sample extends Partial<Omit<ReviewState, "status">> {
  /** Tells samples of one status from each other. */
  readonly name?: string;
  /** What is asked; mostly stars. */
  readonly ask?: ReviewOptions["kind"];
  /** Whether the site says all that can be said; mostly it says little. */
  readonly full?: true;
}

const values = { score: "4", text: "Floral, and good for three cups.", name: "Mina" };
const photos = [{ name: "teapot.jpg", data: "" }];

/** At least one sample of every status: one that is missing does not compile. */
const SAMPLES: Readonly<Record<ReviewStatus, readonly [Sample, ...Sample[]]>> = {
  idle: [
    {},
    { name: "all that can be asked for", full: true, values, photos },
    { name: "likely to recommend", ask: "nps" },
    { name: "satisfied", ask: "csat", values: { score: "3" } },
    { name: "easy", ask: "ces" },
  ],
  invalid: [
    { problems: { score: "no-score" } },
    {
      name: "all that can be asked for",
      full: true,
      values,
      problems: { text: "too-long", photos: "too-many", name: "too-long" },
    },
    { name: "photos too large", full: true, values, photos, problems: { photos: "too-large" } },
    { name: "no photos", full: true, values, problems: { photos: "no-photo" } },
  ],
  sending: [{ values }],
  proof: [{ values }],
  sent: [
    {},
    { name: "with links", full: true, values },
    {
      name: "with thanks",
      full: true,
      values,
      thanks: { text: "5 %", code: "TEA-7F3K-92QW" },
    },
    { name: "thanks by mail", full: true, values, thanks: { text: "5 %" } },
    { name: "help is offered", full: true, values: { score: "1" }, help: "offered" },
    {
      name: "what went wrong is not said",
      full: true,
      values: { score: "1" },
      help: "offered",
      problems: { help: "missing" },
    },
    { name: "help is asked for", full: true, values: { score: "1" }, help: "sending" },
    { name: "help was asked for", full: true, values: { score: "1" }, help: "sent" },
    { name: "help could not be asked for", full: true, values: { score: "1" }, help: "server" },
  ],
  used: [{ full: true }],
  offline: [{ full: true, values }],
  failed: [
    { name: "too many", values, failure: "too-many" },
    { name: "the server's fault", values, failure: "server" },
    { name: "no answer", values, failure: "no-answer" },
    { name: "the mail's link does not work", values, failure: "link" },
  ],
};

/** The review widget in all its states. */
export const reviewGallery: GalleryWidget = {
  name: "review-request",
  states: Object.entries(SAMPLES).flatMap(([status, samples]) =>
    samples.map((sample) => stateOf(status as ReviewStatus, sample)),
  ),
};

function stateOf(status: ReviewStatus, { name, ask, full, ...sample }: Sample): GalleryState {
  return {
    name: name ? `${status}: ${name}` : status,
    render: ({ locale, stylesheet, attributes, settings }) =>
      widgetHtml(
        "review-request",
        widget,
        { en, ko, zh }[languageOf(locale)],
        {
          server: "",
          known: true,
          locale,
          stylesheet,
          settings: full ? settings.full : settings.short,
          attributes: { ask, ...(ask ? {} : { product: "boseong-green" }), ...attributes },
        },
        (page, options) => {
          const { links } = options as ReviewOptions;
          // Who came by a mail's link sees what is promised.
          if (full) (page as ReviewPage).token = "token";
          const over = ["sent", "used", "offline"].includes(status);
          const state = { ...(page.$state.get() as ReviewState), ...sample, status };
          return { page, state: over ? { ...state, links } : state, live: true };
        },
      ),
  };
}
