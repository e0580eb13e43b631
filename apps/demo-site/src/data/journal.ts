import { getCollection, type CollectionEntry } from "astro:content";
import type { Locale } from "../i18n/locales.ts";

export type Article = CollectionEntry<"journal">;

/** An article's name in its address, the same in every language. */
export const slugOf = ({ id }: Article): string => id.slice(id.indexOf("/") + 1);

/** The articles in one language, in reading order. */
export async function articlesIn(locale: Locale): Promise<Article[]> {
  const all = await getCollection("journal", ({ id }) => id.startsWith(`${locale}/`));
  return all.sort((a, b) => a.data.order - b.data.order);
}
