import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../../store/test-database.ts";
import { BASE, SITE, type TestServer, testServer } from "../../http/test-server.ts";
import { newVisitorSecret, visitorIdOf } from "../../keys/visitor-secret.ts";
import { addMember, ATTRIBUTION_CONFIG, clicksOf, touchesOf, type Asking } from "./test-codes.ts";

const UNKNOWN = "0123456789ABC";
const DAY = 86_400_000;
/** What browsers say of somebody who has followed a link. */
const NAVIGATION = { "sec-fetch-dest": "document", "sec-fetch-mode": "navigate" };
const SAME = { "sec-fetch-site": "same-origin" };

describe.each(["sqlite", "postgres"] as const)("attribution on %s", { timeout: 60_000 }, (kind) => {
  let database: TestDatabase;
  let test: TestServer;
  let minas: string;
  let hidden: string;
  let over: string;
  let calls = 0;

  beforeAll(async () => {
    database = await testDatabase(kind);
    test = await testServer({
      config: ATTRIBUTION_CONFIG,
      environment: { DATABASE_URL: database.address },
      development: true,
    });
    // In development links lead to where the server listens.
    test.server.services.links.listensAt(SITE);
    minas = await addMember(test.server, { name: "Mina" });
    hidden = await addMember(test.server, { name: "Jun", showName: false });
    over = await addMember(test.server, { name: "Sora", program: "last-year" });
  }, 60_000);
  afterAll(async () => {
    await test.close();
    await database.remove();
  });

  const ask = (path: string, { headers = {}, body, method, address }: Asking = {}) =>
    test.server.fetch(
      new Request(BASE + path, {
        method: method ?? (body ? "POST" : "GET"),
        headers: { ...(body && { "content-type": "application/json" }), ...headers },
        ...(body && { body: JSON.stringify(body) }),
      }),
      { address: address ?? `198.51.${++calls >> 8}.${calls & 255}` },
    );
  const clicks = (code: string) => clicksOf(test.server, code);
  const touches = (visitorId: string) => touchesOf(test.server, visitorId);

  describe("a friend's link", () => {
    it("leads to the landing page of the visitor's language, and is counted", async () => {
      const answer = await ask(`/r/${minas}`, {
        headers: { ...NAVIGATION, "accept-language": "ko-KR,ko;q=0.9" },
        address: "203.0.113.77",
      });
      expect([answer.status, answer.headers.get("location")]).toEqual([
        303,
        `${SITE}/ko/welcome/?ref=${minas}`,
      ]);
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect(answer.headers.has("set-cookie")).toBe(false);
      await expect
        .poll(() => clicks(minas), { timeout: 20_000 })
        .toMatchObject([{ network: "203.0.113.0" }]);
    });

    it("is understood as it is typed, and with what a messenger adds to it", async () => {
      const typed = `${minas.slice(0, 5)}-${minas.slice(5).toLowerCase()}`;
      for (const text of [typed, `${minas}.`, `${minas})`]) {
        const answer = await ask(`/r/${encodeURIComponent(text)}`, { method: "HEAD" });
        expect(answer.headers.get("location")).toBe(`${SITE}/welcome/?ref=${minas}`);
      }
    });

    it("leads on all the same where the code is good for nothing, and counts nothing", async () => {
      for (const code of [UNKNOWN, over, "no-code-at-all"]) {
        const answer = await ask(`/r/${code}`, { headers: NAVIGATION });
        expect([answer.status, answer.headers.get("location")]).toEqual([
          303,
          `${SITE}/welcome/?ref=${code}`,
        ]);
      }
      const counted = await addMember(test.server);
      await ask(`/r/${counted}`, { headers: NAVIGATION });
      await expect.poll(() => clicks(counted), { timeout: 20_000 }).toHaveLength(1);
      for (const code of [UNKNOWN, over]) expect(await clicks(code)).toEqual([]);
    });

    it("leads to a page that it names, if that is the site's own", async () => {
      const to = async (next: string) => {
        const path = `/r/${minas}?next=${encodeURIComponent(next)}`;
        return (await ask(path, { method: "HEAD" })).headers.get("location");
      };
      expect(await to("/tea/?colour=green#top")).toBe(`${SITE}/tea/?colour=green&ref=${minas}#top`);
      expect(await to("https://blog.nuri.example/a")).toBe(
        `https://blog.nuri.example/a?ref=${minas}`,
      );
      for (const elsewhere of [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        `/_stagelight/r/${minas}`,
      ]) {
        expect(await to(elsewhere), elsewhere).toBe(`${SITE}/welcome/?ref=${minas}`);
      }
    });

    it("is counted for nobody but who goes to a page", async () => {
      const code = await addMember(test.server);
      for (const headers of [
        { "sec-fetch-dest": "iframe", "sec-fetch-mode": "navigate" },
        { "sec-fetch-dest": "image", "sec-fetch-mode": "no-cors" },
        { "sec-fetch-dest": "empty", "sec-fetch-mode": "cors" },
        { "sec-fetch-dest": "script", "sec-fetch-mode": "no-cors" },
        { ...NAVIGATION, "sec-purpose": "prefetch" },
        { ...NAVIGATION, "sec-purpose": "prefetch;prerender" },
        { ...NAVIGATION, purpose: "prefetch" },
        { ...NAVIGATION, "user-agent": "facebookexternalhit/1.1" },
      ]) {
        const answer = await ask(`/r/${code}`, { headers });
        expect(answer.status).toBe(303);
      }
      await ask(`/r/${code}`, { method: "HEAD", headers: NAVIGATION });
      // A browser that says nothing of it.
      await ask(`/r/${code}`, { address: "203.0.113.200" });
      await expect
        .poll(() => clicks(code), { timeout: 20_000 })
        .toMatchObject([{ network: "203.0.113.0" }]);
    });
  });

  describe("what a code is good for", () => {
    it("is told in the language that is asked for, with the name of who agreed to that", async () => {
      const tell = async (code: string, locale = "") =>
        (await ask(`/v1/referral/codes/${code}${locale && `?locale=${locale}`}`)).json();
      expect(await tell(minas, "ko")).toEqual({
        program: "friends",
        gift: "첫 주문 10% 할인",
        name: "Mina",
      });
      expect(await tell(hidden)).toEqual({
        program: "friends",
        gift: "10% off your first order",
      });
    });

    it("does not show whether a code was ever there", async () => {
      const left = await addMember(test.server, { program: "gone" });
      const answers = await Promise.all(
        [UNKNOWN, over, left, "short", "no%20code", "ILOU!"].map(async (code) => {
          const answer = await ask(`/v1/referral/codes/${code}`);
          return JSON.stringify([answer.status, [...answer.headers], await answer.text()]);
        }),
      );
      expect(new Set(answers).size).toBe(1);
      expect(answers[0]).toContain("code-unknown");
    });

    it("is not told to who tries too many", async () => {
      const statuses: number[] = [];
      for (let tries = 0; tries < 40; tries++) {
        const code = UNKNOWN.replace("ABC", String(100 + tries));
        const { status } = await ask(`/v1/referral/codes/${code}`, { address: "203.0.113.9" });
        statuses.push(status);
      }
      expect(statuses.indexOf(429)).toBe(30);
      // A right one, too, until the minute is over.
      const { status } = await ask(`/v1/referral/codes/${minas}`, { address: "203.0.113.9" });
      expect(status).toBe(429);
      expect((await ask(`/v1/referral/codes/${minas}`)).status).toBe(200);
    });
  });

  describe("a visit that may be remembered", () => {
    const at = (daysAgo: number) => new Date(Date.now() - daysAgo * DAY).toISOString();
    const visit = (code: string, daysAgo = 0, headers: Record<string, string> = SAME) =>
      ask("/v1/referral/touches", {
        body: { consent: true, code, at: at(daysAgo) },
        headers,
      });
    const cookieOf = (answer: Response) =>
      /__Host-stagelight-referral=[^;]*/.exec(answer.headers.get("set-cookie") ?? "")?.[0];

    it("is kept of a proven visitor, the first time and the last, and in a cookie", async () => {
      const secret = newVisitorSecret();
      const headers = { ...SAME, authorization: `Bearer ${secret}` };
      const answer = await visit(minas, 3, headers);
      expect([answer.status, await answer.json()]).toEqual([200, { success: true }]);
      const set = answer.headers.get("set-cookie") ?? "";
      expect(set).toMatch(/; Path=\/; Max-Age=\d+; Secure; HttpOnly; SameSite=Lax$/);
      // 30 days behind the visit.
      expect(Number(/Max-Age=(\d+)/.exec(set)![1]) / 86_400).toBeCloseTo(27, 1);
      await visit(minas, 1, headers);
      await visit(minas, 2, headers);
      const [touch, ...others] = await touches(visitorIdOf(secret));
      expect(others).toEqual([]);
      expect(touch).toMatchObject({ program: "friends", code: minas });
      expect((Date.now() - touch!.first_at) / DAY).toBeCloseTo(3, 1);
      expect((Date.now() - touch!.at) / DAY).toBeCloseTo(1, 1);
    });

    it("goes from the cookie to the visitor who is proven later", async () => {
      const first = cookieOf(await visit(minas, 2))!;
      const secret = newVisitorSecret();
      const headers = { ...SAME, cookie: first, authorization: `Bearer ${secret}` };
      const second = cookieOf(await visit(hidden, 0, headers));
      expect((await touches(visitorIdOf(secret))).map(({ code }) => code)).toEqual([minas, hidden]);
      expect(second!.length).toBeLessThan(600);
    });

    it("is forgotten when it is taken back, and with Global Privacy Control", async () => {
      for (const refusing of [
        { body: { consent: false }, headers: {} },
        {
          body: { consent: true, code: minas, at: new Date().toISOString() },
          headers: { "sec-gpc": "1" },
        },
      ]) {
        const secret = newVisitorSecret();
        const headers = { ...SAME, authorization: `Bearer ${secret}` };
        await visit(minas, 1, headers);
        expect(await touches(visitorIdOf(secret))).toHaveLength(1);
        const answer = await ask("/v1/referral/touches", {
          body: refusing.body,
          headers: { ...headers, ...refusing.headers },
        });
        expect(answer.headers.get("set-cookie")).toContain("Max-Age=0");
        expect(await touches(visitorIdOf(secret))).toEqual([]);
      }
    });

    it("is forgotten with everything else that the visitor takes back", async () => {
      const secret = newVisitorSecret();
      const headers = { ...SAME, authorization: `Bearer ${secret}` };
      await visit(minas, 1, headers);
      const reset = await ask("/v1/forget?reset", { method: "POST", headers });
      expect(reset.headers.getSetCookie().join()).toContain("__Host-stagelight-referral=;");
      expect(await touches(visitorIdOf(secret))).toHaveLength(1);
      await ask("/v1/forget", { method: "POST", headers });
      expect(await touches(visitorIdOf(secret))).toEqual([]);
    });

    it("is that of a newsletter's form, as are the form's page and what it says", async () => {
      const cookie = cookieOf(await visit(minas, 1))!;
      const { read } = test.server.services.store;
      const codeBy = async (form: object, headers: Record<string, string>) => {
        const email = `jun-${++calls}@tea.example`;
        await ask("/v1/newsletter", { body: { email, began: 5_000, ...form }, headers });
        const row = await read
          .selectFrom("sign_up")
          .select(["referral_code", "referral_by"])
          .where("address", "=", email)
          .executeTakeFirstOrThrow();
        return row.referral_code && [row.referral_code, row.referral_by];
      };
      expect(await codeBy({}, { ...SAME, cookie })).toEqual([minas, "cookie"]);
      // A cookie is not asked of pages elsewhere.
      expect(await codeBy({}, { cookie, origin: "https://blog.nuri.example" })).toBeNull();
      const page = `${SITE}/tea/?ref=${hidden}`;
      expect(await codeBy({ page }, { ...SAME, cookie })).toEqual([hidden, "link"]);
      const referral = hidden.toLowerCase();
      expect(await codeBy({ referral }, { ...SAME, cookie })).toEqual([hidden, null]);
      const told = await codeBy({ referral, referralBy: "link" }, { ...SAME, cookie });
      expect(told).toEqual([hidden, "link"]);
      expect(await codeBy({ referral: "nonsense" }, SAME)).toBeNull();
    });

    it("sets no cookie for pages of another origin, and is refused to those of others", async () => {
      const blog = { origin: "https://blog.nuri.example", "sec-fetch-site": "same-site" };
      const answer = await visit(minas, 0, blog);
      expect([answer.status, answer.headers.has("set-cookie")]).toEqual([200, false]);
      const evil = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
      expect((await visit(minas, 0, evil)).status).toBe(403);
    });

    it("is taken for no code that counts no more, and neither from the future nor long ago", async () => {
      expect((await visit(over)).status).toBe(404);
      const secret = newVisitorSecret();
      const headers = { ...SAME, authorization: `Bearer ${secret}` };
      await visit(minas, -400, headers);
      const [touch] = await touches(visitorIdOf(secret));
      expect(touch!.at).toBeLessThanOrEqual(Date.now());
      const late = newVisitorSecret();
      await visit(minas, 25, { ...SAME, authorization: `Bearer ${late}` });
      const [told] = await touches(visitorIdOf(late));
      expect((Date.now() - told!.first_at) / DAY).toBeCloseTo(3, 1);
    });

    it("is refused with a word on what is wrong", async () => {
      const answer = await ask("/v1/referral/touches", { body: { consent: true }, headers: SAME });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ code: "body-invalid" });
    });
  });
});
