import { stripVTControlCharacters } from "node:util";
import { readConfig } from "@stagelight/core/config";
import { describe, expect, it } from "vitest";
import { checkContent, type ContentReport } from "./check.ts";
import { readEntries } from "./entry.ts";
import { coverageText } from "./print.ts";
import type { Use } from "./uses.ts";

const NOW = Date.parse("2026-06-01") / 1000;
const config = readConfig({
  site: { locales: ["en", "ko"] },
  lifecycle: {
    model: { stages: ["new", "loyal"], rules: [{ to: "loyal", when: { event: "Bought" } }] },
    trackBy: "category",
  },
  segments: {},
  audiences: { often: { visits: { gte: 5 } } },
});

type Front = Record<string, unknown>;

/** Checks entries by file, on a site that uses the place "hero". */
function check(files: Record<string, Front>, uses: Use[] = [use("hero")]): ContentReport {
  const raw = Object.entries(files).map(([file, data]) => {
    return { id: file.replace(".md", ""), filePath: file, data: { place: "hero", ...data } };
  });
  const { table } = config;
  const { locales } = config.site;
  const read = readEntries(raw, { ...config, channels: false, locales }, []);
  return checkContent(
    read,
    { uses, routesOf: () => [] },
    { stages: table.stages, locales, now: NOW },
  );
}

function use(place: string | undefined, hasDefault = true): Use {
  return { file: "src/pages/index.astro", place, hasDefault };
}

const told = ({ findings }: ContentReport): string[] =>
  findings.map(({ level, path }) => `${level}: ${path}`);

/** What visitors see, as in "new/en". */
function seen({ places }: ContentReport, cell: string): string[] {
  const [stage, locale] = cell.split("/");
  const found = places[0]!.cells.find((each) => each.stage === stage && each.locale === locale);
  return found!.outcomes.map(({ entry, condition }) => {
    return `${condition ? `${condition}: ` : ""}${entry?.file ?? "default"}`;
  });
}

describe("entries that can never show", () => {
  it.each<[string, Record<string, Front>, string[]]>([
    [
      "a contradiction",
      { "a.md": { when: { all: ["often", { visits: 1 }] } } },
      ["error: a.md when"],
    ],
    [
      "a language that another condition excludes",
      { "a.md": { locale: "en", when: { locale: "ko" } } },
      ["error: a.md when"],
    ],
    [
      "hidden under one of higher priority",
      { "a.md": { when: { stage: "loyal" } }, "b.md": { priority: 1 } },
      ["error: a.md"],
    ],
    [
      "hidden under several together",
      {
        "a.md": { when: { visits: { gte: 2 } } },
        "b.md": { priority: 1, when: { stage: "loyal" } },
        "c.md": { priority: 1, when: { stage: "new" } },
      },
      ["error: a.md"],
    ],
    ["over", { "a.md": { until: "2026-05-31" } }, ["note: a.md until"]],
    [
      "a language that the site does not have",
      { "a.md": { locale: "ko-KR" } },
      ["error: a.md locale"],
    ],
    [
      "several mistakes in one",
      { "a.md": { when: { stage: "nwe" }, prioritet: 1 } },
      ["error: a.md prioritet", "error: a.md when.stage"],
    ],
  ])("%s", (_, files, expected) => expect(told(check(files))).toEqual(expected));

  it("are none where it is not certain", () => {
    const files = {
      "a.md": { when: { traits: { plan: "pro" } } },
      "b.md": { priority: 1, when: { traits: { plan: ["team", "free"] } } },
      "c.md": { when: { stage: "loyal", track: "tea" } },
      "d.md": { until: "2026-06-01" },
    };
    expect(told(check(files))).toEqual([]);
  });

  it("do not include a default that only readers without JavaScript see", () => {
    const files = {
      "a.md": { when: { stage: "loyal" } },
      "b.md": { when: { stage: "new" } },
      "c.md": {},
    };
    expect(told(check(files))).toEqual([]);
  });
});

