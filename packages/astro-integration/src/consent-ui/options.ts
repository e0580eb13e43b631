import { parseFriendly } from "@stagelight/core/config";
import { escapeHTML } from "astro/runtime/server/index.js";
import site from "virtual:stagelight/site";
import { z } from "zod";
import { PURPOSES } from "@stagelight/core";
import type { Page } from "../components/component.ts";
import { pageLocale } from "../server/page-locale.ts";
import { textsIn } from "../texts/languages.ts";
import type { AskedPurpose, Texts } from "../texts/texts.ts";

/** Words that a page writes itself: any of the words of a component. */
export type OwnTexts<Words> = {
  readonly [Key in keyof Words]?: Words[Key] extends string ? string : OwnTexts<Words[Key]>;
};

/** Words of a component: its own, and those that it shares with the others. */
type Words<Part extends "banner" | "settings" | "why"> = Texts[Part] &
  Pick<Texts, "gpc" | "purposes">;

/** What `<ConsentBanner>`, `<PrivacySettings>` and `<WhyThis>` have in common. */
export interface PrivacyProps<Part extends "banner" | "settings" | "why"> {
  /** Language of the words: `en`, `ko` or `zh`. Default: the page's. */
  lang?: string;
  /** The purposes that the site uses. Default: all. */
  purposes?: readonly AskedPurpose[];
  /** Words to show instead of those that come with the component. */
  texts?: OwnTexts<Words<Part>>;
  /** More classes for the outermost element. */
  class?: string;
}

/** Properties, checked and filled in. */
export interface Options<Part extends "banner" | "settings" | "why"> {
  /** The component's words, those of the page among them. */
  readonly words: Words<Part>;
  /** All words of the language. */
  readonly texts: Texts;
  readonly purposes: readonly AskedPurpose[];
  /** Attributes of language and direction. */
  readonly language: string;
  /** The language, for `Intl`. */
  readonly lang: string;
  /** A class attribute: the component's class, and the page's own. */
  classes(name: string): string;
}

/**
 * Reads the properties of one of the three components.
 *
 * @param component how the component stands in the page, for errors
 * @throws StagelightError `component-invalid`
 */
export function readOptions<Part extends "banner" | "settings" | "why">(
  part: Part,
  props: PrivacyProps<Part>,
  page: Page,
  component: string,
): Options<Part> {
  const texts = textsIn(props.lang ?? (pageLocale(page) || site.locales[0]));
  const standard = { ...texts[part], gpc: texts.gpc, purposes: purposesIn(texts) } as Words<Part>;
  parseFriendly(
    z.object({
      lang: z.string().regex(LANGUAGE, 'a language such as "ko"').optional(),
      purposes: z.array(z.enum(PURPOSES)).min(1).optional(),
      texts: someOf(standard).optional(),
      class: z.string().optional(),
    }),
    props,
    `${component} does not fit.`,
    "component-invalid",
  );
  // A page with words of its own may be in a language that we do not know.
  const lang = (props.texts && props.lang) ?? texts.lang;
  return {
    texts,
    words: merged(standard, props.texts ?? {}),
    purposes: PURPOSES.filter((purpose) => props.purposes?.includes(purpose) ?? true),
    language: ` lang="${lang}"${lang === texts.lang ? ' dir="ltr"' : ""}`,
    lang,
    classes: (name) => ` class="${name}${props.class ? ` ${escapeHTML(props.class)}` : ""}"`,
  };
}

/** What the purposes allow on this site. */
function purposesIn({ purposes, referral }: Texts): Texts["purposes"] {
  if (!site.referral) return purposes;
  return { ...purposes, marketing: { ...purposes.marketing, allows: referral.allows } };
}

const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/;

/** Schema of an object that may have some of the words. */
function someOf(words: object): z.ZodType {
  return z.strictObject(
    Object.fromEntries(
      Object.entries(words).map(([key, value]: [string, unknown]) => [
        key,
        (typeof value === "object" ? someOf(value!) : z.string()).optional(),
      ]),
    ),
  );
}

function merged<Words extends object>(words: Words, own: object): Words {
  const changed = Object.entries(own)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]: [string, unknown]) => [
      key,
      typeof value === "object" ? merged(words[key as keyof Words] as object, value!) : value,
    ]);
  return { ...words, ...Object.fromEntries(changed) };
}
