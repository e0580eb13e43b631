import { createHmac, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { readConfig } from "@stagelight/core/config";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { BASE, SITE, type TestServer, testServer } from "../../http/test-server.ts";
import { answererOf } from "./answerer-of.ts";
import type { Answered, AskedQuestion } from "./answerer.ts";

const SECRET = randomBytes(32).toString("base64");

const CHAT = {
  answers: {
    entries: [
      {
        id: "postage",
        question: { en: "What does postage cost?", ko: "배송비는 얼마인가요?" },
        answer: { en: "Postage is 3,000 won.", ko: "배송비는 3,000원이에요." },
        page: "/[...locale]/faq/",
      },
    ],
  },
};

describe("answers at once", () => {
  let answerer: Server;
  let test: TestServer;
  /** What the answerer was asked, and what it says; nothing: it says nothing at all. */
  let asked: AskedQuestion[] = [];
  let says: Answered | string | undefined;

  beforeAll(async () => {
    answerer = createServer((request, response) => {
      const answer = async (): Promise<void> => {
        const body = await text(request);
        const {
          "webhook-id": id,
          "webhook-timestamp": at,
          "webhook-signature": signed,
        } = request.headers;
        const right = createHmac("sha256", Buffer.from(SECRET, "base64"))
          .update(`${String(id)}.${String(at)}.${body}`)
          .digest("base64");
        response.statusCode = signed === `v1,${right}` ? 200 : 401;
        asked.push((JSON.parse(body) as { data: AskedQuestion }).data);
        if (says !== undefined) {
          response.end(typeof says === "string" ? says : JSON.stringify(says));
        }
      };
      void answer();
    }).listen(0, "127.0.0.1");
    await once(answerer, "listening");
    const { port } = answerer.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/ask`;
    test = await testServer({
      config: {
        site: { name: "Nuri Tea", url: SITE, locales: ["en", "ko"] },
        chat: { answers: { ...CHAT.answers, answerer: { url } } },
      },
      environment: {
        CHAT_ANSWERER_SECRET: `whsec_${SECRET}`,
        STAGELIGHT_ALLOW_PRIVATE: `127.0.0.1:${port}`,
      },
    });
  }, 60_000);
  afterAll(async () => {
    answerer.close();
    answerer.closeAllConnections();
    await test.close();
  });
  beforeEach(() => {
    asked = [];
    says = undefined;
  });

  const call = (path: string, body?: object, headers: Record<string, string> = {}) =>
    test.server.fetch(
      new Request(`${BASE}${path}`, {
        method: body ? "POST" : "GET",
        headers: { ...(body && { "content-type": "application/json" }), ...headers },
        ...(body && { body: JSON.stringify(body) }),
      }),
    );
  const ask = async (question: string, locale = "en") =>
    (await call("/v1/chat/ask", { question, locale })).json();
  const unanswered = () =>
    test.server.services.store.read
      .selectFrom("chat_unanswered")
      .select(["question", "locale", "times"])
      .orderBy("question")
      .execute();

  it("are told in each language, and kept by whoever has them", async () => {
    const first = await call("/v1/chat/answers?locale=ko");
    expect(await first.json()).toEqual({
      locale: "ko",
      sections: [
        {
          id: "entry:postage",
          question: "배송비는 얼마인가요?",
          answer: "배송비는 3,000원이에요.",
          title: "Nuri Tea",
          url: "/ko/faq/",
        },
      ],
    });
    const etag = first.headers.get("etag")!;
    const again = await call("/v1/chat/answers?locale=ko-KR", undefined, { "if-none-match": etag });
    expect(again.status).toBe(304);
    expect(await (await call("/v1/chat/answers?locale=%3Cx%3E")).json()).toMatchObject({
      locale: "en",
    });
  });

  it("are asked for with what the site says, signed, and shown with their sources", async () => {
    says = { parts: [{ text: "Postage is 3,000 won.", cites: ["entry:postage"] }] };
    expect(await ask("how much is postage")).toEqual({
      answer: {
        text: "Postage is 3,000 won.",
        sources: [{ title: "Nuri Tea", url: "/faq/" }],
      },
    });
    expect(asked).toEqual([
      {
        question: "how much is postage",
        locale: "en",
        passages: [expect.objectContaining({ id: "entry:postage" })],
      },
    ]);
  });

  it.each([
    ["cites nothing", { parts: [{ text: "Postage is 3,000 won.", cites: [] }] }],
    ["invents a number", { parts: [{ text: "Postage is 9 won.", cites: ["entry:postage"] }] }],
    ["says nothing", { parts: [] }],
    ["is no JSON", "<html>"],
    ["has another form", `{"answer":"Postage is 3,000 won."}`],
  ])("are none where the answerer %s; the question goes to the team", async (_, answer) => {
    const before = (await unanswered()).find(({ locale }) => locale === "ko")?.times ?? 0;
    says = answer;
    expect(await ask("배송비 얼마예요?", "ko")).toEqual({});
    expect(asked).toHaveLength(1);
    expect(await unanswered()).toContainEqual({
      question: "배송비 얼마예요?",
      locale: "ko",
      times: before + 1,
    });
  });

  it("ask nobody where the site says nothing of it", async () => {
    expect(await ask("Do you sell bicycles?")).toEqual({});
    expect(asked).toEqual([]);
    expect(await unanswered()).toContainEqual({
      question: "Do you sell bicycles?",
      locale: "en",
      times: 1,
    });
  });

  it("that did not help are counted, without what says who asks", async () => {
    for (const question of ["Where is 010-1234-5678?", "where is  +82 10 9999 0000", "…"]) {
      const answer = await call("/v1/chat/unanswered", { question, locale: "en" });
      expect(answer.status).toBe(202);
    }
    await call("/v1/chat/unanswered", { question: "I am mina@tea.example" });
    const kept = await unanswered();
    expect(kept).toContainEqual({ question: "Where is …?", locale: "en", times: 2 });
    expect(kept).toContainEqual({ question: "I am …", locale: "en", times: 1 });
    expect(JSON.stringify(kept)).not.toMatch(/1234|9999|mina/);
  });

  it("are asked for of so many at once and no more, while the answerer says nothing", async () => {
    const told = Array.from({ length: 40 }, async (_, n) => {
      const body = JSON.stringify({ question: "how much is postage", locale: "en" });
      const headers = { "content-type": "application/json" };
      const request = new Request(`${BASE}/v1/chat/ask`, { method: "POST", headers, body });
      const response = await test.server.fetch(request, { address: `203.0.113.${n}` });
      return response.json();
    });
    await expect.poll(() => asked.length).toBe(32);
    await Promise.any(told);
    expect(asked).toHaveLength(32);
    answerer.closeAllConnections();
    expect(await Promise.all(told)).toEqual(Array.from({ length: 40 }, () => ({})));
    says = { parts: [{ text: "Postage is 3,000 won.", cites: ["entry:postage"] }] };
    expect(await ask("how much is postage")).toHaveProperty("answer");
  });

  it("are refused where they are too long or too many", async () => {
    const long = await call("/v1/chat/unanswered", { question: "x".repeat(501) });
    expect(long.status).toBe(400);
    const statuses = await Promise.all(
      Array.from(
        { length: 13 },
        async () => (await call("/v1/chat/ask", { question: "?" })).status,
      ),
    );
    expect(statuses).toContain(429);
  });
});

it("are not there where the site has no chat, and none are asked for where it has no answerer", async () => {
  const without = await testServer();
  const alone = await testServer({ config: { site: { url: SITE, locales: ["en"] }, chat: CHAT } });
  const status = async ({ server }: TestServer, path: string, body?: object) =>
    (
      await server.fetch(
        new Request(`${BASE}${path}`, {
          ...(body && { method: "POST", body: JSON.stringify(body) }),
        }),
      )
    ).status;
  try {
    expect(await status(without, "/v1/chat/answers")).toBe(404);
    expect(await status(without, "/v1/chat/unanswered", { question: "tea" })).toBe(404);
    expect(await status(alone, "/v1/chat/answers")).toBe(200);
    expect(await status(alone, "/v1/chat/ask", { question: "tea" })).toBe(404);
  } finally {
    await without.close();
    await alone.close();
  }
}, 60_000);

it("have a server refuse to start without the secret that questions are signed with", () => {
  const answers = { answerer: { url: "https://answers.nuri.example/ask" } };
  const config = readConfig({ site: { name: "Nuri", url: SITE }, server: {}, chat: { answers } });
  const outgoing = { safeFetch: () => Promise.reject(new Error("not asked")) };
  expect(() => answererOf(config, {}, outgoing)).toThrow("CHAT_ANSWERER_SECRET");
});
