import { existsSync, readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { LANGUAGES } from "./texts.ts";

const source = new URL("..", import.meta.url);
const folders = readdirSync(source)
  .map((widget) => new URL(`${widget}/texts/`, source))
  .filter((folder) => existsSync(folder));

/** Every key with its text, such as `problems.missing`. */
function flat(value: object, path = ""): [string, string][] {
  return Object.entries(value).flatMap(([key, each]): [string, string][] =>
    typeof each === "object" ? flat(each, `${path}${key}.`) : [[path + key, String(each)]],
  );
}

const read = async (folder: URL, language: string) => {
  const { texts } = (await import(new URL(`${language}.ts`, folder).href)) as { texts: object };
  return flat(texts);
};

it("every widget with words has a file for each language, and no other", () => {
  expect(folders.length).toBeGreaterThan(2);
  for (const folder of folders) {
    const files = readdirSync(folder).filter((name) => !/^(texts|few)/.test(name));
    expect(files, folder.pathname).toEqual(LANGUAGES.map((language) => `${language}.ts`));
  }
});

it.each(folders.flatMap((folder) => LANGUAGES.map((language) => [folder, language] as const)))(
  "%s, %s: every text, with the same places to fill in",
  async (folder, language) => {
    const said = Object.fromEntries(await read(folder, language));
    const english = await read(folder, "en");
    expect(said["lang"]).toBe(language);
    for (const [key, text] of english) {
      expect(said[key]?.trim(), key).toBeTruthy();
      const places = (each = "") => (each.match(/\{\w+\}/g) ?? []).toSorted();
      expect(places(said[key]), key).toEqual(places(text));
    }
    expect(Object.keys(said)).toHaveLength(english.length);
    // The button with the address has nothing behind it.
    if ("meant" in said) expect(said["meant"]).toMatch(/\{address\}$/);
  },
);
