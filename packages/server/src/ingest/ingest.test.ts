import { describe, expect, it } from "vitest";
import { identityToken } from "../../../../test/kit/identity-token.ts";
import { basic, PUBLISHABLE, SECRET, SITE } from "../http/test-server.ts";
import { readVisitorCookie, newVisitorSecret, visitorIdOf } from "../keys/visitor-secret.ts";
import { CHROME, kept, logged, send, test } from "./test-ingest.ts";

const page = { type: "page", anonymousId: "a" };
const own = basic(SECRET);

it("completes an event and keeps what it does not know", async () => {
  const before = Date.now();
  const event = await kept({
    ...page,
    messageId: "m",
    channel: "web",
    properties: { x: { y: [1] } },
  });
  expect(event).toMatchObject({
    ...page,
    messageId: "m",
    channel: "web",
    properties: { x: { y: [1] } },
    trust: 0,
  });
  expect(Date.parse(event!["timestamp"])).toBeGreaterThanOrEqual(before);
  expect((await kept(page))!["messageId"]).toMatch(/^[\da-f-]{36}$/);
  expect((await kept(page, own))!["trust"]).toBe(1);
});

it("tells the time by its own clock", async () => {
  const hour = 3_600_000;
  const [timestamp, sentAt] = [hour, hour + 5_000].map((at) => new Date(at).toISOString());
  await send("/v1/batch", { batch: [{ ...page, timestamp }], sentAt, writeKey: PUBLISHABLE });
  const { timestamp: kept } = JSON.parse(logged[0]!.body) as { timestamp: string };
  expect(Date.now() - Date.parse(kept)).toBeGreaterThanOrEqual(5_000);
  expect(Date.now() - Date.parse(kept)).toBeLessThan(10_000);
});

it("keeps the network of a visitor, not the address; of the site's server neither", async () => {
  const ip = "198.51.100.77";
  expect((await kept({ ...page, context: { ip } }))!["context"].ip).toMatch(/^203\.0\.\d+\.0$/);
  expect((await kept({ ...page, context: { ip } }, own))!["context"].ip).toBe("198.51.100.0");
  expect((await kept(page, own))!["context"].ip).toBe(undefined);
  expect((await kept({ ...page, context: { ip: "canary" } }, own))!["context"].ip).toBe(undefined);
});

it("keeps little of the browser", async () => {
  const reduced =
    "Mozilla/5 (Macintosh; Intel Mac OS X 10) AppleWebKit/537 (KHTML, like Gecko) Chrome/126 Safari/537";
  const userAgentData = { mobile: false, platform: "macOS", platformVersion: "14.5.0" };
  expect((await kept(page))!["context"].userAgent).toBe(reduced);
  expect(
    (await kept({ ...page, context: { userAgent: CHROME, userAgentData } }))!["context"],
  ).toMatchObject({
    userAgent: reduced,
    userAgentData: { mobile: false, platform: "macOS" },
  });
});

it.each([
  ["https://x.example/a?token=canary&b=1#t", "https://x.example/a?token=&b=1#t"],
  ["?accessToken=canary;id_token=canary&keyword=tea", "?accessToken=;id_token=&keyword=tea"],
  ["https://x.example/#access_token=canary&state=1", "https://x.example/#access_token=&state=1"],
  ["?q=mina%40nuri.example&to=mina@nuri.example&who=mina", "?q=&to=&who=mina"],
  ["?x=eyJhbGciOiJIUzI1NiJ9.canary.canary", "?x="],
  ["?%65mail=canary&session_id=canary&PASSWORD=canary", "?%65mail=&session_id=&PASSWORD="],
  ["?utm_source=mail&monkey=1&design=2&author=3", "?utm_source=mail&monkey=1&design=2&author=3"],
])("removes from addresses of pages what opens something: %s", async (given, left) => {
  const place = { url: given, search: given, referrer: given };
  const event = await kept({ ...page, properties: place, context: { page: place } });
  for (const found of [event!["properties"], event!["context"].page]) {
    expect(found).toEqual({ url: left, search: left, referrer: left });
  }
});

it("drops what only the server may write, and what opens something", async () => {
  const event = await kept({
    ...page,
    writeKey: PUBLISHABLE,
    stagelight: { proof: { userId: "boss" }, visitor: true },
    context: { identityToken: "a.canary.b" },
  });
  expect(JSON.stringify(event)).not.toMatch(/canary|boss|pk_|stagelight/);
});

