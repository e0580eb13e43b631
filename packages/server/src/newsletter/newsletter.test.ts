import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newVisitorSecret, visitorIdOf, writeVisitorCookie } from "../keys/visitor-secret.ts";
import { SITE } from "../http/test-server.ts";
import {
  NEWSLETTER,
  type Subject,
  subjectOf,
  type TestNewsletter,
  testNewsletter,
} from "./test-newsletter.ts";

const FORM = "application/x-www-form-urlencoded";

describe.each(["sqlite", "postgres"] as const)(
  "the newsletter on %s",
  { timeout: 60_000 },
  (kind) => {
    let test: TestNewsletter;
    let people = 0;
    let email: string;
    let who: Subject;
    beforeAll(async () => {
      test = await testNewsletter(kind);
    }, 60_000);
    afterAll(() => test.close());
    beforeEach(() => {
      email = `mina-${++people}@tea.example`;
      who = subjectOf(test, email);
    });

    it("asks by mail, and nobody is on a list before the answer", async () => {
      const answer = await test.send(
        {
          email,
          name: "Mina",
          lists: ["tea"],
          fields: { teas: ["green-tea"], cups: 3 },
          form: "foot",
          page: "https://nuri.example/tea?token=secret&utm_source=x",
          consentText: { version: "v7" },
        },
        { address: "203.0.113.77" },
      );
      expect([answer.status, await answer.json()]).toEqual([202, { status: "pending" }]);
      expect(answer.headers.has("set-cookie")).toBe(false);
      expect(await who.subscriber()).toMatchObject({
        name: null,
        fields: "{}",
        confirmed_at: null,
      });
      expect(await who.listsOf()).toEqual([]);
      expect(await who.receipts()).toMatchObject([
        {
          action: "asked",
          lists: '["tea"]',
          wording: "Nuri Tea may write to me.",
          version: "v7",
          page: "https://nuri.example/tea?token=&utm_source=x",
          form: "foot",
          address: "203.0.113.0",
          language: "en",
        },
      ]);

      const link = await who.confirmLink();
      const mail = (await test.mailsTo(email))[0]!.text;
      expect(mail).not.toMatch(/Mina|green-tea|discount/);
      expect(mail).toContain("/v1/newsletter/refuse?t=");
      const confirmed = await test.ask(link, { method: "POST", address: "192.0.2.200" });
      expect(confirmed.status).toBe(200);
      expect(await confirmed.text()).toContain("Welcome, Mina");
      expect(await who.listsOf()).toEqual(["tea confirmed"]);
      expect(await who.subscriber()).toMatchObject({
        name: "Mina",
        fields: '{"teas":["green-tea"],"cups":3}',
        locale: "en",
      });
      expect(await who.receipts()).toMatchObject([
        { action: "asked" },
        { action: "confirmed", wording: "Nuri Tea may write to me.", address: "192.0.2.0" },
      ]);
      // Again is no mistake, and nothing happens again.
      const again = await test.ask(link, { method: "POST" });
      expect([again.status, await again.text()]).toEqual([200, expect.stringContaining("already")]);
      expect(await who.receipts()).toHaveLength(2);
    });

    it("knows the person from then on, by what was proven", async () => {
      const { store } = test.server.services;
      await test.send({ email, name: "Mina", fields: { teas: ["green-tea"] } });
      await test.ask(await who.confirmLink(), { method: "POST" });
      await expect
        .poll(() =>
          store.read.selectFrom("identity").selectAll().where("value", "=", email).execute(),
        )
        .toHaveLength(1);
      const { profile_id: id } = await store.read
        .selectFrom("identity")
        .selectAll()
        .where("value", "=", email)
        .executeTakeFirstOrThrow();
      const profile = () =>
        store.read.selectFrom("profile").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
      expect(JSON.parse((await profile()).traits!)).toEqual({
        email,
        name: "Mina",
        teas: ["green-tea"],
        interests: ["green-tea"],
      });
      await expect
        .poll(async () =>
          store.read
            .selectFrom("transition")
            .select(["to_stage", "standing"])
            .where("profile_id", "=", id)
            .execute(),
        )
        .toContainEqual({ to_stage: "consideration", standing: "verified" });
      expect(await who.said("Newsletter Subscribed")).toMatchObject([
        { trust: 1, properties: { lists: ["tea", "events"], topic: ["green-tea"] } },
      ]);
      const mails = await expect
        .poll(() => test.mailsTo(email), { timeout: 20_000 })
        .toHaveLength(2)
        .then(() => test.mailsTo(email));
      const welcome = mails.find(({ source }) => /^Subject: Welcome/m.test(source))!;
      expect(welcome.source).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
      expect(welcome.text).toContain("/v1/newsletter/preferences?t=");
    });

    it("greets nobody by an address, and shows nothing that a stranger has typed before it is confirmed", async () => {
      await test.send({ email, name: "Win at evil.example" });
      const link = await who.confirmLink();
      expect(await (await test.ask(link)).text()).not.toContain("evil.example");
      const confirmed = await (await test.ask(link, { method: "POST" })).text();
      expect(confirmed).toContain("<h1>You are in</h1>");
      expect(confirmed).not.toContain("evil.example");
    });

    it("changes nothing by being looked at, and confirms in the end", async () => {
      await test.send({ email });
      const link = await who.confirmLink();
      for (let scanner = 0; scanner < 10; scanner++) {
        expect((await test.ask(link)).status).toBe(200);
        expect((await test.ask(link, { method: "HEAD" })).status).toBe(200);
        await test.ask(link, { headers: { "sec-purpose": "prefetch;prerender" } });
      }
      for (const method of ["OPTIONS", "PUT", "DELETE", "PATCH"]) await test.ask(link, { method });
      await test.ask(`${link}&_method=POST`, { headers: { "x-http-method-override": "POST" } });
      const refuse = link.replace("/confirm?", "/refuse?");
      expect((await test.ask(refuse)).status).toBe(200);
      expect((await test.ask(refuse, { method: "HEAD" })).status).toBe(200);
      expect(await who.listsOf()).toEqual([]);
      expect(await who.of("sign_up")).toHaveLength(1);
      expect((await test.ask(link, { method: "POST" })).status).toBe(200);
      expect(await who.listsOf()).toEqual(["events confirmed", "tea confirmed"]);
    });

    it("confirms by itself in the browser that has sent the form, and in no other", async () => {
      const own = { origin: SITE, "sec-fetch-site": "same-origin" };
      const answer = await test.send({ email }, { headers: own });
      const cookie = answer.headers.get("set-cookie")!;
      expect(cookie).toMatch(
        /^__Host-stagelight-newsletter=[\w-]{43}; Path=\/; Max-Age=\d+; Secure; HttpOnly; SameSite=Lax$/,
      );
      const link = await who.confirmLink();
      const open = async (headers: Record<string, string>) => {
        const page = await test.ask(link, { headers });
        const hashed = /script-src 'sha256-/.test(page.headers.get("content-security-policy")!);
        expect(/<script/.test(await page.text())).toBe(hashed);
        return hashed;
      };
      const kept = cookie.split(";")[0]!;
      expect(await open({ cookie: kept })).toBe(true);
      expect(await open({})).toBe(false);
      expect(await open({ cookie: kept.replace(/.$/, "x") })).toBe(false);
      expect(await open({ cookie: kept, "sec-purpose": "prefetch;prerender" })).toBe(false);
      expect(await who.listsOf()).toEqual([]);
    });

    it("brings along the browser that has sent the form and confirms it, and no other", async () => {
      const { ring, store } = test.server.services;
      const seen = (secret: string) =>
        `__Host-stagelight-visitor=${writeVisitorCookie(ring, SITE, secret, Date.now() / 1000)}`;
      const own = { origin: SITE, "sec-fetch-site": "same-origin" };
      const owner = async (secret: string) =>
        (
          await store.read
            .selectFrom("visitor")
            .select("profile_id")
            .where("id", "=", visitorIdOf(secret))
            .executeTakeFirst()
        )?.profile_id;
      for (const [typing, confirming] of [
        [1, 1],
        [2, 3],
      ]) {
        email = `${typing}-${email}`;
        who = subjectOf(test, email);
        const secrets = [typing, confirming].map(() => newVisitorSecret());
        const secret = secrets[0]!;
        const other = typing === confirming ? secret : secrets[1]!;
        const typed = await test.ask("/v1/newsletter", {
          method: "POST",
          body: new URLSearchParams({ email, locale: "en" }).toString(),
          headers: { ...own, cookie: seen(secret), "content-type": FORM },
        });
        expect(typed.status).toBe(200);
        const kept = typed.headers.get("set-cookie")!.split(";")[0]!;
        const cookie = typing === confirming ? `${seen(secret)}; ${kept}` : seen(other);
        await test.ask(await who.confirmLink(), { method: "POST", headers: { ...own, cookie } });
        await expect.poll(() => who.listsOf(), { timeout: 20_000 }).toHaveLength(2);
        if (typing === confirming)
          await expect.poll(() => owner(secret)).toEqual(expect.any(String));
        else expect([await owner(secret), await owner(other)]).toEqual([null, undefined]);
      }
    });
  },
);

it("the page after confirming leads on to the site once", async () => {
  const newsletter = { ...NEWSLETTER, pages: { confirmed: "/" } };
  const test = await testNewsletter("sqlite", { newsletter });
  try {
    await test.send({ email: "mina@tea.example" });
    const link = await test.linkIn("mina@tea.example", "/v1/newsletter/confirm");
    const page = await (await test.ask(link, { method: "POST" })).text();
    const links = [...page.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href);
    expect(page).toContain("Go on to the site");
    expect(new Set(links).size).toBe(links.length);
  } finally {
    await test.close();
  }
}, 60_000);
