import { fitsGlob, pagePath } from "@stagelight/core";
import { answerEntries, type ReadConfig } from "@stagelight/core/config";
import type { AnswerIndex, AnswerSection } from "@stagelight/core/endpoints";
import { readPage } from "./read-page.ts";

/** The most characters of a section, and the most bytes of a file: browsers fetch it whole. */
const MOST_TEXT = 1_200;
const MOST_BYTES = 900_000;

/** A page as it was built. */
export interface BuiltPage {
  /** Its address on the site, from the first slash on. */
  readonly path: string;
  readonly html: string;
}

/** Indexes by language, and what does not fit into them. */
export interface AnswerIndexes {
  readonly indexes: readonly AnswerIndex[];
  /** Languages whose index is full, with how many sections were left out. */
  readonly full: readonly { readonly locale: string; readonly left: number }[];
}

/** Whether a page is among those that answers are read from. */
export function isAnswerPage(
  { chat, table }: Pick<ReadConfig, "chat" | "table">,
  path: string,
): boolean {
  const own = pagePath(path, table.prefixes);
  return chat?.answers.pages.some((glob) => fitsGlob(glob, own)) ?? false;
}

/** The answers of a site in each of its languages: the config's own, then those of its pages. */
export function answerIndexes(
  config: Pick<ReadConfig, "chat" | "site" | "table">,
  pages: readonly BuiltPage[],
): AnswerIndexes {
  const { locales } = config.site;
  const known = locales.length > 0 ? locales : ["en"];
  const sections = new Map<string, AnswerSection[]>(
    known.map((locale) => [locale, answerEntries(config, locale)]),
  );
  for (const { path, html } of pages) {
    const page = readPage(html);
    const locale = localeOf(page.language, path, known);
    for (const [place, { heading, above, text, anchor }] of page.sections.entries()) {
      sections.get(locale)!.push({
        id: `${path}${place}`,
        question: heading ?? page.title,
        answer: text.slice(0, MOST_TEXT),
        title: above === undefined ? page.title : `${page.title}: ${above}`,
        url: path + anchor,
      });
    }
  }
  const full: { locale: string; left: number }[] = [];
  const indexes = [...sections].map(([locale, all]) => {
    const kept = fitting(all);
    if (kept.length < all.length) full.push({ locale, left: all.length - kept.length });
    return { locale, sections: kept };
  });
  return { indexes, full };
}

/** The language that a page says it is in, or that its address begins with. */
function localeOf(language: string | undefined, path: string, locales: readonly string[]): string {
  const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
  const primary = (tag: string): string => tag.split(/[-_]/)[0]!;
  const said = language ?? "";
  return (
    locales.find((each) => same(each, said)) ??
    locales.find((each) => said !== "" && same(primary(each), primary(said))) ??
    locales.find((each) => path.split("/").some((part) => same(part, each))) ??
    locales[0]!
  );
}

function fitting(sections: readonly AnswerSection[]): AnswerSection[] {
  let bytes = 0;
  return sections.filter((each) => {
    bytes += Buffer.byteLength(JSON.stringify(each)) + 1;
    return bytes <= MOST_BYTES;
  });
}
