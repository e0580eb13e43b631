import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { BASE } from "../../http/test-server.ts";
import { unsubscribeLink } from "../../mail/unsubscribe/token.ts";
import {
  type TestSubscriber,
  testSubscriber,
  type TestSubscribers,
  testSubscribers,
} from "./test-subscriber.ts";

const DAY = 86_400_000;

describe.each(["sqlite", "postgres"] as const)(
  "the preference centre, on %s",
  { timeout: 60_000 },
  (kind) => {
    let test: TestSubscribers;
    let mina: TestSubscriber;
    beforeAll(async () => {
      test = await testSubscribers(kind);
    }, 60_000);
    afterAll(() => test.close());
    beforeEach(async () => {
      mina = await testSubscriber(test);
    });

    it("shows what somebody gets, without the address, and changes nothing", async () => {
      for (const method of ["GET", "HEAD", "GET"]) {
        expect((await test.server.fetch(new Request(mina.link(), { method }))).status).toBe(200);
      }
      const page = await (await mina.ask(mina.link())).text();
      expect(page).not.toContain(mina.email);
      expect(page).toContain("m•••@tea.example");
      expect(page).toContain("Mina &#60;b&#62;Kim");
      expect(page).toMatch(/value="tea" checked/);
      expect(page).toMatch(/value="fairs">/);
      expect(page).toMatch(/value="green" checked/);
      expect(page).toMatch(/value="as-listed" checked/);
      expect(await mina.receipts()).toEqual([]);
      expect(await mina.events()).toEqual([]);
    });

    it("keeps a change, with a receipt and events, and says it again without any", async () => {
      const change = {
        action: "save",
        lists: ["tea", "fairs"],
        name: "미나",
        "fields.teas": ["black", "green"],
        "fields.cups": "3",
        frequency: "monthly",
        locale: "ko",
      };
      const answer = await mina.post(change);
      expect(answer.status).toBe(200);
      const page = await answer.text();
      expect(page).toContain('<html lang="ko">');
      expect(page).toContain("저장했습니다");
      expect(await mina.lists()).toEqual({ fairs: "confirmed", tea: "confirmed", ware: "left" });
      expect(await mina.suppressions()).toEqual(["list:ware"]);
      const { name, fields, frequency, locale } = (await mina.subscriber())!;
      expect([name, frequency, locale]).toEqual(["미나", "monthly", "ko"]);
      // What the form does not ask for is still there.
      expect(JSON.parse(fields)).toEqual({ teas: ["black", "green"], old: "kept", cups: 3 });
      expect(await mina.receipts()).toEqual([
        ["changed", [], null, null, "preferences"],
        ["confirmed", ["fairs"], "I agree to mail.", "7", "preferences"],
        ["left", ["ware"], null, null, "preferences"],
      ]);
      expect(await mina.events()).toMatchObject([
        {
          type: "identify",
          traits: { email: mina.email, name: "미나", interests: ["black", "green"] },
        },
        { event: "Newsletter Unsubscribed", properties: { lists: ["ware"] } },
        { event: "Newsletter Subscribed", properties: { lists: ["fairs"] } },
        {
          event: "Newsletter Preferences Changed",
          properties: { frequency: "monthly", language: "ko" },
        },
      ]);
      await mina.post(change);
      expect(await mina.receipts()).toHaveLength(3);
      expect(await mina.events()).toHaveLength(4);
      // What is emptied is empty.
      await mina.post({ action: "save", lists: ["tea", "fairs"], name: "" });
      const emptied = (await mina.subscriber())!;
      expect([emptied.name, emptied.frequency, JSON.parse(emptied.fields)]).toEqual([
        null,
        null,
        { old: "kept" },
      ]);
    });

    it("keeps nothing of a form that does not fit, and shows what was written", async () => {
      const answer = await mina.post({
        action: "save",
        lists: "tea",
        name: "Mina",
        "fields.cups": "many",
      });
      expect(answer.status).toBe(400);
      const page = await answer.text();
      expect(page).toContain('role="alert"');
      expect(page).toContain('aria-invalid="true"');
      expect(await mina.lists()).toEqual({ tea: "confirmed", ware: "confirmed" });
      expect((await mina.post({ action: "save", lists: "unknown" })).status).toBe(400);
      expect((await mina.post({ action: "toString" })).status).toBe(400);
      expect((await mina.post({})).status).toBe(400);
      expect(await mina.receipts()).toEqual([]);
    });

    it("leaves everything, asks why afterwards, and comes back", async () => {
      const page = await (await mina.post({ action: "leave" })).text();
      expect(await mina.lists()).toEqual({ tea: "left", ware: "left" });
      expect(await mina.suppressions()).toEqual(["list:tea", "list:ware"]);
      expect(page).toContain('name="reason"');
      await mina.post({ action: "reason", reason: "too-many", more: "=1+1 " });
      const rows = await test.server.services.store.read
        .selectFrom("subscription")
        .select("reason")
        .where("subscriber_id", "=", mina.id)
        .execute();
      expect(rows).toEqual([{ reason: "too-many: =1+1" }, { reason: "too-many: =1+1" }]);
      // In the way back, and again for the one behind the reason.
      expect(page.match(/name="lists" value="(tea|ware)"/g)).toHaveLength(4);
      await mina.post({ action: "rejoin", lists: ["tea", "nothing"] });
      expect(await mina.lists()).toEqual({ tea: "confirmed", ware: "left" });
      expect(await mina.suppressions()).toEqual(["list:ware"]);
      // Ticking nothing leaves as well.
      expect(await (await mina.post({ action: "save" })).text()).toContain('name="reason"');
      expect(await mina.lists()).toEqual({ tea: "left", ware: "left" });
      expect((await mina.events()).map(({ event }) => event).filter(Boolean)).toEqual([
        "Newsletter Unsubscribed",
        "Newsletter Subscribed",
        "Newsletter Unsubscribed",
        "Newsletter Preferences Changed",
      ]);
    });

    it("gives out and erases everything, by a new link only", async () => {
      const old = Date.now() - 2 * DAY;
      for (const action of ["download", "erase", "erase-now"]) {
        const answer = await mina.post({ action }, old);
        expect(answer.headers.get("content-type")).toContain("text/html");
        expect(await answer.text()).toContain('value="send-link"');
      }
      expect(await mina.subscriber()).toBeDefined();
      await mina.post({ action: "send-link" }, old);
      await expect
        .poll(mina.mails, { timeout: 20_000 })
        .toEqual([{ mail: "newsletter-preferences", outcome: "sent" }]);
      const answer = await mina.post({ action: "download" });
      expect(answer.headers.get("content-disposition")).toBe('attachment; filename="my-data.json"');
      const data = (await answer.json()) as { tables: Record<string, unknown[]> };
      expect(data.tables["subscriber"]).toMatchObject([
        { email: mina.email, name: "Mina <b>Kim</b>" },
      ]);
      expect(data.tables["subscription"]).toHaveLength(2);
      expect(await (await mina.post({ action: "erase" })).text()).toContain('value="erase-now"');
      expect(await mina.subscriber()).toBeDefined();
      expect((await mina.post({ action: "erase-now" })).status).toBe(200);
      expect([await mina.subscriber(), await mina.lists(), await mina.receipts()]).toEqual([
        undefined,
        {},
        [],
      ]);
      expect(await mina.suppressions()).toEqual(["marketing"]);
      // And the link leads to nobody any more.
      expect(await (await mina.ask(mina.link())).text()).toContain('name="email"');
    });

    it("sends a new link to who has one, and answers everybody alike", async () => {
      const over = mina.link(Date.now() - 181 * DAY);
      const old = await mina.ask(over);
      expect(await old.text()).toContain('name="email"');
      const wanted = (address: string) =>
        mina.send(`${BASE}/v1/newsletter/preferences/link`, { email: address });
      const known = await wanted(` ${mina.email.toUpperCase()} `);
      const unknown = await wanted("nobody@tea.example");
      expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()]);
      expect((await wanted("nobody")).status).toBe(400);
      await expect
        .poll(mina.mails, { timeout: 20_000 })
        .toEqual([{ mail: "newsletter-preferences", outcome: "sent" }]);
      for (let times = 0; times < 3; times++) await wanted(mina.email);
      expect(await mina.mails()).toHaveLength(1);
    });

    it("takes tokens of no other purpose, and is taken for none", async () => {
      const t = new URL(mina.link()).searchParams.get("t")!;
      for (const path of ["/v1/unsubscribe", "/v1/newsletter/confirm", "/v1/newsletter/refuse"]) {
        expect((await mina.send(`${BASE}${path}?t=${t}`, {})).status).toBe(404);
      }
      const other = unsubscribeLink(
        test.server.services,
        { email: mina.email, category: "marketing", language: "en" },
        Date.now(),
      );
      const foreign = new URL(other).searchParams.get("t")!;
      expect(
        await (await mina.ask(`${BASE}/v1/newsletter/preferences?t=${foreign}`)).text(),
      ).toContain('name="email"');
      expect(await (await mina.ask(`${mina.link().slice(0, -2)}xx`)).text()).toContain(
        'name="email"',
      );
    });
  },
);
