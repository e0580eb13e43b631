import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { readSurveyOptions, type SurveySettings } from "./survey-options.ts";
import { SurveyPage } from "./survey-page.ts";

let http: Server;
let server: string;
const asked: { url: string; body: Record<string, unknown> }[] = [];
let next: { status: number; body: unknown }[] = [];

beforeAll(async () => {
  const say = async (request: IncomingMessage, response: ServerResponse) => {
    const body = (await json(request)) as Record<string, unknown>;
    asked.push({ url: request.url!, body });
    const said = next.shift() ?? { status: 202, body: { status: "taken", links: [] } };
    response.writeHead(said.status, { "content-type": "application/json" });
    response.end(JSON.stringify(said.body));
  };
  http = createServer((request, response) => void say(request, response));
  await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
  server = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});

beforeEach(() => {
  asked.length = 0;
  next = [];
});

afterEach(() => vi.unstubAllGlobals());
afterAll(() => http.close());

const settings: SurveySettings = {
  heard: {
    heading: "How did you hear of us?",
    thanks: { en: "Thank you", ko: "감사합니다" },
    questions: [
      {
        id: "from",
        kind: "choice",
        label: "From",
        required: true,
        trait: "heardFrom",
        options: [
          { value: "friend", label: "A friend" },
          { value: "other", label: "Other" },
        ],
      },
      { id: "where", kind: "text", label: "Where?", when: { question: "from", is: ["other"] } },
      { id: "nps", kind: "nps", label: "Recommend?" },
      { id: "why", kind: "text", label: "Why?", when: { question: "nps", atMost: 6 } },
      {
        id: "kinds",
        kind: "choices",
        label: "Kinds",
        options: [
          { value: "tea", label: "Tea" },
          { value: "cups", label: "Cups" },
        ],
      },
    ],
  },
};

function pageOf(survey = "heard", locale = "en") {
  const events: [string, unknown][] = [];
  const options = readSurveyOptions({
    attribute: (name) => (name === "survey" ? survey : null),
    settings,
    server,
    locale,
  });
  const page = new SurveyPage(options, {
    emit: (name, detail) => events.push([name, detail]),
    address: "https://nuri.example/thanks/",
  });
  const reaches = (status: string) =>
    vi.waitFor(() => expect(page.$state.get().status).toBe(status), 10_000);
  return { page, events, reaches };
}

const idsOf = (page: SurveyPage) => page.asked().map(({ id }) => id);

it("an answer adds a question, and takes none away", () => {
  const { page } = pageOf();
  expect(idsOf(page)).toEqual(["from", "nps", "kinds"]);
  page.fill("answers.from", ["other"]);
  page.fill("answers.nps", "3");
  expect(idsOf(page)).toEqual(["from", "where", "nps", "why", "kinds"]);
  page.fill("answers.nps", "9");
  expect(idsOf(page)).toEqual(["from", "where", "nps", "kinds"]);
});

it("sends what was asked and answered; tells scores, and traits where that is allowed", async () => {
  const known: object[] = [];
  const consent = { get: () => ({ personalization: true }) };
  vi.stubGlobal("stagelight", { consent, identify: (traits: object) => known.push(traits) });
  const { page, events, reaches } = pageOf();
  page.fill("answers.from", ["other"]);
  page.fill("answers.where", "A market");
  page.fill("answers.from", ["friend"]);
  page.fill("answers.nps", "10");
  page.fill("answers.kinds", ["tea", "cups"]);
  await page.submit();
  await reaches("sent");
  expect(asked).toMatchObject([
    {
      url: "/v1/surveys/heard",
      body: { answers: { from: "friend", nps: 10, kinds: ["tea", "cups"] }, locale: "en" },
    },
  ]);
  expect(asked[0]!.body["answers"] as object).not.toHaveProperty("where");
  expect(known).toEqual([{ heardFrom: "friend" }]);
  const survey = "heard";
  expect(events).toEqual([
    ["stagelight:survey-started", { survey }],
    ["stagelight:survey-answered", { survey }],
    ["stagelight:survey-scored", { survey, kind: "nps", score: 10 }],
  ]);
});

it("says what has to be answered, here and by the server", async () => {
  const { page } = pageOf();
  await page.submit();
  expect(page.$state.get().problems).toEqual({ "answers.from": "not-chosen" });
  expect(page.takeFocus()).toBe("answers.from");
  page.fill("answers.from", ["other"]);
  page.fill("answers.where", "x".repeat(2001));
  await page.submit();
  expect(page.$state.get().problems).toEqual({ "answers.where": "too-long" });
  page.fill("answers.where", "A market");
  next = [{ status: 400, body: { problems: [{ path: "answers.where" }] } }];
  await page.submit();
  expect(page.$state.get()).toMatchObject({
    status: "invalid",
    problems: { "answers.where": "refused" },
  });
});

it("links come with the server's answer, whatever was answered", async () => {
  const links = [{ id: "google", url: "https://google.example/nuri", label: "Google" }];
  const shown = new Set<string>();
  for (const score of ["0", "6", "10"]) {
    const { page, reaches } = pageOf();
    next = [{ status: 202, body: { status: "taken", links } }];
    page.fill("answers.from", ["friend"]);
    page.fill("answers.nps", score);
    await page.submit();
    await reaches("sent");
    shown.add(JSON.stringify(page.$state.get().links));
  }
  expect([...shown]).toEqual([JSON.stringify(links)]);
});

it("of a survey that the site has not, nothing is asked", () => {
  expect(idsOf(pageOf("constructor").page)).toEqual([]);
  expect(pageOf("heard", "ko-KR").page.options.thanks).toBe("감사합니다");
});
