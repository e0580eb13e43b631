import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StagelightError } from "@stagelight/core/config";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Command, OptionValues } from "../../command-line/command.ts";
import { colors } from "../../terminal/colors.ts";
import { LINKS, SURVEYS, type TestSurveys, testSurveys } from "../test-surveys.ts";
import { surveysExportCommand } from "./export-command.ts";
import { surveysFiguresCommand } from "./figures-command.ts";
import { surveysListCommand } from "./list-command.ts";

let test: TestSurveys;
let folder: string;
let config: string;

beforeAll(async () => {
  test = await testSurveys();
  folder = mkdtempSync(join(tmpdir(), "stagelight-"));
  config = join(folder, "stagelight.config.ts");
  const site = { url: "https://nuri.example", name: "Nuri Tea" };
  const mail = { from: "hello@nuri.example", postalAddress: "Seoul" };
  const read = { site, mail, server: {}, review: { links: LINKS }, surveys: SURVEYS };
  writeFileSync(config, `export default ${JSON.stringify(read)};`);
  vi.stubEnv("DATABASE_URL", test.server.settings.database);
  const { t } = await test.person("mina@tea.example");
  // Of one person the last counts, of nobody each.
  await test.answer("recommend", { nps: 0 }, { t });
  await test.answer("recommend", { nps: 10 }, { t });
  for (const nps of [9, 8, 3]) await test.answer("recommend", { nps });
  await test.answer("tea", { taste: 5, teas: ["green", "other"], which: "=1+1" });
  await test.answer("tea", { taste: 4, teas: ["green"] });
  await test.answer("tea", { taste: 1, why: 'Cold;=1+1,\n"bitter"' });
}, 60_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
  await test.close();
});

/** What a command prints. */
async function printed(command: Command, values: OptionValues = {}): Promise<string> {
  const lines: string[] = [];
  const code = await command.run(
    { config, ...values },
    {
      out: (text) => void lines.push(text),
      note: () => {},
      progress: () => {},
      colors: colors(false),
    },
  );
  expect(code).toBe(0);
  return lines.join("\n");
}

it("lists the surveys, also those that nobody has answered", async () => {
  const lines = (await printed(surveysListCommand)).split("\n").map((line) => line.split(/ {2,}/));
  expect(lines.map((cells) => [cells[0], cells[2], cells[3]])).toEqual([
    ["Survey", "Questions", "Answers"],
    ["recommend", "2", "5"],
    ["tea", "4", "3"],
    ["leaving", "2", "0"],
  ]);
});

it("tells what the answers come to, the last one of each person", async () => {
  const text = await printed(surveysFiguresCommand, { survey: "recommend" });
  expect(text).toContain("recommend: 5 answers, 4 counted, 3 of them by nobody who is known");
  expect(text).toContain("2 promoters, 1 passives, 1 detractors");
  expect(text).toMatch(/NPS 25\.0 \(-\d+\.\d to \d+\.\d\)/);
  const tea = await printed(surveysFiguresCommand, { survey: "tea" });
  expect(tea).toMatch(/CSAT 66\.7 % \(\d+\.\d % to \d+\.\d %\) gave 4 or 5 of 5/);
  expect(tea).toContain("Green: 2 (100 %)");
  expect(tea).toContain("which (text): 1 answer\n");
});

it("tells the same as JSON, and of a time", async () => {
  const figures = async (values: OptionValues) =>
    JSON.parse(await printed(surveysFiguresCommand, { json: true, ...values })) as object;
  expect(await figures({ survey: "tea" })).toMatchObject({
    survey: "tea",
    answers: 3,
    counted: 3,
    unknown: 3,
    questions: [
      { id: "taste", answered: 3, distribution: { 1: 1, 4: 1, 5: 1 }, csat: { content: 2 } },
      { id: "teas", answered: 2, distribution: { green: 2, other: 1 } },
      { id: "which", kind: "text", answered: 1 },
      { id: "why", kind: "text", answered: 1 },
    ],
  });
  expect(await figures({ survey: "tea", since: "2999-01-01" })).toMatchObject({ answers: 0 });
});

it("writes answers as CSV that no spreadsheet computes with", async () => {
  const file = join(folder, "tea.csv");
  expect(await printed(surveysExportCommand, { survey: "tea", file })).toContain("3 answers");
  const text = readFileSync(file, "utf8");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await printed(surveysExportCommand, { survey: "tea" })).toBe(text.slice(0, -"\n".length));
  const rows = parse<Record<string, string>>(text, { columns: true });
  expect(rows.map(({ taste, teas, which, why }) => [taste, teas, which, why])).toEqual([
    ["5", "green; other", "'=1+1", ""],
    ["4", "green", "", ""],
    ["1", "", "", 'Cold;\'=1+1, "bitter"'],
  ]);
});

it("says what is wrong", async () => {
  const refused = async (command: Command, values: OptionValues) =>
    printed(command, values).then(
      () => "",
      (error: unknown) => (error as StagelightError).problems.map(({ path }) => path).join(),
    );
  expect(await refused(surveysFiguresCommand, { survey: "none" })).toBe("<survey>");
  expect(await refused(surveysFiguresCommand, { survey: "tea", since: "today" })).toBe("--since");
  const there = { survey: "tea", file: config };
  expect(await refused(surveysExportCommand, there)).toBe("[file]");
  const none = join(folder, "none.config.ts");
  writeFileSync(none, "export default { server: {} };");
  expect(await refused(surveysListCommand, { config: none })).toBe("surveys");
});
