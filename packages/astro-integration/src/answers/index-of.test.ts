import { readConfig } from "@stagelight/core/config";
import { expect, it } from "vitest";
import { answersAddress } from "./address.ts";
import { answerIndexes, isAnswerPage } from "./index-of.ts";

const config = (locales: string[], base = "/") =>
  readConfig(
    {
      site: { name: "Nuri", url: "https://nuri.example", locales },
      server: {},
      chat: {
        answers: {
          pages: ["/help/**", "/faq"],
          entries: [
            { id: "own", question: { en: "Own?", ko: "직접?" }, answer: { en: "Yes.", ko: "네." } },
          ],
        },
      },
    },
    { base },
  );

const page = (lang: string, text = "Text.") =>
  `<html ${lang && `lang="${lang}"`}><main><h1>Help</h1><h2 id="a">${lang}?</h2>${text}</main>`;

it("are read from the pages that the config names, without base and language", () => {
  const site = config(["en", "ko"], "/shop");
  for (const path of ["/shop/help/", "/shop/help/post/", "/shop/ko/help/post/", "/shop/faq/"]) {
    expect(isAnswerPage(site, path), path).toBe(true);
  }
  for (const path of ["/shop/", "/shop/helper/", "/shop/faq/more/", "/shop/zh/help/"]) {
    expect(isAnswerPage(site, path), path).toBe(false);
  }
  expect(answersAddress("/shop", "ko")).toBe("/shop/_stagelight-answers/ko.json");
});

it("are each in the language of its page, the config's own first", () => {
  const { indexes, full } = answerIndexes(config(["en", "ko", "pt-BR"]), [
    { path: "/help/", html: page("en") },
    { path: "/ko/help/", html: page("ko-KR") },
    { path: "/pt-BR/help/", html: page("") },
    { path: "/help/other/", html: page("fr") },
  ]);
  expect(full).toEqual([]);
  expect(
    Object.fromEntries(
      indexes.map(({ locale, sections }) => [locale, sections.map(({ url }) => url)]),
    ),
  ).toEqual({
    en: [undefined, "/help/#a", "/help/other/#a"],
    ko: [undefined, "/ko/help/#a"],
    "pt-BR": ["/pt-BR/help/#a"],
  });
  const ids = indexes.flatMap(({ sections }) => sections.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length - 1);
  expect(indexes[0]!.sections[1]).toEqual({
    id: "/help/0",
    question: "en?",
    answer: "Text.",
    title: "Help",
    url: "/help/#a",
  });
});

it("are left out where their file would become too large, and that is told", () => {
  const pages = Array.from({ length: 2_000 }, (_, each) => ({
    path: `/help/${each}/`,
    html: page("en", "long ".repeat(500)),
  }));
  const { indexes, full } = answerIndexes(config(["en"]), pages);
  const size = JSON.stringify(indexes[0]).length;
  expect(size).toBeLessThan(1_000_000);
  expect(full).toEqual([{ locale: "en", left: 2_001 - indexes[0]!.sections.length }]);
});
