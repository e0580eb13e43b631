import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createAnswers } from "./answers.ts";

const LONG = "A sentence of some length that says a thing about postage. ".repeat(10);

const SECTIONS = [
  {
    id: "postage",
    question: "배송비는 얼마인가요?",
    answer: "국내 3,000원이에요.",
    title: "자주 묻는 질문",
    url: "/ko/faq/#postage",
  },
  { id: "refund", question: "환불하고 싶어요", answer: "30일 안에 알려 주세요." },
  { id: "long", question: "postage", answer: LONG },
];

let server: Server;
let address: string;
/** What was asked for, and what is answered. */
let asked: string[];
let answers: Record<string, { status?: number; body: string }>;

beforeEach(async () => {
  asked = [];
  answers = { "/index.json": { body: JSON.stringify({ locale: "ko", sections: SECTIONS }) } };
  server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      asked.push(`${request.method} ${request.url} ${await text(request)}`.trim());
      const { status = 200, body } = answers[request.url!] ?? { status: 404, body: "" };
      response.writeHead(status).end(body);
    };
    void answer();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

const made = (answerer = false) =>
  createAnswers({ server: address, locale: "ko", index: `${address}/index.json`, answerer });

it("are found in the browser: the index is fetched once, and nothing that is typed leaves it", async () => {
  const { suggest } = made();
  expect(await suggest("배송비")).toEqual([
    {
      id: "postage",
      question: "배송비는 얼마인가요?",
      answer: "국내 3,000원이에요.",
      source: { title: "자주 묻는 질문", url: "/ko/faq/#postage" },
    },
  ]);
  expect((await suggest("환불 되나요"))[0]).not.toHaveProperty("source");
  expect(await suggest("자전거")).toEqual([]);
  expect(asked).toEqual(["GET /index.json"]);
});

it("are short, and end with a sentence", async () => {
  const [found] = await made().suggest("postage");
  expect(found!.answer.length).toBeLessThanOrEqual(300);
  expect(found!.answer).toMatch(/postage\.$/);
});

it.each([
  ["is not there", { status: 404, body: "" }],
  ["is no index", { body: "<html>" }],
])("are none where the index %s, and are looked for again", async (_, answer) => {
  const right = answers["/index.json"]!;
  answers["/index.json"] = answer;
  const { suggest } = made();
  expect(await suggest("배송비")).toEqual([]);
  answers["/index.json"] = right;
  expect(await suggest("배송비")).toHaveLength(1);
});

it("are asked for where there is an answerer, and shown with the page that they are from", async () => {
  const answer = { text: "3,000원이에요.", sources: [{ title: "질문", url: "/ko/faq/" }] };
  answers["/v1/chat/ask"] = { body: JSON.stringify({ answer }) };
  expect(await made(true).ask("배송비 얼마")).toEqual({
    id: "asked",
    question: "배송비 얼마",
    answer: "3,000원이에요.",
    source: { title: "질문", url: "/ko/faq/" },
  });
  answers["/v1/chat/ask"] = { body: "{}" };
  expect(await made(true).ask("?")).toBeUndefined();
  answers["/v1/chat/ask"] = { status: 429, body: "{}" };
  expect(await made(true).ask("?")).toBeUndefined();
  expect(await made().ask("?")).toBeUndefined();
  expect(asked).toHaveLength(3);
});

it("tell the server of what did not help, whatever comes of it", async () => {
  const { missed } = made();
  missed("자전거도 파나요?");
  await expect
    .poll(() => asked)
    .toEqual(['POST /v1/chat/unanswered {"question":"자전거도 파나요?","locale":"ko"}']);
});
