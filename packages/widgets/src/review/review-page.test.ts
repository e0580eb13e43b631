import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { SCORE_KINDS, SCORE_RANGE } from "@stagelight/core/review";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Surroundings } from "../platform/widget.ts";
import { readReviewOptions } from "./review-options.ts";
import { ReviewPage } from "./review-page.ts";

interface Asked {
  readonly url: string;
  readonly proof: string | undefined;
  readonly body: Record<string, unknown>;
}

const KEY = "stagelight-review-waiting";

let http: Server;
let server: string;
const asked: Asked[] = [];
let next: { status: number; body?: unknown }[] = [];
let stored: Record<string, string> = {};

const links = [
  { id: "google", url: "https://google.example/nuri", label: "Google" },
  { id: "naver", url: "https://naver.example/nuri", label: { en: "Naver", ko: "네이버" } },
];
const told = links.map((link) => ({
  ...link,
  label: typeof link.label === "string" ? link.label : link.label.en,
}));

/** As the server answers: help goes by the score, and nothing else does. */
const taken = (help = false) => ({
  status: 202,
  body: { status: "taken", review: "r1", links: told, help, key: "k1" },
});

beforeAll(async () => {
  const say = async (request: IncomingMessage, response: ServerResponse) => {
    const { url = "", headers } = request;
    const body = (await json(request)) as Asked["body"];
    asked.push({ url, proof: headers.authorization, body });
    const said = next.shift() ?? taken();
    response.writeHead(said.status, { "content-type": "application/json" });
    response.end(JSON.stringify(said.body ?? {}));
  };
  http = createServer((request, response) => void say(request, response));
  await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
  server = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});

beforeEach(() => {
  asked.length = 0;
  next = [];
  stored = {};
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => stored[key] ?? null,
    setItem: (key: string, text: string) => void (stored[key] = text),
    removeItem: (key: string) => void delete stored[key],
  });
});

afterEach(() => vi.unstubAllGlobals());
afterAll(() => http.close());

function pageOf(
  attributes: Record<string, string> = { product: "tea-1", name: "Tea" },
  t?: string,
) {
  const events: [string, unknown][] = [];
  const at = { settings: { links }, server, locale: "en" };
  const options = readReviewOptions({ attribute: (name) => attributes[name], ...at });
  const around: Surroundings = {
    emit: (name, detail) => events.push([name, detail]),
    address: "https://nuri.example/tea/",
    token: () => t,
  };
  const page = new ReviewPage(options, around);
  const reaches = (status: string) =>
    vi.waitFor(() => expect(page.$state.get().status).toBe(status), 10_000);
  return { page, events, reaches };
}

it("sends a review with all that belongs to it, as the visitor who is known here", async () => {
  stored = { "stagelight-visitor": "0f secret" };
  const { page, events, reaches } = pageOf();
  page.fill("score", "4");
  page.fill("text", " Floral. ");
  page.fill("name", "Mina");
  page.fill("permission", ["yes"]);
  await page.submit();
  await reaches("sent");
  expect(asked).toEqual([
    {
      url: "/v1/reviews",
      proof: "Bearer secret",
      body: {
        product: "tea-1",
        productName: "Tea",
        kind: "stars",
        score: 4,
        text: "Floral.",
        name: "Mina",
        permission: true,
        form: "review",
        locale: "en",
        page: "https://nuri.example/tea/",
        began: expect.any(Number),
        idempotency: expect.stringMatching(/^[\da-f-]{36}$/),
      },
    },
  ]);
  expect(page.takeFocus()).toBe("result");
  const about = { kind: "stars", product: "tea-1" };
  expect(events).toEqual([
    ["stagelight:review-started", about],
    ["stagelight:review-submitted", { ...about, stars: 4 }],
  ]);
});

it("asks for a score, and for nothing else; the box is never ticked before", async () => {
  const { page } = pageOf();
  expect(page.$state.get().values).toEqual({});
  page.fill("text", "x".repeat(5001));
  await page.submit();
  expect(page.$state.get().problems).toEqual({ score: "no-score", text: "too-long" });
  expect(page.takeFocus()).toBe("score");
  expect(asked).toEqual([]);
});