it("keeps no zero character", async () => {
  const event = await kept({
    ...page,
    userId: "a\u0000b",
    properties: { x: "\\u0000 \\\u0000", y: "\u0000" },
  });
  expect(event).toMatchObject({
    userId: "a\ufffdb",
    properties: { x: "\\u0000 \\\ufffd", y: "\ufffd" },
  });
});

it("takes nothing but an object for traits, wherever they stand", async () => {
  const event = { type: "identify", anonymousId: "a" };
  expect(await kept({ ...event, context: { traits: { a: 1 } } })).toHaveProperty("traits.a", 1);
  for (const traits of ["x".repeat(1_000), [1], 5]) {
    expect(await kept({ ...event, context: { traits } })).not.toHaveProperty("traits");
  }
});

it("knows the type of an event by the event, whatever stands around it", async () => {
  await send("/v1/batch", { writeKey: PUBLISHABLE, type: { a: 1 }, batch: [page] });
  expect(JSON.parse(logged[0]!.body)).toMatchObject({ type: "page" });
});

it("takes no more items at once than a client sends, good or bad", async () => {
  const begin = performance.now();
  const ones = await send("/v1/batch", { writeKey: PUBLISHABLE, batch: Array(200_000).fill(1) });
  expect(ones).toMatchObject({ status: 413, text: expect.stringContaining("5,000 events") });
  const most = await send("/v1/batch", { writeKey: PUBLISHABLE, batch: Array(5_000).fill(1) });
  expect(JSON.parse(most.text).rejected).toHaveLength(5_000);
  expect(performance.now() - begin).toBeLessThan(2_000);
});

it("makes no key of its own out of one with zero characters in it", async () => {
  const secret = newVisitorSecret();
  const visitor = visitorIdOf(secret);
  const event = {
    ...page,
    anonymousId: visitor,
    "stage\0light": { proof: { userId: "boss", email: "boss@nuri.example" }, visitor: true },
    "anonymousId\0": "somebody else's",
    context: { "i\0p": "203.0.113.77" },
  };
  await send("/v1/batch", { writeKey: PUBLISHABLE, batch: [event], visitor: secret });
  const kept = JSON.parse(logged[0]!.body) as Record<string, object>;
  expect(kept).toMatchObject({ anonymousId: visitor, stagelight: { visitor: true } });
  expect(kept["stagelight"]).not.toHaveProperty("proof");
  expect(kept["context"]).not.toHaveProperty("ip", "203.0.113.77");
});

describe("proof", () => {
  const token = (claims: object) => identityToken(SECRET, { aud: SITE, ...claims });

  it("comes from a valid token only", async () => {
    const identityToken = token({ sub: "u1", email: "mina@nuri.example", email_verified: true });
    expect((await kept({ ...page, context: { identityToken } }))!["stagelight"]).toEqual({
      proof: { userId: "u1", email: "mina@nuri.example" },
    });
    const unproven = token({ sub: "u1", email: "mina@nuri.example" });
    expect((await kept({ ...page, context: { identityToken: unproven } }))!["stagelight"]).toEqual({
      proof: { userId: "u1" },
    });
    const wrong = `${identityToken.slice(0, -4)}AAAA`;
    expect((await kept({ ...page, context: { identityToken: wrong } }))!["stagelight"]).toBe(
      undefined,
    );
    await send(
      "/v1/batch",
      { writeKey: PUBLISHABLE, batch: [page] },
      { authorization: `Bearer ${identityToken}` },
    );
    expect(JSON.parse(logged[0]!.body).stagelight).toEqual({
      proof: { userId: "u1", email: "mina@nuri.example" },
    });
  });

  it("of the visitor is the secret that the id is made of", async () => {
    const visitor = newVisitorSecret();
    const batch = [{ ...page, anonymousId: visitorIdOf(visitor) }, page];
    await send("/v1/batch", { writeKey: PUBLISHABLE, visitor, batch });
    const [shown, other] = logged.map(({ body }) => JSON.parse(body));
    expect(shown.stagelight).toEqual({ visitor: true });
    expect(other.stagelight).toBe(undefined);
    expect(JSON.stringify(logged)).not.toContain(visitor);
  });
});

