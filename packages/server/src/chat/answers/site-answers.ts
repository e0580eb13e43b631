import { answerEntries } from "@stagelight/core/config";
import { answerIndexSchema, type AnswerSection } from "@stagelight/core/endpoints";
import { answersIn, type FindAnswers } from "@stagelight/core/search";
import type { Services } from "../../http/route.ts";
import { type Memo, memo } from "../../reviews/publish/memo.ts";

/** Milliseconds for which what a site says is not asked for again, and the languages that are kept. */
const LIFE = 600_000;
const LANGUAGES = 50;

/** Milliseconds in which the site has to answer. */
const PATIENCE = 5_000;

type Needed = Pick<Services, "config" | "outgoing" | "logger">;

const memos = new WeakMap<object, Memo<FindAnswers<AnswerSection>>>();

/** One of the site's languages, as well as one was asked for. */
export function answersLocale({ config }: Pick<Services, "config">, asked: string | null): string {
  const { locales } = config.site;
  const language = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0]!;
  const wanted = asked ?? "";
  const exact = locales.find((each) => each.toLowerCase() === wanted.toLowerCase());
  const near = locales.find((each) => language(each) === language(wanted));
  return exact ?? near ?? locales[0] ?? "en";
}

/**
 * Finds what the site says in a language: the config's own answers, and the pages that its build has read,
 * fetched from where they stand. Where that fails, the config's own alone. Put in order once for all who ask:
 * that takes much longer than to look something up.
 */
export function siteAnswers(services: Needed, locale: string): Promise<FindAnswers<AnswerSection>> {
  const { outgoing } = services;
  let known = memos.get(outgoing);
  if (!known) {
    known = memo({ life: LIFE, most: LANGUAGES });
    memos.set(outgoing, known);
  }
  return known.get(locale, async () => answersIn(await sectionsOf(services, locale)));
}

async function sectionsOf(services: Needed, locale: string): Promise<readonly AnswerSection[]> {
  const { config } = services;
  const own = answerEntries(config, locale);
  const { url } = config.site;
  if (!url || !config.chat?.answers.pages.length) return own;
  const pages = await fetchPages(services, url, locale);
  return [...own, ...pages.filter(({ id }) => !own.some((each) => each.id === id))];
}

async function fetchPages(
  { outgoing, logger }: Needed,
  site: string,
  locale: string,
): Promise<readonly AnswerSection[]> {
  const url = new URL(`_stagelight-answers/${locale}.json`, site.replace(/\/*$/, "/")).href;
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const { status, text } = await outgoing.safeFetch({ method: "GET", url, signal });
    if (status === 200) return answerIndexSchema.parse(JSON.parse(text)).sections;
    logger.warn({ url, status }, "The site's index of answers was not found.");
  } catch (error) {
    logger.warn({ url, err: error }, "The site's index of answers could not be read.");
  }
  return [];
}
