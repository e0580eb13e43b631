import { readConfig } from "@stagelight/core/config";
import { PRESET_IDS } from "@stagelight/core/presets";
import { describe, expect, it } from "vitest";
import { en } from "./en.ts";
import { ko } from "./ko.ts";
import { textsIn } from "./languages.ts";
import { zh } from "./zh.ts";

/** Every text by its path. */
function flat(value: object, path = ""): [string, string][] {
  return Object.entries(value).flatMap(([key, each]: [string, unknown]): [string, string][] => {
    if (typeof each === "string") return [[`${path}${key}`, each]];
    return typeof each === "object" ? flat(each!, `${path}${key}.`) : [];
  });
}

const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each([ko, zh])("the words of $lang", (texts) => {
  const words = new Map(flat(texts));

  it("are the same texts as in English, with the same placeholders", () => {
    const english = flat(en);
    expect([...words.keys()].sort()).toEqual(english.map(([path]) => path).sort());
    for (const [path, text] of english) {
      expect([path, placeholders(words.get(path)!)]).toEqual([path, placeholders(text)]);
    }
  });

  it("are no English left over", () => {
    const english = new Map(flat(en));
    const same = [...words].filter(([path, text]) => path !== "lang" && english.get(path) === text);
    expect(same.map(([path]) => path)).toEqual([]);
  });
});

it.each(PRESET_IDS)("there are words for every event of %s", (model) => {
  const { table } = readConfig({ lifecycle: { model } });
  const events = table.steps.flatMap(([, , , names]) => names || []);
  expect(events.length).toBeGreaterThan(0);
  expect(events.filter((name) => !Object.hasOwn(en.events, name))).toEqual([]);
});

it.each([
  ["ko-KR", "ko"],
  ["zh_Hans_CN", "zh"],
  ["ZH", "zh"],
  ["de", "en"],
  ["", "en"],
  [undefined, "en"],
])("%s is read in %s", (language, lang) => expect(textsIn(language).lang).toBe(lang));
