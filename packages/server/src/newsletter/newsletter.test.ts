import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { canonicalEmail } from "../identity/email.ts";
import { newVisitorSecret, visitorIdOf, writeVisitorCookie } from "../keys/visitor-secret.ts";
import { SITE } from "../http/test-server.ts";
import { recordKeys, suppressionHash } from "../privacy/suppression.ts";
import type {
  ConsentReceiptTable,
  SignUpTable,
  SubscriberTable,
  SubscriptionTable,
} from "../store/newsletter-tables.ts";
import { type TestNewsletter, testNewsletter } from "./test-newsletter.ts";

const DAY = 86_400_000;
const FORM = "application/x-www-form-urlencoded";

describe.each(["sqlite", "postgres"] as const)(
  "the newsletter on %s",
  { timeout: 60_000 },
  (kind) => {
    let test: TestNewsletter;
    let people = 0;
    let email: string;
    beforeAll(async () => {
      test = await testNewsletter(kind);
    }, 60_000);
    afterAll(() => test.close());
    beforeEach(() => {
      email = `mina-${++people}@tea.example`;
    });

    const confirmLink = (mails?: number) => test.linkIn(email, "/v1/newsletter/confirm", mails);
    const subscriber = async (of = email) =>
      (await test.rows<SubscriberTable>("subscriber")).find(
        (row) => row.email === canonicalEmail(of),
      );
    const of = async <Row extends { subscriber_id: string }>(table: string): Promise<Row[]> => {
      const id = (await subscriber())?.id;
      return (await test.rows<Row>(table)).filter((row) => row.subscriber_id === id);
    };
    const listsOf = async () =>
      (await of<SubscriptionTable>("subscription"))
        .map(({ list, state }) => `${list} ${state}`)
        .sort();
    const receipts = async () =>
      (await of<ConsentReceiptTable>("consent_receipt")).toSorted((a, b) => a.at - b.at);
    const said = async (name: string) =>
      (await test.server.services.store.read.selectFrom("log").selectAll().execute())
        .map(({ body, trust }) => ({ ...(JSON.parse(body) as Record<string, unknown>), trust }))
        .filter((event) => JSON.stringify(event).includes(email))
        .filter((event) => (event as { event?: string }).event === name);

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
      expect(await subscriber()).toMatchObject({ name: null, fields: "{}", confirmed_at: null });
      expect(await listsOf()).toEqual([]);
      expect(await receipts()).toMatchObject([
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

      const link = await confirmLink();
      const mail = (await test.mailsTo(email))[0]!.text;
      expect(mail).not.toMatch(/Mina|green-tea|discount/);
      expect(mail).toContain("/v1/newsletter/refuse?t=");
      const confirmed = await test.ask(link, { method: "POST", address: "192.0.2.200" });
      expect(confirmed.status).toBe(200);
      expect(await confirmed.text()).toContain("Welcome, Mina");
      expect(await listsOf()).toEqual(["tea confirmed"]);
      expect(await subscriber()).toMatchObject({
        name: "Mina",
        fields: '{"teas":["green-tea"],"cups":3}',
        locale: "en",
      });
      expect(await receipts()).toMatchObject([
        { action: "asked" },
        { action: "confirmed", wording: "Nuri Tea may write to me.", address: "192.0.2.0" },
      ]);
      // Again is no mistake, and nothing happens again.
      const again = await test.ask(link, { method: "POST" });
      expect([again.status, await again.text()]).toEqual([200, expect.stringContaining("already")]);
      expect(await receipts()).toHaveLength(2);
    });

    it("knows the person from then on, by what was proven", async () => {
      const { store } = test.server.services;
      await test.send({ email, name: "Mina", fields: { teas: ["green-tea"] } });
      await test.ask(await confirmLink(), { method: "POST" });
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
      expect(await said("Newsletter Subscribed")).toMatchObject([
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

    it("changes nothing by being looked at, and confirms in the end", async () => {
      await test.send({ email });
      const link = await confirmLink();
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
      expect(await listsOf()).toEqual([]);
      expect(await of("sign_up")).toHaveLength(1);
      expect((await test.ask(link, { method: "POST" })).status).toBe(200);
      expect(await listsOf()).toEqual(["events confirmed", "tea confirmed"]);
    });

    it("confirms by itself in the browser that has sent the form, and in no other", async () => {
      const own = { origin: SITE, "sec-fetch-site": "same-origin" };
      const answer = await test.send({ email }, { headers: own });
      const cookie = answer.headers.get("set-cookie")!;
      expect(cookie).toMatch(
        /^__Host-stagelight-newsletter=[\w-]{43}; Path=\/; Max-Age=\d+; Secure; HttpOnly; SameSite=Lax$/,
      );
      const link = await confirmLink();
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
      expect(await listsOf()).toEqual([]);
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
        await test.ask(await confirmLink(), { method: "POST", headers: { ...own, cookie } });
        await expect.poll(() => listsOf(), { timeout: 20_000 }).toHaveLength(2);
        if (typing === confirming)
          await expect.poll(() => owner(secret)).toEqual(expect.any(String));
        else expect([await owner(secret), await owner(other)]).toEqual([null, undefined]);
      }
    });

    it("answers the same for new, known and suppressed addresses", async () => {
      const { store, ring } = test.server.services;
      await test.send({ email });
      await test.ask(await confirmLink(), { method: "POST" });
      const gone = `gone-${email}`;
      const hash = suppressionHash(ring, gone);
      for (const scope of ["every", "marketing", "confirmation"] as const)
        await store.run("suppress", { hash, scope, reason: "no-such-address", now: 1 });
      const answers = [];
      for (const each of [`new-${email}`, email, gone]) {
        for (const path of ["/v1/newsletter", "/v1/newsletter/resend"]) {
          const answer = await test.ask(path, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ email: each, began: 5_000 }),
          });
          const { date: _date, ...headers } = Object.fromEntries(answer.headers);
          answers.push(JSON.stringify([answer.status, headers, await answer.text()]));
        }
      }
      expect(new Set(answers).size).toBe(1);
      expect(await test.mailsTo(gone)).toEqual([]);
    });

    it("does not let a second form change what is confirmed", async () => {
      await test.send({ email, name: "Mina", lists: ["tea"] });
      await test.ask(await confirmLink(), { method: "POST" });
      await test.send({ email, name: "Somebody Else", lists: ["events"] });
      expect(await subscriber()).toMatchObject({ name: "Mina" });
      expect(await listsOf()).toEqual(["tea confirmed"]);
    });

    it("takes the same sending once, and what the same browser adds", async () => {
      const headers = { origin: SITE, "sec-fetch-site": "same-origin" };
      const form = { email, lists: ["tea"], idempotency: `sent-once-${people}` };
      const first = await test.send(form, { headers });
      const cookie = first.headers.get("set-cookie")!.split(";")[0]!;
      await test.send(form, { headers: { ...headers, cookie } });
      await test.send(form, { headers });
      expect(await of<SignUpTable>("sign_up")).toHaveLength(1);
      expect(await receipts()).toHaveLength(1);
      await test.send(
        { email, lists: ["events"], name: "Mina" },
        { headers: { ...headers, cookie } },
      );
      await test.send({ email, name: "Not Mina" });
      await test.ask(await confirmLink(), { method: "POST" });
      expect(await listsOf()).toEqual(["events confirmed", "tea confirmed"]);
      expect(await subscriber()).toMatchObject({ name: "Mina" });
      const asked = (await test.mailsTo(email)).filter(({ text }) => text.includes("/confirm?t="));
      expect(asked).toHaveLength(1);
    });

    it("keeps no more than ten forms of one address waiting", async () => {
      for (let form = 0; form < 15; form++) expect((await test.send({ email })).status).toBe(202);
      expect(await of("sign_up")).toHaveLength(10);
    });

    it("deletes what somebody else has typed, and writes no more for thirty days", async () => {
      await test.send({ email });
      const link = await test.linkIn(email, "/v1/newsletter/refuse");
      expect(await (await test.ask(link)).text()).toContain("<button>This was not me</button>");
      const refused = await test.ask(link, { method: "POST" });
      expect([refused.status, await refused.text()]).toEqual([
        200,
        expect.stringContaining("deleted"),
      ]);
      expect(await subscriber()).toBeUndefined();
      const confirm = link.replace("/refuse?", "/confirm?");
      for (const method of ["GET", "POST"])
        expect((await test.ask(confirm, { method })).status).toBe(410);
      expect((await test.ask(link, { method: "POST" })).status).toBe(200);
      test.forward(2 * DAY);
      expect((await test.send({ email })).status).toBe(202);
      const { store, ring } = test.server.services;
      const keys = recordKeys(ring, email);
      const outcomes = () =>
        store.read
          .selectFrom("mail_record")
          .select("outcome")
          .where("address_key", "in", keys)
          .orderBy("id")
          .execute();
      await expect
        .poll(async () => (await outcomes()).map(({ outcome }) => outcome), { timeout: 20_000 })
        .toEqual(["sent", "suppressed"]);
    });

    it("who has confirmed and says that it was not them leaves the lists again", async () => {
      await test.send({ email, lists: ["tea"] });
      const link = await confirmLink();
      await test.ask(link, { method: "POST" });
      await test.ask(link.replace("/confirm?", "/refuse?"), { method: "POST" });
      expect(await listsOf()).toEqual(["tea left"]);
      expect((await receipts()).map(({ action }) => action)).toEqual([
        "asked",
        "confirmed",
        "refused",
      ]);
    });

    it("a link that has expired brings a new one", async () => {
      await test.send({ email, lists: ["tea"] });
      const link = await confirmLink();
      test.forward(7 * DAY);
      for (const method of ["GET", "POST"]) {
        const over = await test.ask(link, { method });
        const page = await over.text();
        expect([over.status, page]).toEqual([410, expect.stringContaining("expired")]);
        expect(page).toContain('action="/_stagelight/v1/newsletter/resend?t=');
      }
      expect(await listsOf()).toEqual([]);
      const sent = await test.ask(link.replace("/confirm?", "/resend?"), { method: "POST" });
      expect([sent.status, await sent.text()]).toEqual([
        200,
        expect.stringContaining("One more step"),
      ]);
      const fresh = await confirmLink(2);
      expect(fresh).not.toBe(link);
      expect((await test.ask(fresh, { method: "POST" })).status).toBe(200);
      expect(await listsOf()).toEqual(["tea confirmed"]);
    });

    it("erasing a person leaves nothing, and its links do nothing", async () => {
      await test.send({ email, name: "Canary" });
      const link = await confirmLink();
      await test.ask(link, { method: "POST" });
      const other = `other-${email}`;
      await test.send({ email: other });
      const { store, ring, clock } = test.server.services;
      await store.run("erase", {
        email,
        suppress: suppressionHash(ring, email),
        addressKeys: recordKeys(ring, email),
        now: clock.now(),
      });
      expect(await subscriber()).toBeUndefined();
      for (const table of ["sign_up", "consent_receipt", "subscription", "mail_record", "log"])
        expect(JSON.stringify(await test.rows(table))).not.toMatch(new RegExp(`"${email}|Canary`));
      expect((await test.ask(link, { method: "POST" })).status).toBe(410);
      expect(await subscriber(other)).toBeDefined();
      // Who comes back of their own will is welcome.
      test.forward(2 * DAY);
      await test.send({ email });
      await test.ask(await confirmLink(2), { method: "POST" });
      expect(await listsOf()).toHaveLength(2);
    });
  },
);
