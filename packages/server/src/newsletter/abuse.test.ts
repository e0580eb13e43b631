import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SITE } from "../http/test-server.ts";
import { newVisitorSecret, visitorIdOf, writeVisitorCookie } from "../keys/visitor-secret.ts";
import { unsubscribeLink } from "../mail/unsubscribe/token.ts";
import { recordKeys } from "../privacy/suppression.ts";
import type { SubscriberTable, SubscriptionTable } from "../store/newsletter-tables.ts";
import { exportPeople } from "./csv/export-people.ts";
import { preferencesLink } from "./preferences/token.ts";
import { type TestNewsletter, testNewsletter } from "./test-newsletter.ts";

const DAY = 86_400_000;
const FORM = { "content-type": "application/x-www-form-urlencoded" };
const JSON_TYPE = { "content-type": "application/json" };
const OWN_PAGE = { origin: SITE, "sec-fetch-site": "same-origin" };

describe.each(["sqlite", "postgres"] as const)(
  "the newsletter in bad hands, on %s",
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
      email = `lina-${++people}@tea.example`;
    });

    const post = (path: string, form: Record<string, string> = {}, headers: object = {}) =>
      test.ask(path, {
        method: "POST",
        headers: { ...FORM, ...headers },
        body: new URLSearchParams(form).toString(),
      });
    const confirmLink = () => test.linkIn(email, "/v1/newsletter/confirm");
    const subscribe = async (form: object = {}) => {
      await test.send({ email, ...form });
      const link = await confirmLink();
      await post(link);
      return link;
    };
    const subscriber = async (of = email) =>
      (await test.rows<SubscriberTable>("subscriber")).find((row) => row.email === of);
    const listsOf = async () => {
      const id = (await subscriber())?.id;
      return (await test.rows<SubscriptionTable>("subscription"))
        .filter((row) => row.subscriber_id === id)
        .map(({ list, state }) => `${list} ${state}`)
        .sort();
    };
    const told = async () =>
      (await test.server.services.store.read.selectFrom("log").select("body").execute())
        .map(({ body }) => JSON.parse(body) as { event?: string })
        .filter((event) => JSON.stringify(event).includes(email))
        .flatMap(({ event }) => event ?? []);
    const centre = async () => {
      const { id } = (await subscriber())!;
      const about = { subscriber: id, language: "en", sentAt: test.server.services.clock.now() };
      return preferencesLink(test.server.services, about).replace(/^https?:\/\/[^/]+/, SITE);
    };

    it("a browser that has not sent the form belongs to nobody by pressing a stranger's button", async () => {
      const { ring, store } = test.server.services;
      const secret = newVisitorSecret();
      const id = visitorIdOf(secret);
      const cookie = `__Host-stagelight-visitor=${writeVisitorCookie(ring, SITE, secret, Date.now() / 1000)}`;
      const saw = { type: "page", anonymousId: id, name: "canary-of-the-victim", messageId: email };
      await store.append([{ receivedAt: Date.now(), trust: 0, body: JSON.stringify(saw) }]);
      await test.send({ email });
      expect((await post(await confirmLink(), {}, { ...OWN_PAGE, cookie })).status).toBe(200);
      expect(await listsOf()).toHaveLength(2);
      const profiles = () =>
        store.read.selectFrom("identity").selectAll().where("value", "=", email).execute();
      await expect.poll(profiles, { timeout: 20_000 }).toHaveLength(1);
      const kept = await (await post(await centre(), { action: "download" })).text();
      expect(kept).toContain(email);
      expect(kept).not.toContain("canary-of-the-victim");
      const owner = store.read.selectFrom("visitor").select("profile_id").where("id", "=", id);
      expect((await owner.executeTakeFirstOrThrow()).profile_id).toBeNull();
    });

    it("asking again does as much for who is known as for who is not", async () => {
      await subscribe();
      const waits = `waits-${email}`;
      await test.send({ email: waits });
      await test.linkIn(waits, "/v1/newsletter/confirm");
      const jobs = async () =>
        (await test.rows<{ recipient: string | null }>("job")).map((row) => row.recipient);
      const asked: string[] = [];
      for (const each of [email, waits, `nobody-${email}`]) {
        const again = { email: each, idempotency: `again-${people}-${kind}` };
        const resent = await test.ask("/v1/newsletter/resend", {
          method: "POST",
          headers: JSON_TYPE,
          body: JSON.stringify(again),
        });
        const link = await post("/v1/newsletter/preferences/link", { email: each });
        asked.push(`${resent.status} ${await resent.text()} ${link.status} ${await link.text()}`);
      }
      expect(new Set(asked).size).toBe(1);
      const outcomes = async (of: string) =>
        (
          await test.server.services.store.read
            .selectFrom("mail_record")
            .select(["mail", "outcome"])
            .where("address_key", "in", recordKeys(test.server.services.ring, of))
            .execute()
        )
          .map(({ mail, outcome }) => `${mail} ${outcome}`)
          .sort();
      // A job for each, and what it is about is seen when it is due.
      await expect
        .poll(() => outcomes(`nobody-${email}`), { timeout: 20_000 })
        .toEqual(["newsletter-confirm condition", "newsletter-preferences condition"]);
      expect(await test.mailsTo(`nobody-${email}`)).toEqual([]);
      await expect
        .poll(() => outcomes(email), { timeout: 20_000 })
        .toEqual([
          "newsletter-confirm condition",
          "newsletter-confirm sent",
          "newsletter-preferences sent",
          "newsletter-welcome sent",
        ]);
      await expect.poll(jobs, { timeout: 20_000 }).not.toContain(`nobody-${email}`);
    });

    it("a token that says nothing gets the usual answer", async () => {
      expect((await post("/v1/newsletter/resend?t=nonsense")).status).toBe(200);
      expect((await post("/v1/newsletter/resend", { t: "nonsense" })).status).toBe(200);
    });

    it("who has confirmed and says that it was not them is off the lists everywhere", async () => {
      const link = await subscribe({ lists: ["tea"] });
      await post(link.replace("/confirm?", "/refuse?"));
      expect(await listsOf()).toEqual(["tea left"]);
      expect(await told()).toEqual(["Newsletter Subscribed", "Newsletter Unsubscribed"]);
      await post(link.replace("/confirm?", "/refuse?"));
      expect(await told()).toHaveLength(2);
    });

    it("what is proven is the address that was written to, not how somebody else has typed it", async () => {
      email = `lina${people}.${kind}@gmail.com`;
      const typed = email.replace("lina", "l.ina").replace("@", "+somebody@");
      await test.send({ email: typed });
      await test.linkIn(typed, "/v1/newsletter/confirm");
      test.forward(2 * DAY);
      await subscribe();
      expect(await subscriber(typed)).toBeUndefined();
      expect(await subscriber()).toMatchObject({ email });
      expect(await told()).toContain("Newsletter Subscribed");
    });

    it("an old link takes nothing back that was not left by it", async () => {
      await subscribe();
      const { services } = test.server;
      const about = { email, category: "marketing", language: "en", lists: ["tea", "events"] };
      const link = unsubscribeLink(services, about as never, services.clock.now());
      const undo = link.replace("/unsubscribe?", "/unsubscribe/undo?");
      const [leave, back] = [link, undo].map((each) => each.replace(/^https?:\/\/[^/]+/, SITE));
      await post(leave!);
      await post(back!);
      expect(await listsOf()).toEqual(["events confirmed", "tea confirmed"]);
      test.forward(60_000);
      await post(await centre(), { action: "leave" });
      expect(await listsOf()).toEqual(["events left", "tea left"]);
      await post(back!);
      expect(await listsOf()).toEqual(["events left", "tea left"]);
    });

    it("nothing that is sent to the preference centre is a fault of the server", async () => {
      await subscribe();
      const address = await centre();
      const bodies = ['{"action":"rejoin","lists":5}', '{"action":{"toString":1}}', '{"action":1}'];
      for (const body of bodies) {
        for (const headers of [{}, JSON_TYPE, FORM]) {
          const sent = new Request(address, { method: "POST", body: Buffer.from(body), headers });
          const { status } = await test.server.fetch(sent, { address: "192.0.2.7" });
          expect(status, body).toBeLessThan(500);
        }
      }
      expect(await listsOf()).toEqual(["events confirmed", "tea confirmed"]);
    });

    it("what somebody writes on leaving makes no lines of its own in a file", async () => {
      await subscribe();
      const link = await centre();
      await post(link, { action: "leave" });
      const more = 'a\n=cmd|calc!A0\r\u2028\nforged@tea.example,Forged,en,,tea,confirmed,,"';
      await post(link, { action: "reason", more });
      const rows = (await test.rows<SubscriptionTable>("subscription")).map(({ reason }) => reason);
      expect(rows.filter((reason) => reason?.includes("forged"))).toHaveLength(2);
      expect(rows.join()).not.toMatch(/[\r\n\u2028]/);
      const old = "a\n=cmd|calc!A0\nforged@tea.example";
      const { id } = (await subscriber())!;
      await test.server.services.store.run("keepReason", {
        id,
        reason: old,
        now: test.server.services.clock.now(),
      });
      let file = "";
      const rule = { left: true, fields: [], mark: false };
      for await (const { text } of exportPeople(test.server.services.store.read, rule))
        file += text;
      expect(file).toContain("=cmd");
      for (const line of file.split(/\r\n|\r|\n/).filter(Boolean))
        expect(line).toMatch(/^(email,|[^,=]+@[^,]+,)/);
      expect(file).not.toMatch(/^(forged|=)/m);
    });

    it("signs in an address do nothing to the page that shows it", async () => {
      const page = await post("/v1/newsletter", { email: "lina$&$'@tea.example", locale: "en" });
      const text = await page.text();
      expect(text).toContain("lina$&#38;$&#39;@tea.example");
      expect(text).not.toContain("{address}");
    });
  },
);
