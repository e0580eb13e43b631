import { describe, expect, it } from "vitest";
import { LANGUAGES, languageOf, loadTexts } from "./texts.ts";

/** Every text with the way to it. */
function wordsIn(texts: object, way = ""): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[`${way}${key}`, value]] : wordsIn(value, `${way}${key}.`),
  );
}

const variables = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();

describe("the words of the dashboard", async () => {
  const english = new Map(wordsIn(await loadTexts("en")));

  it.each(LANGUAGES)("%s says everything, with the same variables", async (language) => {
    for (const [way, text] of wordsIn(await loadTexts(language))) {
      expect(text.trim(), way).not.toBe("");
      expect(text, way).toBe(text.trim());
      const same = english.get(way) ?? english.get(way.replace(/\.one$/, ".other"));
      expect(variables(text), way).toEqual(variables(same ?? ""));
    }
  });

  it.each(["ko", "zh"] as const)("%s is written in its script", async (language) => {
    const script = language === "ko" ? /\p{scx=Hangul}/u : /\p{scx=Han}/u;
    const foreign = wordsIn(await loadTexts(language)).filter(
      ([way, text]) =>
        /\p{L}/u.test(text.replaceAll(/\{\w+\}/g, "")) &&
        !script.test(text) &&
        !/^app\.languages|\.system$/.test(way),
    );
    expect(foreign).toEqual([]);
  });
});

describe("the language of a list of tags", () => {
  it("is the first that the dashboard speaks", () => {
    expect(languageOf(["fr-FR", "ko-KR", "en"])).toBe("ko");
    expect(languageOf(["zh_TW"])).toBe("zh");
    expect(languageOf(["", "de"])).toBe("en");
  });
});