describe("consent", () => {
  const said = (categoryPreferences: object) => ({
    ...page,
    context: { consent: { categoryPreferences } },
  });

  it("decides what is kept", async () => {
    expect(await kept(said({ analytics: false, marketing: true }))).toBe(undefined);
    expect(await kept(said({ functional: true }))).toBe(undefined);
    expect(await kept(said({}))).toBe(undefined);
    expect(await kept(said({ analytics: false }), own)).toBe(undefined);
    expect(await kept(said({ analytics: true }))).toBeDefined();
    expect(await kept(said({ "C0002 of another platform": true }))).toBeDefined();
    expect(await kept(page)).toBeDefined();
    expect(test.server.services.taken.withoutConsent).toBe(4);
  });

  it("to marketing is taken back by Global Privacy Control", async () => {
    const headers = { ...basic(PUBLISHABLE), "sec-gpc": "1" };
    const event = await kept(said({ analytics: true, marketing: true }), headers);
    expect(event!["context"].consent.categoryPreferences).toEqual({
      analytics: true,
      marketing: false,
    });
  });

  it("sets the cookie that keeps the visitor, on the site's own host only", async () => {
    const visitor = newVisitorSecret();
    const body = (analytics: boolean) => ({
      writeKey: PUBLISHABLE,
      visitor,
      batch: [page, said({ analytics })],
    });
    const cookies = async (analytics: boolean, headers: Record<string, string>) =>
      (await send("/v1/b", body(analytics), headers)).headers.getSetCookie();
    const [cookie] = await cookies(true, { "sec-fetch-site": "same-origin" });
    const { ring } = test.server.services;
    expect(cookie).toContain("HttpOnly");
    expect(readVisitorCookie(ring, SITE, cookie!.split(";")[0], Date.now() / 1000)).toBe(visitor);
    expect(await cookies(true, { "sec-fetch-site": "same-site", origin: SITE })).toEqual([]);
    expect(await cookies(true, {})).toEqual([]);
    expect(await cookies(false, { "sec-fetch-site": "same-origin" })).toEqual([]);
  });
});

it("answers bots and keeps nothing of them; libraries of the site are none", async () => {
  const agent = (name: string) => ({ ...basic(PUBLISHABLE), "user-agent": name });
  expect(await kept(page, agent("Mozilla/5.0 (compatible; Googlebot/2.1)"))).toBe(undefined);
  expect(await kept(page, agent("curl/8.1"))).toBe(undefined);
  expect(await kept(page, agent("analytics-node-next/latest"))).toBeDefined();
  expect(await kept(page, agent("analytics-node/3.0.13"))).toBeDefined();
  expect(await kept(page, { ...own, "user-agent": "curl/8.1" })).toBeDefined();
  expect(test.server.services.taken.bots).toBe(2);
});

it("keeps the good items of a batch and tells of the bad", async () => {
  const large = { ...page, properties: { x: "x".repeat(34_000) } };
  const hostile = JSON.parse(
    '{"type":"page","anonymousId":"a","properties":{"__proto__":{"x":1}}}',
  );
  const batch = [page, { type: "page" }, 3, null, large, hostile, { ...page, messageId: "last" }];
  const { status, text } = await send("/v1/batch", { writeKey: PUBLISHABLE, batch });
  const { success, rejected } = JSON.parse(text);
  expect([status, success, logged.length]).toEqual([200, true, 2]);
  expect(rejected.map(({ index }: { index: number }) => index)).toEqual([1, 2, 3, 4, 5]);
  expect(rejected[0].problems[0]).toMatchObject({ path: "batch[1]", help: expect.any(String) });
});

it("gives a batch's context to items without one", async () => {
  await send("/v1/batch", {
    writeKey: PUBLISHABLE,
    context: { locale: "ko" },
    batch: [page, { ...page, context: { locale: "en" } }],
  });
  expect(logged.map(({ body }) => JSON.parse(body).context.locale)).toEqual(["ko", "en"]);
});

it("answers the same whoever the visitor is, and to a repeat", async () => {
  const known = { ...page, messageId: "known", userId: "u1" };
  const first = await send("/v1/batch", { writeKey: PUBLISHABLE, batch: [known] });
  for (const event of [known, { ...page, anonymousId: "nobody-yet" }]) {
    const { status, text } = await send("/v1/batch", { writeKey: PUBLISHABLE, batch: [event] });
    expect([status, text]).toEqual([first.status, first.text]);
  }
  expect(first.text).toBe('{"success":true}');
});
