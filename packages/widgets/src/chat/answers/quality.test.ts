import { answersIn, tokensOf } from "@stagelight/core/search";
import MiniSearch from "minisearch";
import { expect, it } from "vitest";
import { ASKED, FREQUENT } from "./test-questions.ts";

type Locale = keyof typeof FREQUENT;
type Find = (locale: Locale, question: string) => readonly string[];

/** How often what answers stands first, among the first three, and how often something shows for nothing. */
function measured(find: Find, locale: Locale) {
  const asked = ASKED.filter(([language]) => language === locale);
  const known = asked.filter(([, , about]) => about !== undefined);
  const unknown = asked.filter(([, , about]) => about === undefined);
  const within = (most: number) =>
    known.filter(([, question, about]) => find(locale, question).slice(0, most).includes(about!))
      .length / known.length;
  const needless = unknown.filter(([, question]) => find(locale, question).length > 0).length;
  return { first: within(1), three: within(3), needless: needless / unknown.length };
}

function ours(): Find {
  const find = {
    en: answersIn(FREQUENT.en),
    ko: answersIn(FREQUENT.ko),
    zh: answersIn(FREQUENT.zh),
  };
  return (locale, question) => find[locale](question, 3).map(({ about }) => about);
}

/** With the same words and weights, and what its readme says of typing and of mistakes. */
function miniSearch(): Find {
  const index = (locale: Locale) => {
    const made = new MiniSearch({
      idField: "about",
      fields: ["question", "title", "answer"],
      tokenize: (text) => tokensOf(text, true),
      searchOptions: {
        tokenize: (text) => tokensOf(text),
        boost: { question: 3, title: 1.5 },
        prefix: true,
        fuzzy: 0.2,
      },
    });
    made.addAll(FREQUENT[locale]);
    return made;
  };
  const made = { en: index("en"), ko: index("ko"), zh: index("zh") };
  return (locale, question) =>
    made[locale]
      .search(question)
      .slice(0, 3)
      .map(({ id }) => id as string);
}

it.each(["en", "ko", "zh"] as const)(
  "questions as visitors ask them find what answers them, and others find nothing: %s",
  (locale) => {
    const figures = measured(ours(), locale);
    const others = measured(miniSearch(), locale);
    console.log(locale, JSON.stringify({ ours: figures, miniSearch: others }));
    expect(figures.three).toBeGreaterThanOrEqual(0.9);
    expect(figures.first).toBeGreaterThanOrEqual(0.85);
    expect(figures.needless).toBe(0);
    expect(figures.first).toBeGreaterThanOrEqual(others.first);
    expect(figures.three).toBeGreaterThanOrEqual(others.three);
    expect(figures.needless).toBeLessThanOrEqual(others.needless);
  },
);

it("finds while it is typed, and with one letter wrong", () => {
  const find = ours();
  for (const [locale, typed, about] of [
    ["en", "pos", "postage"],
    ["en", "poatage", "postage"],
    ["en", "refudn", "refund"],
    ["ko", "배", "postage"],
    ["ko", "환불", "refund"],
    ["zh", "运", "postage"],
    ["zh", "咖啡", "caffeine"],
  ] as const) {
    expect(find(locale, typed), typed).toContain(about);
  }
  expect(find("en", "")).toEqual([]);
  expect(find("en", "???")).toEqual([]);
});
