import { HIDE_REASONS } from "@stagelight/core/review";
import { describe, expect, it } from "vitest";
import { en } from "./en.ts";
import { ko } from "./ko.ts";
import { reviewsWords } from "./languages.ts";
import { zh } from "./zh.ts";

/** Every text by its path. */
function flat(value: object, path = ""): [string, string][] {
  return Object.entries(value).flatMap(([key, each]: [string, unknown]): [string, string][] =>
    typeof each === "string" ? [[`${path}${key}`, each]] : flat(each!, `${path}${key}.`),
  );
}

const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each([
  ["ko", ko],
  ["zh", zh],
])("the words of reviews in %s", (_, texts) => {
  const words = new Map(flat(texts));

  it("are the same texts as in English, with the same placeholders, and no English left over", () => {
    const english = flat(en);
    expect([...words.keys()].sort()).toEqual(english.map(([path]) => path).sort());
    for (const [path, text] of english) {
      expect([path, placeholders(words.get(path)!)]).toEqual([path, placeholders(text)]);
      if (path !== "separator") expect([path, words.get(path)]).not.toEqual([path, text]);
    }
  });
});

it("there are words for every reason why one is not shown", () => {
  expect(Object.keys(en.reasons).sort()).toEqual([...HIDE_REASONS, "erased"].sort());
});

it("other languages are read in English", () => {
  expect(reviewsWords("de")).toEqual({ lang: "en", words: en });
  expect(reviewsWords("ko-KR")).toEqual({ lang: "ko", words: ko });
});
