import type { GalleryState, GalleryWidget } from "../platform/gallery.ts";
import { widgetHtml } from "../platform/static.ts";
import { languageOf } from "../platform/texts.ts";
import type { ReferralGiftState } from "./referral-gift-page.ts";
import { widget } from "./referral-gift-widget.ts";
import { texts as en } from "./texts/en.ts";
import { texts as ko } from "./texts/ko.ts";
import { texts as zh } from "./texts/zh.ts";

const given = { code: "4F7K2-M9QWX-3ZA", program: "friends", gift: "10 %" };

const STATES: Readonly<Record<string, ReferralGiftState>> = {
  "by name": { given: { ...given, name: "Mina" }, copied: undefined },
  "without a name": { given, copied: undefined },
  copied: { given, copied: true },
  "not copied": { given, copied: false },
};

/** What a friend's link has brought, in all its states. */
export const referralGiftGallery: GalleryWidget = {
  name: "referral-gift",
  states: Object.entries(STATES).map(([name, state]) => stateOf(name, state)),
};

function stateOf(name: string, state: ReferralGiftState): GalleryState {
  return {
    name,
    render: ({ locale, stylesheet, attributes }) =>
      widgetHtml(
        "referral-gift",
        widget,
        { en, ko, zh }[languageOf(locale)],
        { server: "", known: true, locale, stylesheet, attributes },
        (page) => ({ page, state, live: true }),
      ),
  };
}
