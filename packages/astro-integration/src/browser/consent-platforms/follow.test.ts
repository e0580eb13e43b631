import { readdirSync, readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { adapter, type Granted, type Purposes } from "./follow.ts";

const USUAL = {
  functional: "a",
  personalization: ["a", "b"],
  analytics: "c",
  marketing: ["c", "d"],
};
const NONE = { functional: false, personalization: false, analytics: false, marketing: false };

let tell: (granted: Granted) => void;
let known: Record<string, boolean>;
let choices: object[];

beforeEach(() => {
  known = { ...NONE, decided: false };
  choices = [];
});

/** Follows a platform whose visitor allows some categories, refuses others, and is not asked more. */
function answered(categories: Record<string, boolean>, own?: Purposes): unknown {
  adapter(USUAL, (given) => (tell = given))(
    { consent: { get: () => known, set: (choice) => choices.push(choice) } },
    own,
  );
  tell((category) => categories[category]);
  return choices.at(-1);
}

describe("purposes", () => {
  it("counts of the usual categories those that the platform asks about", () => {
    expect(answered({ b: true, d: true })).toEqual({
      ...NONE,
      personalization: true,
      marketing: true,
    });
    expect(answered({ a: false, b: true, c: true })).toEqual({
      ...NONE,
      analytics: true,
      marketing: true,
    });
  });

  it("allows nothing that the platform does not ask about", () => {
    expect(answered({})).toEqual(NONE);
  });

  it("wants every category that the site lists", () => {
    const own = { functional: "x", personalization: ["x", "y"] };
    expect(answered({ x: true }, own)).toEqual({ ...NONE, functional: true });
    expect(answered({ x: true, y: true, a: true }, own)).toEqual({
      ...NONE,
      functional: true,
      personalization: true,
    });
  });

  it("leaves marketing out under Global Privacy Control", () => {
    known = { ...NONE, decided: false, globalPrivacyControl: true };
    expect(answered({ c: true })).toEqual({ ...NONE, analytics: true });
  });
});

describe("what is told again", () => {
  it("is a choice only where it is another one", () => {
    known = { ...NONE, analytics: true, marketing: true, decided: true };
    answered({ c: true });
    expect(choices).toEqual([]);
    tell(() => false);
    tell(() => false);
    expect(choices).toEqual([NONE]);
  });

  it("is a choice where the last one has run out", () => {
    known = { ...NONE, decided: false };
    expect(answered({ a: false })).toEqual(NONE);
  });
});

describe("the README", () => {
  const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");
  const files = readdirSync(new URL("./", import.meta.url)).filter(
    (file) => !file.startsWith("follow"),
  );

  it.each(files)("names the categories of %s", (file) => {
    const source = readFileSync(new URL(file, import.meta.url), "utf8");
    const usual = /adapter\(\s*\{([^}]*)\}/.exec(source)![1]!;
    const row = readme.split("\n").find((line) => line.includes(`\`${file.slice(0, -3)}\``))!;
    const cells = row.split("|").slice(2, -1);
    const purposes = ["functional", "personalization", "analytics", "marketing"];
    for (const [index, purpose] of purposes.entries()) {
      const listed = new RegExp(`${purpose}:\\s*(\\[[^\\]]*\\]|"[^"]*")`).exec(usual)![1]!;
      const words = (text: string): string[] => text.match(/[\w-]+/g) ?? [];
      expect(words(cells[index]!), purpose).toEqual(words(listed));
    }
  });
});