describe("entries that always clash", () => {
  it.each<[string, Record<string, Front>]>([
    ["two defaults", { "a.md": {}, "b.md": {} }],
    [
      "the same audience in other words",
      { "a.md": { when: { stage: "loyal" } }, "b.md": { when: { not: { stage: "new" } } } },
    ],
    [
      "languages that overlap",
      { "a.md": { locale: ["ko", "en"] }, "b.md": { locale: ["en", "ko"] } },
    ],
    [
      "the folder's language and the same one written",
      { "ko/a.md": {}, "ko/b.md": { locale: "ko" } },
    ],
  ])("%s", (_, files) => {
    expect(told(check(files))).toEqual([`error: ${Object.keys(files)[1]}`]);
  });

  it.each<[string, Record<string, Front>]>([
    ["another priority for fewer", { "a.md": {}, "b.md": { when: "often", priority: 2 } }],
    ["segments", { "a.md": { when: { segment: "vip" } }, "b.md": { when: { segment: "new" } } }],
    ["another language", { "a.md": { locale: "en" }, "b.md": { locale: "ko" } }],
    ["a language beside all", { "a.md": {}, "b.md": { locale: "ko" } }],
    ["other days", { "a.md": { until: "2026-07-01" }, "b.md": { from: "2026-07-02" } }],
    ["audiences that overlap", { "a.md": { when: "often" }, "b.md": { when: { stage: "new" } } }],
  ])("are not %s", (_, files) => expect(told(check(files))).toEqual([]));
});

describe("places", () => {
  it("that no page uses are told, and who was meant", () => {
    const report = check({ "a.md": { place: "heor" } });
    expect(told(report)).toEqual(["warning: a.md place", 'warning: place "hero"']);
    expect(report.findings[0]!.help).toBe('Did you mean "hero"?');
  });

  it("are not told where code works out the place", () => {
    expect(told(check({ "a.md": { place: "any" } }, [use(undefined)]))).toEqual([]);
  });

  it("where a stage sees nothing are told by name", () => {
    const report = check({ "a.md": { when: { stage: "loyal" }, locale: "ko" } }, [
      use("hero", false),
    ]);
    expect(told(report)).toEqual([
      'warning: place "hero", stage "new" (en, ko)',
      'warning: place "hero", stage "loyal" (en)',
    ]);
  });
});

describe("what visitors see", () => {
  it("goes by priority, then by who is for fewer, then by how much is asked, then by file", () => {
    const report = check({
      "a.md": {},
      "b.md": { when: { visits: { gte: 2 } } },
      "c.md": { when: { visits: { gte: 3 } } },
      "d.md": { when: { traits: { plan: "pro", size: 3 } } },
      "e.md": { when: { visits: 7 }, priority: -1 },
      "ko/a.md": {},
      "z.md": { priority: 1, when: { stage: "loyal", track: "tea" } },
    });
    expect(seen(report, "new/en")).toEqual([
      "if stage on tea is loyal: z.md",
      expect.stringContaining("d.md"),
      "if visits is at least 3: c.md",
      "if visits is at least 2: b.md",
      "a.md",
    ]);
    expect(seen(report, "new/ko").at(-1)).toBe("ko/a.md");
  });

  it("leaves out what is certain, and says the days", () => {
    const report = check({
      "a.md": { when: { stage: "loyal", any: ["often", { locale: "en" }] } },
      "b.md": { when: { stage: "new" }, from: "2026-12-01", until: "2026-12-24" },
    });
    expect(seen(report, "loyal/en")).toEqual(["a.md"]);
    expect(seen(report, "loyal/ko")).toEqual(["if visits is at least 5: a.md", "default"]);
    expect(seen(report, "new/en")).toEqual(["from 2026-12-01 until 2026-12-24: b.md", "default"]);
  });

  it("is told in 80 columns, in colours where they are wished for", () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, n) => [
        `ko/a-rather-long-name-of-a-file-that-somebody-wrote-${n}.md`,
        { place: `place ${n}`, title: "가을의 차를 고르는 세 가지 방법과 그 이유", when: "often" },
      ]),
    );
    const plain = coverageText(check(files, []), { width: 80, colours: false });
    for (const line of plain.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    expect(plain).toContain("… and 6 places more");
    expect(plain).not.toContain("\u001b");
    const coloured = coverageText(check(files, []), { width: 80, colours: true });
    expect(stripVTControlCharacters(coloured)).toBe(plain);
    expect(coloured).not.toBe(plain);
  });
});
