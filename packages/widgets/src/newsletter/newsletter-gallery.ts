import type { GalleryState, GalleryWidget } from "../platform/gallery.ts";
import { widgetHtml } from "../platform/static.ts";
import { languageOf } from "../platform/texts.ts";
import type { NewsletterPage } from "./newsletter-page.ts";
import { NewsletterSending } from "./newsletter-sending.ts";
import type { NewsletterState, NewsletterStatus } from "./newsletter-state.ts";
import { widget } from "./newsletter-widget.ts";
import { texts as en } from "./texts/en.ts";
import { texts as ko } from "./texts/ko.ts";
import { texts as zh } from "./texts/zh.ts";

/** How a form looks at one moment, beside its status. */
interface Sample extends Partial<Omit<NewsletterState, "status">> {
  /** Tells samples of one status from each other. */
  readonly name?: string;
  /** Whether the form asks for all that it can ask for; mostly it asks for little. */
  readonly full?: true;
}

const email = "mina@nuri.example";

/** At least one sample of every status: one that is missing does not compile. */
const SAMPLES: Readonly<Record<NewsletterStatus, readonly [Sample, ...Sample[]]>> = {
  idle: [
    {},
    { name: "every kind of field", full: true },
    { name: "a slip", values: { email: "mina@gmial.com" }, meant: "mina@gmail.com" },
  ],
  invalid: [
    { values: { email: "mina@" }, problems: { email: "no-address" } },
    {
      name: "every kind of field",
      full: true,
      values: { email, "fields.cups": "many" },
      problems: {
        name: "too-long",
        lists: "not-chosen",
        consent: "not-ticked",
        "fields.cups": "no-number",
        "fields.since": "no-date",
        "fields.strength": "missing",
        "fields.town": "refused",
      },
    },
  ],
  sending: [{ values: { email } }],
  proof: [{ values: { email } }],
  sent: [
    { sentTo: email, resend: "soon" },
    { name: "asked for again", sentTo: email, resend: "asked" },
    { name: "not sent again", sentTo: email, resend: "too-many" },
  ],
  "already-waiting": [{ sentTo: email, resend: "possible" }],
  "passed-on": [
    {
      sentTo: email,
      said: { heading: "Almost finished", text: "Please confirm {address} in the mail." },
    },
  ],
  offline: [{ sentTo: email }],
  failed: [
    { name: "too many", values: { email }, failure: "too-many" },
    { name: "the server's fault", values: { email }, failure: "server" },
    { name: "no answer", values: { email }, failure: "no-answer" },
  ],
};

const IDLE = { values: {}, problems: {}, failure: undefined, meant: undefined } as const;

/** The newsletter form in all its states. */
export const newsletterGallery: GalleryWidget = {
  name: "newsletter",
  states: Object.entries(SAMPLES).flatMap(([status, samples]) =>
    samples.map((sample) => stateOf(status as NewsletterStatus, sample)),
  ),
};

function stateOf(status: NewsletterStatus, { name, full, ...sample }: Sample): GalleryState {
  const state: NewsletterState = { ...IDLE, sentTo: "", resend: "soon", ...sample, status };
  return {
    name: name ? `${status}: ${name}` : status,
    render: ({ locale, stylesheet, attributes, settings }) =>
      widgetHtml(
        "newsletter",
        widget,
        { en, ko, zh }[languageOf(locale)],
        {
          server: "",
          known: true,
          locale,
          stylesheet,
          settings: full ? settings.full : settings.short,
          attributes: { form: `${status}-${name ?? ""}`, ...attributes },
        },
        (page) => ({ page: sentPage(page as NewsletterPage), state, live: true }),
      ),
  };
}

/** What stands in the form's place belongs to the part that sends it. */
function sentPage(page: NewsletterPage): NewsletterPage {
  page.sending = new NewsletterSending(page);
  return page;
}
