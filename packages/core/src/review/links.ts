import { localized, type Localized } from "../config/localized.ts";

/** Places where people review shops, and what they are called where the config has no label. */
export const PUBLIC_LINKS = {
  google: "Google",
  facebook: "Facebook",
  yelp: "Yelp",
  trustpilot: "Trustpilot",
  naver: { en: "Naver", ko: "네이버", zh: "Naver" },
  dianping: { en: "Dianping", ko: "다중뎬핑", zh: "大众点评" },
} as const satisfies Readonly<Record<string, Localized>>;

/** A place whose name is known. */
export type PublicLinkId = keyof typeof PUBLIC_LINKS;

/** Where else people can review, in a language. */
export interface PublicLink {
  readonly id: string;
  readonly url: string;
  readonly label: string;
}

/**
 * The links that everybody sees after any answer, in the config's order. It is the only function that
 * makes the list, and it is told nothing of who answers or what.
 */
export function publicLinks(
  links: readonly { readonly id: string; readonly url: string; readonly label: Localized }[],
  locale: string,
): PublicLink[] {
  return links.map(({ id, url, label }) => ({ id, url, label: localized(label, locale) }));
}
