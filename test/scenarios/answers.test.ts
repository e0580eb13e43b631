import { readFile } from "node:fs/promises";
import type { AnswerIndex } from "@stagelight/core/endpoints";
import { answersIn } from "@stagelight/core/search";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type DevServer, startDevServer } from "../kit/dev-server.ts";
import { buildScenario, type Scenario } from "../kit/scenario.ts";

let scenario: Scenario;
let dev: DevServer;
/** As a build has written them, by language. */
let built: Record<"en" | "ko", AnswerIndex>;

beforeAll(async () => {
  scenario = await buildScenario("answers");
  const read = async (locale: string) =>
    JSON.parse(
      await readFile(`${scenario.pages}/_stagelight-answers/${locale}.json`, "utf8"),
    ) as AnswerIndex;
  built = { en: await read("en"), ko: await read("ko") };
  dev = await startDevServer(scenario.root);
}, 60_000);

afterAll(() => dev?.close());

it("are the config's own and what the help says, heading by heading, with a link to each", () => {
  expect(built.en.sections.map(({ question, answer, url }) => [question, answer, url])).toEqual([
    ["When are you open?", "From 11 to 19.", undefined],
    ["Why is my tea bitter?", "The water was too hot.", "/shop/help/brewing/#bitter"],
    ["Help", "What we are asked. See brewing.", "/shop/help/"],
    ["What does postage cost?", "3,000 won, & nothing from 40,000.", "/shop/help/#postage"],
    ["Is it organic?", "Yes.", "/shop/help/#:~:text=Is%20it%20organic%3F"],
  ]);
});

it("are each in the language of its page", () => {
  expect(built.ko.sections.map(({ question, title, url }) => [question, title, url])).toEqual([
    ["언제 여나요?", "Nuri Tea", undefined],
    ["배송비는 얼마인가요?", "도움말", "/shop/ko/help/#postage"],
  ]);
});

it("are found as visitors ask", () => {
  const find = (locale: "en" | "ko", question: string) =>
    answersIn(built[locale].sections)(question, 1)[0]?.url;
  expect(find("en", "how much is postage")).toBe("/shop/help/#postage");
  expect(find("en", "my tea tastes bitter")).toBe("/shop/help/brewing/#bitter");
  expect(find("ko", "배송비 얼마예요")).toBe("/shop/ko/help/#postage");
  expect(find("en", "do you sell bicycles")).toBeUndefined();
});

it("are the same in astro dev, which finds the pages by their links", async () => {
  const ask = async (locale: string) => {
    const answer = await fetch(new URL(`/shop/_stagelight-answers/${locale}.json`, dev.url));
    expect(answer.status).toBe(200);
    const { sections } = (await answer.json()) as AnswerIndex;
    return new Set(sections.map((each) => JSON.stringify(each)));
  };
  const as = (locale: "en" | "ko") =>
    new Set(built[locale].sections.map((each) => JSON.stringify(each)));
  expect(await ask("en")).toEqual(as("en"));
  expect(await ask("ko")).toEqual(as("ko"));
  const other = await fetch(new URL("/shop/_stagelight-answers/fr.json", dev.url));
  expect(other.status).toBe(404);
});