it("shows the same links after every score of every kind, byte for byte", async () => {
  const lists = new Set<string>();
  for (const kind of SCORE_KINDS) {
    const [lowest, highest] = SCORE_RANGE[kind];
    for (let score = lowest; score <= highest; score++) {
      const { page, reaches } = pageOf({ ask: kind, product: "tea-1" });
      next = [taken(score === lowest)];
      page.fill("score", String(score));
      await page.submit();
      await reaches("sent");
      const { links, help } = page.$state.get();
      lists.add(JSON.stringify(links));
      expect(help).toBe(score === lowest ? "offered" : "none");
    }
  }
  expect([...lists]).toEqual([JSON.stringify(told)]);
});

it("asks for help in addition, by what the answer has told", async () => {
  const { page, reaches } = pageOf();
  next = [taken(true)];
  page.fill("score", "1");
  await page.submit();
  await reaches("sent");
  await page.askForHelp();
  expect(page.$state.get()).toMatchObject({ status: "sent", problems: { help: "missing" } });
  page.fill("help", "It was broken.");
  page.fill("email", "mina@nuri.example");
  next = [{ status: 500 }, { status: 202 }];
  await page.askForHelp();
  expect(page.$state.get()).toMatchObject({ status: "sent", help: "server", links: told });
  await page.askForHelp();
  expect(page.$state.get()).toMatchObject({ status: "sent", help: "sent", links: told });
  expect(asked.at(-1)).toMatchObject({
    url: "/v1/reviews/r1/help",
    body: { key: "k1", text: "It was broken.", email: "mina@nuri.example" },
  });
});

it("a mail's link says whose review it is; one that was used, or does not work, says so", async () => {
  const used = pageOf({}, "mail");
  const disconnect = used.page.connect();
  next = [{ status: 409, body: { code: "invitation-used" } }];
  used.page.fill("score", "5");
  await used.page.submit();
  expect(asked[0]!.body).toMatchObject({ t: "mail", kind: "stars", score: 5 });
  expect(used.page.$state.get()).toMatchObject({ status: "used", links: told });
  disconnect();
  const broken = pageOf({ product: "tea-1" }, "mail");
  broken.page.connect();
  broken.page.fill("score", "5");
  next = [{ status: 403, body: { code: "token-invalid" } }, taken()];
  await broken.page.submit();
  expect(broken.page.$state.get()).toMatchObject({ status: "failed", failure: "link" });
  await broken.page.submit();
  await broken.reaches("sent");
  expect(asked.at(-1)!.body).not.toHaveProperty("t");
});

it("without a connection a review is kept, and sent once when there is one", async () => {
  vi.stubGlobal("navigator", { onLine: false });
  const { page, events } = pageOf();
  page.fill("score", "2");
  await page.submit();
  expect(page.$state.get()).toMatchObject({ status: "offline", links: told });
  expect(JSON.parse(stored[KEY]!)).toHaveLength(1);
  expect(events.at(-1)![0]).toBe("stagelight:review-kept");
  expect(page.takeFocus()).toBe("result");
  vi.stubGlobal("navigator", { onLine: true });
  // As another page of the site, or another tab, has it.
  const later = pageOf();
  later.page.connect();
  await vi.waitFor(() => expect(stored).toEqual({}), 10_000);
  expect(asked).toMatchObject([{ url: "/v1/reviews", body: { score: 2 } }]);
  expect(later.page.$state.get().status).toBe("idle");
  page.connect();
  await vi.waitFor(() => expect(page.$state.get().status).toBe("sent"), 10_000);
  expect(page.takeFocus()).toBeUndefined();
  expect(asked).toHaveLength(1);
});

it("what the server will never take does not wait; what is too old does not, either", async () => {
  const form = (at: number, id: string) => ({
    address: `${server}/v1/reviews`,
    body: { idempotency: id },
    at,
  });
  stored[KEY] = JSON.stringify([form(Date.now(), "new"), form(0, "old"), "nonsense"]);
  next = [{ status: 409, body: { code: "invitation-used" } }];
  pageOf().page.connect();
  await vi.waitFor(() => expect(stored).toEqual({}), 10_000);
  expect(asked.map(({ body }) => body["idempotency"])).toEqual(["new"]);
});
