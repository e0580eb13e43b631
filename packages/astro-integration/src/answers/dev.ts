import type { ReadConfig } from "@stagelight/core/config";
import type { DevServer } from "../host/dev.ts";
import { answersAddress } from "./address.ts";
import { htmlParts } from "./html-parts.ts";
import { answerIndexes, type BuiltPage, isAnswerPage } from "./index-of.ts";

/** Pages that are read at most, and milliseconds for which they are not read again. */
const MOST = 200;
const LIFE = 10_000;

/**
 * Has `astro dev` answer with what a build would write. Which pages there are is found by their links:
 * from where each glob begins, in each language.
 */
export function answeringInDev(
  { middlewares, httpServer }: DevServer,
  { config, base }: { readonly config: ReadConfig; readonly base: string },
): void {
  const { locales } = config.site;
  const known = locales.length > 0 ? locales : ["en"];
  let read: { readonly at: number; readonly pages: Promise<BuiltPage[]> } | undefined;
  middlewares.use((request, response, next) => {
    const [path = ""] = (request.url ?? "").split("?");
    // Astro has taken the base off by then.
    const locale = known.find((each) => path === answersAddress("/", each));
    const address = httpServer?.address();
    if (locale === undefined || typeof address !== "object" || !address) {
      next();
      return;
    }
    const origin = `http://localhost:${address.port}`;
    if (!read || performance.now() - read.at > LIFE) {
      read = { at: performance.now(), pages: linkedPages(origin, config, base) };
    }
    const answer = async (pages: Promise<BuiltPage[]>): Promise<void> => {
      const { indexes } = answerIndexes(config, await pages);
      response.setHeader("content-type", "application/json");
      response.setHeader("cache-control", "no-store");
      response.end(JSON.stringify(indexes.find((index) => index.locale === locale)));
    };
    answer(read.pages).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
}

async function linkedPages(origin: string, config: ReadConfig, base: string): Promise<BuiltPage[]> {
  const prefixes = [base.replace(/\/*$/, ""), ...(config.table.prefixes ?? [])];
  const starts = (config.chat?.answers.pages ?? []).map((glob) =>
    glob.replace(/\/?(?:[^/]*\*.*)?$/, "/"),
  );
  const wanted = [...new Set(prefixes.flatMap((prefix) => starts.map((start) => prefix + start)))];
  const pages: BuiltPage[] = [];
  for (const path of wanted) {
    if (pages.length >= MOST) break;
    const found = await fetchPage(origin + path);
    if (found === undefined) continue;
    if (isAnswerPage(config, path)) pages.push({ path, html: found });
    for (const part of htmlParts(found)) {
      if (part.kind !== "open" || part.name !== "a") continue;
      const link = URL.parse(part.attributes.get("href") ?? "", origin + path);
      if (link?.origin !== origin || wanted.includes(link.pathname)) continue;
      if (isAnswerPage(config, link.pathname)) wanted.push(link.pathname);
    }
  }
  return pages;
}

async function fetchPage(address: string): Promise<string | undefined> {
  const response = await fetch(address, { headers: { accept: "text/html" } });
  return response.ok ? response.text() : undefined;
}
