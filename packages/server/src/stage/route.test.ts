import { readConfig } from "@stagelight/core/config";
import { stageAnswerSchema } from "@stagelight/core/endpoints";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../store/test-database.ts";
import { identityToken } from "../../../../test/kit/identity-token.ts";
import { createServer, type StagelightServer } from "../http/server.ts";
import { type Saying, saying } from "../http/test-server.ts";
import { readStageCookie } from "../keys/stage-cookie.ts";
import {
  newVisitorSecret,
  readVisitorCookie,
  visitorIdOf,
  writeVisitorCookie,
} from "../keys/visitor-secret.ts";
import { TRUST } from "../log/log.ts";

const site = "https://nuri.example";
const key = "the-secret-of-this-test-0123456789ab";
const seconds = (): number => Math.floor(Date.now() / 1000);

let database: TestDatabase;
let server: StagelightServer;
let say: Saying;

beforeAll(async () => {
  database = await testDatabase("sqlite");
  server = await createServer({
    config: readConfig({ site: { url: site }, lifecycle: { trackBy: "category" }, server: {} }),
    environment: {
      STAGELIGHT_SECRET: key,
      DATABASE_URL: database.address,
      LOG_LEVEL: "silent",
    },
  });
  say = saying(server);
}, 30_000);

afterAll(async () => {
  await server.close();
  await database.remove();
});

async function ask(query = "", headers: Record<string, string> = {}) {
  const request = new Request(`${site}/_stagelight/v1/stage${query}`, { headers });
  const response = await server.fetch(request, { address: "192.0.2.7" });
  const body = (await response.json()) as Record<string, any>;
  if (response.ok) stageAnswerSchema.parse(body);
  return { response, body, set: response.headers.getSetCookie() };
}

