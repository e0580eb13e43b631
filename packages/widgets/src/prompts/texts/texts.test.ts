import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { LANGUAGES } from "../../platform/texts.ts";
import { texts as en } from "./en.ts";
import { texts as ko } from "./ko.ts";
import { texts as zh } from "./zh.ts";

const all = { en, ko, zh };

/** Every key with its text, such as `problems.missing`. */
function flat(value: object, path = ""): [string, string][] {
  return Object.entries(value).flatMap(([key, each]): [string, string][] =>
    typeof each === "object" ? flat(each, `${path}${key}.`) : [[path + key, String(each)]],
  );
}

it("every file here is a language, and every language has a file", () => {
  const files = readdirSync(import.meta.dirname).filter((name) => !name.startsWith("texts"));
  expect(files).toEqual(LANGUAGES.map((language) => `${language}.ts`));
});

it.each(LANGUAGES)("%s has every text, and the same places to fill in", (language) => {
  const said = Object.fromEntries(flat(all[language]));
  expect(said["lang"]).toBe(language);
  for (const [key, text] of flat(en)) {
    expect(said[key]?.trim(), key).toBeTruthy();
    const places = (each = "") => each.match(/\{\w+\}/g) ?? [];
    expect(places(said[key]), key).toEqual(places(text));
  }
  expect(Object.keys(said)).toHaveLength(flat(en).length);
});
