import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { BASE, SECRET, SITE, type TestServer, testServer } from "../../http/test-server.ts";
import { type KeyRing, keyRing, PURPOSES } from "../../keys/key-ring.ts";
import { sign } from "../../keys/signed-value.ts";
import { isSuppressed, suppressionHash } from "../../privacy/suppression.ts";
import type { MailCategory } from "../message.ts";
import { unsubscribeLink } from "./token.ts";

let test: TestServer;
let ring: KeyRing;
let email: string;
let people = 0;
beforeAll(async () => {
  test = await testServer();
  ring = keyRing([SECRET]);
}, 30_000);
afterAll(() => test.close());
beforeEach(() => {
  email = `mina${++people}@gmail.com`;
});

function link(language = "en", category: MailCategory = "marketing"): string {
  return unsubscribeLink(test.server.services, { email, category, language }, Date.now());
}

const ask = (url: string, init?: RequestInit) =>
  test.server.fetch(new Request(url, init), { address: "198.51.100.7" });
const suppressed = (category: MailCategory = "marketing", address = email) =>
  isSuppressed(test.server.services.store.read, ring, address, category);

const ONE_CLICK = "List-Unsubscribe=One-Click";
const form = (): FormData => {
  const made = new FormData();
  made.set("List-Unsubscribe", "One-Click");
  return made;
};

describe("unsubscribes by POST", () => {
  it.each<[string, () => RequestInit]>([
    ["without a body", () => ({})],
    [
      "with the body of RFC 8058",
      () => ({
        body: ONE_CLICK,
        headers: { "content-type": "application/x-www-form-urlencoded" },
      }),
    ],
    ["with a form in parts", () => ({ body: form() })],
    ["with anything else", () => ({ body: "{", headers: { "content-type": "application/json" } })],
    ["from a page without a name", () => ({ headers: { origin: "null" } })],
    [
      "from a page of another site",
      () => ({ headers: { origin: "https://mail.example", "sec-fetch-site": "cross-site" } }),
    ],
    ["with somebody's cookies", () => ({ headers: { cookie: "__Host-stagelight-visitor=x" } })],
  ])("%s", async (_, init) => {
    expect(await suppressed()).toBe(false);
    for (let times = 0; times < 3; times++) {
      const answer = await ask(link(), { method: "POST", ...init() });
      expect(answer.status).toBe(200);
      expect(answer.headers.has("location")).toBe(false);
      expect(answer.headers.has("set-cookie")).toBe(false);
    }
    expect(await suppressed()).toBe(true);
    // All spellings of the mailbox, and marketing only.
    expect(
      await suppressed("marketing", email.replace("mina", "m.i.n.a").replace("@", "+tea@")),
    ).toBe(true);
    expect([await suppressed("transactional"), await suppressed("confirmation")]).toEqual([
      false,
      false,
    ]);
  });

  it("after scanners have opened the link", async () => {
    const url = link();
    for (let times = 0; times < 10; times++) {
      expect((await ask(url)).status).toBe(200);
      expect((await ask(url, { method: "HEAD" })).status).toBe(200);
      await ask(url, { headers: { purpose: "prefetch", "sec-purpose": "prefetch" } });
    }
    for (const method of ["OPTIONS", "PUT", "DELETE", "PATCH"]) await ask(url, { method });
    const override = { "x-http-method-override": "POST", "x-method-override": "POST" };
    await ask(`${url}&_method=POST`, { headers: override });
    expect(await suppressed()).toBe(false);
    expect((await ask(url, { method: "POST" })).status).toBe(200);
    expect(await suppressed()).toBe(true);
  });

  it("takes it back, and again", async () => {
    const undo = link().replace("unsubscribe?", "unsubscribe/undo?");
    await ask(link(), { method: "POST" });
    expect((await ask(undo)).status).toBe(405);
    expect(await suppressed()).toBe(true);
    for (let times = 0; times < 2; times++) {
      expect((await ask(undo, { method: "POST" })).status).toBe(200);
      expect(await suppressed()).toBe(false);
    }
    await ask(link(), { method: "POST" });
    expect(await suppressed()).toBe(true);
  });

  it("leaves alone what is suppressed for another reason", async () => {
    const { services } = test.server;
    const hash = suppressionHash(ring, email);
    const erased = { hash, scope: "marketing", reason: "erased", now: 1 } as const;
    await services.store.run("suppress", erased);
    await ask(link(), { method: "POST" });
    await ask(link().replace("unsubscribe?", "unsubscribe/undo?"), { method: "POST" });
    expect(await suppressed()).toBe(true);
  });

  it("from confirmations alone, where the link is of one", async () => {
    await ask(link("en", "confirmation"), { method: "POST" });
    expect([await suppressed("confirmation"), await suppressed("marketing")]).toEqual([
      true,
      false,
    ]);
  });
});