const page = { "sec-fetch-site": "same-origin" };
const bearer = (shown: string) => ({ authorization: `Bearer ${shown}` });
const basic = { authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}` };
const withCookie = (secret: string) => ({
  ...page,
  cookie: `__Host-stagelight-visitor=${writeVisitorCookie(server.services.ring, site, secret, seconds())}`,
});
const consent = (...granted: string[]) => ({
  context: {
    consent: { categoryPreferences: Object.fromEntries(granted.map((each) => [each, true])) },
  },
});
const because = "1 × Order Completed or Subscription Started";
const order = { event: "Order Completed", properties: { revenue: 20, category: "tea" } };

const token = (claims: object) => identityToken(key, { aud: site, ...claims });

/** A visitor with a verified order. */
async function customer(...granted: string[]) {
  const secret = newVisitorSecret();
  const anonymousId = visitorIdOf(secret);
  await say(TRUST.hint, { type: "page", anonymousId, ...consent(...granted) });
  await say(TRUST.verified, { ...order, anonymousId });
  return { secret, anonymousId };
}

describe("a stage is told with its reason", () => {
  it("to whoever shows the visitor's secret", async () => {
    const { secret } = await customer("analytics");
    const { response, body } = await ask("", bearer(secret));
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(response.headers.get("vary")).toBe("Cookie, Authorization");
    expect(body).toMatchObject({
      hint: { stage: "retention", tracks: { tea: "retention" } },
      verified: {
        stage: "retention",
        tracks: { tea: "retention" },
        reason: {
          kind: "rule",
          evidence: [{ what: "Order Completed | Subscription Started", count: 1 }],
          text: because,
        },
      },
    });
    expect(Math.abs(Date.parse(body.verified.since) - Date.now())).toBeLessThan(10_000);
  });

  it("of the hint alone while nothing is verified", async () => {
    const secret = newVisitorSecret();
    await say(TRUST.hint, { ...order, anonymousId: visitorIdOf(secret) });
    const { body } = await ask("", bearer(secret));
    expect(body.hint).toMatchObject({ stage: "retention", reason: { text: because } });
    expect(body.verified).toBeNull();
  });

  it("of the profile, once the visitor belongs to one", async () => {
    const { secret, anonymousId } = await customer();
    await say(TRUST.verified, { type: "identify", anonymousId, userId: "mina" });
    for (const headers of [bearer(secret), bearer(token({ sub: "mina" }))]) {
      expect((await ask("", headers)).body.verified).toMatchObject({
        stage: "retention",
        reason: { text: because },
      });
    }
  });

  it("by a confirmed address where the user is not known yet", async () => {
    await say(
      TRUST.verified,
      { type: "identify", userId: "bora", traits: { email: "bora@nuri.example" } },
      { ...order, userId: "bora" },
    );
    const email = "Bora@nuri.example";
    const confirmed = token({ sub: "new", email, email_verified: true });
    expect((await ask("", bearer(confirmed))).body.verified.stage).toBe("retention");
    expect((await ask("", bearer(token({ sub: "new", email })))).body.verified).toBeNull();
  });

  it("to the site's server, of whomever it names", async () => {
    const { anonymousId } = await customer();
    await say(TRUST.verified, {
      type: "identify",
      anonymousId,
      userId: 7,
      traits: { email: "seven@nuri.example" },
    });
    for (const query of [`anonymousId=${anonymousId}`, "userId=7", "email=Seven@nuri.example"]) {
      const { body, set } = await ask(`?${query}`, basic);
      expect(body.verified.stage).toBe("retention");
      expect(set).toEqual([]);
    }
    expect((await ask("?userId=nobody", basic)).response.status).toBe(404);
    expect((await ask("?userId=7&email=x@nuri.example", basic)).response.status).toBe(400);
    expect((await ask("", basic)).response.status).toBe(400);
  });
});

describe("nobody else is told anything", () => {
  it("ids, publishable keys and wrong tokens ask in vain", async () => {
    const { anonymousId } = await customer();
    const asked = [
      {},
      { authorization: `Basic ${Buffer.from("pk_stagelight:").toString("base64")}` },
      bearer(anonymousId),
      bearer(token({ sub: "mina", aud: "https://other.example" })),
      { cookie: withCookie(newVisitorSecret()).cookie },
      { ...page, cookie: `__Host-stagelight-visitor=${anonymousId}` },
    ];
    for (const headers of asked) {
      for (const id of [anonymousId, "01bc8ddc-1ca7-80b0-a1f5-3707b888b560"]) {
        const { response, body } = await ask(`?anonymousId=${id}&restore`, headers);
        expect([response.status, body.code]).toEqual([401, "visitor-unknown"]);
      }
    }
  });

  it("the secret of somebody unheard of is answered like that of a stranger", async () => {
    const { body, set } = await ask("?restore", bearer(newVisitorSecret()));
    expect(body).toMatchObject({ hint: { stage: "awareness", reason: null }, verified: null });
    expect([body.restored, set]).toEqual([undefined, []]);
  });

  it("a page of another site is refused", async () => {
    const { secret } = await customer();
    const { response, body } = await ask("", {
      ...bearer(secret),
      origin: "https://evil.example",
      "sec-fetch-site": "cross-site",
    });
    expect([response.status, body.hint]).toEqual([403, undefined]);
  });
});

describe("cookies", () => {
  it("the stage cookie is for pages of this host whose visitor allows personalization", async () => {
    const { secret, anonymousId } = await customer("analytics", "personalization");
    const { set } = await ask("", { ...page, ...bearer(secret) });
    expect(set).toHaveLength(1);
    expect(set[0]).toMatch(
      /^__Host-stagelight-stage=v1\.\S+; Path=\/; Max-Age=3600; Secure; HttpOnly/,
    );
    const { ring } = server.services;
    expect(readStageCookie(ring, site, set[0]!.split(";")[0], seconds())).toMatchObject({
      visitor: anonymousId,
      stage: "retention",
      tracks: { tea: "retention" },
    });
    expect((await ask("", bearer(secret))).set).toEqual([]);
    const other = { ...bearer(secret), origin: site, "sec-fetch-site": "same-site" };
    expect((await ask("", other)).set).toEqual([]);
  });

  it("without consent there is none, and one that is there goes", async () => {
    const { secret } = await customer("analytics");
    expect((await ask("", withCookie(secret))).set).toEqual([]);
    const { cookie, ...rest } = withCookie(secret);
    const { set } = await ask("", { ...rest, cookie: `${cookie}; __Host-stagelight-stage=x` });
    expect(set).toEqual([expect.stringContaining("__Host-stagelight-stage=; Path=/; Max-Age=0")]);
  });

  it("nothing is set for who has nothing verified", async () => {
    const secret = newVisitorSecret();
    const anonymousId = visitorIdOf(secret);
    await say(TRUST.hint, { ...order, anonymousId, ...consent("personalization") });
    expect((await ask("", withCookie(secret))).set).toEqual([]);
  });
});

describe("a browser that has lost its storage", () => {
  it("gets back the secret, the choice and what it knew of itself", async () => {
    const { secret } = await customer("analytics", "personalization");
    const { body, set } = await ask("?restore", withCookie(secret));
    expect(body.restored.visitor).toBe(secret);
    expect(body.restored.memory.c.p).toEqual(["personalization", "analytics"]);
    expect(Math.abs(body.restored.memory.c.t - seconds())).toBeLessThan(10);
    expect(body.restored.memory.d[""][0]).toBe("retention");
    expect(body.restored.memory.l).toBeInstanceOf(Array);
    const { ring } = server.services;
    const [kept, mark] = set.slice(-2);
    expect(readVisitorCookie(ring, site, kept!.split(";")[0], seconds())).toBe(secret);
    expect(mark).toBe("stagelight-kept=1; Path=/; Max-Age=34560000; Secure; SameSite=Lax");
  });

  it("gets only what it allows", async () => {
    const { secret } = await customer("analytics");
    const { memory } = (await ask("?restore", withCookie(secret))).body.restored;
    expect(Object.keys(memory)).toEqual(["c"]);
    const refused = newVisitorSecret();
    await say(TRUST.verified, { ...order, anonymousId: visitorIdOf(refused), ...consent() });
    const { body, set } = await ask("?restore", withCookie(refused));
    expect(body.restored).toEqual({ memory: { c: { t: expect.any(Number), p: [] } } });
    expect(set.map((each) => each.split(";")[0])).toEqual([
      "__Host-stagelight-visitor=",
      "stagelight-kept=",
    ]);
  });

  it("gets nothing through a page of another host, or without asking", async () => {
    const { secret } = await customer("analytics");
    for (const site of ["same-site", "cross-site", "none"]) {
      const headers = { ...withCookie(secret), "sec-fetch-site": site };
      expect((await ask("?restore", headers)).body.restored).toBeUndefined();
    }
    expect((await ask("", withCookie(secret))).body.restored).toBeUndefined();
  });
});
