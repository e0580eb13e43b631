import { MAX_ENDED } from "../attention/memory.ts";
import type { Problem } from "../problems/problem.ts";
import { show } from "../problems/show.ts";
import type { StagelightConfig } from "./input.ts";
import { LOCALE_PART } from "./localized-page.ts";

/** What the `chat` key needs elsewhere in the config, and its lines beside the prompts. */
export function chatProblems({
  chat,
  server,
  mail,
  site,
  prompts = [],
}: StagelightConfig): Problem[] {
  if (!chat) return [];
  const problems: Problem[] = [];
  const needs = (path: string, expected: string, help: string, found = "nothing") => {
    problems.push({ path, expected, found, help });
  };
  if (!server) {
    needs(
      "server",
      "a server, since chat is there",
      "Without a server nobody takes messages in: add server: {}, or remove chat.",
      show(server),
    );
  }
  const mailed = chat.mail ? "chat.mail" : chat.transcript ? "chat.transcript" : undefined;
  if (mail?.from === undefined && mailed) {
    needs(
      "mail.from",
      'whom mails are from, such as "Nuri Tea <hello@nuri.example>"',
      `Say it, since ${mailed} is there: conversations are sent by mail.`,
    );
  }
  const pages = [
    ["chat.consent.link", chat.consent?.link],
    ...(chat.answers?.entries ?? []).map(({ page }, index) => [
      `chat.answers.entries[${index}].page`,
      page,
    ]),
  ] as const;
  for (const [path = "", page = ""] of pages) {
    if (site?.locales?.length || page.search(LOCALE_PART) < 0) continue;
    needs(
      path,
      "site.locales, since the language is part of the address",
      'Name the languages, such as site: { locales: ["en", "ko"] }, or write the address without brackets.',
      JSON.stringify(page),
    );
  }
  // What a browser remembers of prompts and lines is one list, by their ids.
  const lines = chat.lines ?? [];
  const ids = [...prompts, ...lines].map(({ id }) => id);
  lines.forEach(({ id }, index) => {
    if (ids.indexOf(id) === prompts.length + index) return;
    needs(
      `chat.lines[${index}].id`,
      "an id that no other line and no prompt has",
      "What became of a line is remembered by its id: give this one another.",
      JSON.stringify(id),
    );
  });
  if (prompts.length <= MAX_ENDED && ids.length > MAX_ENDED) {
    needs(
      "chat.lines",
      `${MAX_ENDED} at most, together with prompts`,
      "Browsers remember what became of so many: remove some.",
      `${lines.length} lines and ${prompts.length} prompts`,
    );
  }
  return problems;
}