describe("refuses a token", () => {
  const payload = JSON.stringify(["hash", "marketing", "en"]);
  const later = Date.now() / 1000 + 1_000;
  it.each<[string, () => string]>([
    ["that is none", () => "x"],
    ["that is empty", () => ""],
    ["that was changed", () => new URL(link()).searchParams.get("t")!.replace(/.$/, "-")],
    ["that is too old", () => sign(ring, "unsubscribe", SITE, payload, Date.now() / 1000 - 1)],
    ["of another site", () => sign(ring, "unsubscribe", "https://a.example", payload, later)],
    [
      "of another secret",
      () => sign(keyRing(["x".repeat(40)]), "unsubscribe", SITE, payload, later),
    ],
    ...PURPOSES.filter((purpose) => purpose !== "unsubscribe").map(
      (purpose): [string, () => string] => [
        `for ${purpose}`,
        () => sign(ring, purpose, SITE, payload, later),
      ],
    ),
  ])("%s", async (_, token) => {
    for (const path of ["/v1/unsubscribe", "/v1/unsubscribe/undo"]) {
      const url = `${BASE}${path}?t=${encodeURIComponent(token())}`;
      const answer = await ask(url, { method: "POST", headers: { "accept-language": "ko-KR,en" } });
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('<html lang="ko">');
    }
    const rows = await test.server.services.store.read
      .selectFrom("suppression")
      .selectAll()
      .where("hash", "=", "hash")
      .execute();
    expect(rows).toEqual([]);
  });
});

describe("tells whoever has the link nothing of the address", () => {
  it("neither in the link nor on its pages, nor in logs", async () => {
    email = "canary-mina@tea.example";
    const url = link();
    const bytes = new URL(url).searchParams
      .get("t")!
      .split(".")
      .map((part) => Buffer.from(part, "base64url").toString("latin1"));
    const pages = [
      await (await ask(url)).text(),
      await (await ask(url, { method: "POST" })).text(),
      await (
        await ask(url.replace("unsubscribe?", "unsubscribe/undo?"), { method: "POST" })
      ).text(),
    ];
    for (const shown of [url, ...bytes, ...pages, test.logged()]) {
      expect(shown).not.toMatch(/canary|mina@|tea\.example/);
    }
  });

  it("and lets nobody else read the link", async () => {
    const { headers } = await ask(link());
    expect(headers.get("content-security-policy")).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
    );
    expect(Object.fromEntries(headers)).toMatchObject({
      "cache-control": "private, no-store",
      "referrer-policy": "no-referrer",
      "x-robots-tag": "noindex",
    });
  });
});

it("speaks the mail's language, and shows no script", async () => {
  for (const [language, button] of [
    ["en-GB", "Unsubscribe"],
    ["ko", "수신 거부"],
    ["zh-Hans-CN", "退订"],
    ["eo", "Unsubscribe"],
  ]) {
    const html = await (await ask(link(language), { headers: { "accept-language": "de" } })).text();
    expect(html).toContain(`<button>${button}</button>`);
    expect(html).not.toMatch(/<script|<img|<link|javascript:/);
  }
});

it("makes links of settings alone, whatever a request says", async () => {
  const before = link();
  expect(before).toMatch(/^https:\/\/nuri\.example\/_stagelight\/v1\/unsubscribe\?t=/);
  for (const headers of [
    { host: "evil.example" },
    { "x-forwarded-host": "evil.example", "x-forwarded-proto": "http" },
    { forwarded: "host=evil.example;proto=http" },
    { "x-original-host": "evil.example", "x-host": "evil.example" },
  ]) {
    const answer = await ask(before.replace("nuri.example", "evil.example"), { headers });
    expect(await answer.text()).not.toContain("evil.example");
    expect(new URL(link()).host).toBe("nuri.example");
  }
});
