import type { Challenge } from "altcha-lib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { BASE, testServer, type TestServer } from "../http/test-server.ts";
import { solvedBy } from "./test-site.ts";

let test: TestServer;
beforeAll(async () => {
  test = await testServer({
    config: { mail: { from: "hello@nuri.example" }, newsletter: { welcome: false } },
    environment: { SMTP_URL: "smtp://127.0.0.1:9" },
  });
}, 60_000);
afterAll(() => test.close());

const ask = (path: string, body?: object, address = "192.0.2.1") =>
  test.server.fetch(
    new Request(`${BASE}${path}`, {
      headers: { origin: "https://blog.example", "content-type": "application/json" },
      ...(body && { method: "POST", body: JSON.stringify(body) }),
    }),
    { address },
  );

it("hands out a challenge, and a form with its solution is taken, from pages of any site", async () => {
  const answer = await ask("/v1/newsletter/challenge");
  expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([200, "*"]);
  const { challenge } = (await answer.json()) as { challenge: Challenge };
  const quick = { email: "mina@tea.example", locale: "en", began: 0 };
  const refused = await ask("/v1/newsletter", quick);
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({
    code: "proof-required",
    challenge: { parameters: { data: { form: "newsletter", level: 1 } } },
  });
  const proof = await solvedBy(challenge);
  const taken = await ask("/v1/newsletter", { ...quick, proof });
  expect([taken.status, await taken.json()]).toEqual([202, { status: "pending" }]);
  expect((await ask("/v1/newsletter", { ...quick, proof })).status).toBe(403);
});
