import type { GallerySettings } from "@stagelight/widgets/gallery";
import { newsletter } from "../../newsletter.config.ts";
import { referral } from "../../referral.config.ts";
import { review } from "../../review.config.ts";
import type { Locale } from "../i18n/locales.ts";

const { incentive, consent, lists, fields } = newsletter;
const short = { incentive: incentive.text, consent };
const programs = referral.programs.map(({ id, name, text, terms: { text: said, version } }) => ({
  id,
  name,
  text,
  terms: { text: said, version },
}));

/** How the places are called where else people review. */
const reviewedAt = {
  google: { en: "Google", ko: "구글", zh: "谷歌" },
  naver: { en: "Naver", ko: "네이버", zh: "Naver" },
  trustpilot: { en: "Trustpilot", ko: "트러스트파일럿", zh: "Trustpilot" },
};

/** What the shop says of each widget: little, and as much as can be said. */
const settings: Readonly<Record<string, GallerySettings["settings"]>> = {
  newsletter: {
    short,
    full: {
      ...short,
      name: true,
      lists,
      fields: [
        ...fields,
        {
          id: "strength",
          type: "choice",
          label: { en: "How strong?", ko: "얼마나 진하게?", zh: "浓淡" },
          required: true,
          choices: [
            { id: "light", label: { en: "Light", ko: "연하게", zh: "清淡" } },
            { id: "strong", label: { en: "Strong", ko: "진하게", zh: "浓" } },
          ],
        },
        { id: "town", type: "text", label: { en: "Town", ko: "사는 곳", zh: "所在城市" } },
        {
          id: "cups",
          type: "number",
          label: { en: "Cups a day", ko: "하루 몇 잔", zh: "每天几杯" },
        },
        {
          id: "since",
          type: "date",
          label: { en: "Tea drinker since", ko: "차를 마신 지", zh: "何时开始喝茶" },
        },
      ],
      consent: { ...consent, box: true },
    },
  },
  referral: {
    short: { programs },
    full: { programs: programs.map((program) => ({ ...program, showName: true })) },
  },
  "review-request": {
    short: {},
    full: {
      links: review.links.map(({ id, url }) => ({ id, url, label: reviewedAt[id] })),
      photos: review.photos.most,
      thanks: { en: "A pouch of Sejak", ko: "세작 한 봉", zh: "一小袋细雀茶" },
      policy: "/privacy/#reviews",
    },
  },
};

/** The themes, by what they give the element and how the box around it is called. */
export const galleryThemes = {
  light: { theme: "light" },
  dark: { theme: "dark" },
  shop: {},
  rtl: { dir: "rtl" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A state in a theme, for a language. */
export const galleryMoment = (
  widget: string,
  theme: keyof typeof galleryThemes,
  locale: Locale,
): GallerySettings => ({
  locale,
  stylesheet: `/gallery/${widget}.css`,
  settings: settings[widget] ?? { short: {}, full: {} },
  attributes: galleryThemes[theme],
});
