import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../../../../../test/kit/database.ts";
import { BASE, SITE, type TestServer, testServer } from "../../http/test-server.ts";
import { unsubscribeLink } from "../../mail/unsubscribe/token.ts";
import { recordKeys, suppressionHash } from "../../privacy/suppression.ts";
import type { Database } from "../../store/database.ts";
import { openDatabase } from "../../store/open.ts";
import { preferencesLink } from "./token.ts";

const DAY = 86_400_000;
const CONFIG = {
  site: { name: "Nuri Tea", url: SITE, locales: ["en", "ko", "zh"] },
  mail: { from: "hello@nuri.example", postalAddress: "Seoul", perDay: 10, perWeek: 10 },
  newsletter: {
    name: true,
    lists: [
      {
        id: "tea",
        name: { en: "Tea", ko: "차 소식" },
        description: "What is new",
        frequency: "weekly",
      },
      { id: "ware", name: { en: "Teaware", ko: "다기" } },
      { id: "fairs", name: "Fairs" },
    ],
    fields: [
      {
        id: "teas",
        type: "choices",
        label: "Which teas?",
        interest: true,
        choices: [
          { id: "green", label: "Green" },
          { id: "black", label: "Black" },
        ],
      },
      { id: "cups", type: "number", label: "Cups a day", required: true },
    ],
    consent: { text: { en: "I agree to mail.", ko: "메일 수신에 동의합니다." }, version: "7" },
  },
};

describe.each(["sqlite", "postgres"] as const)("the preference centre, on %s", (kind) => {
  let database: TestDatabase;
  let test: TestServer;
  /** Tests write where the server only reads. */
  let own: Database;
  let id: string;
  let email: string;
  beforeAll(async () => {
    database = await testDatabase(kind);
    test = await testServer({
      config: CONFIG,
      environment: { DATABASE_URL: database.address },
      development: true,
    });
    own = openDatabase(database.address);
  }, 60_000);
  afterAll(async () => {
    await own.close();
    await test.close();
    await database.remove();
  });
  beforeEach(async () => {
    id = randomUUID();
    email = `mina-${id.slice(0, 8)}@tea.example`;
    const now = Date.now() - 60 * DAY;
    const { db } = own;
    await db
      .insertInto("subscriber")
      .values({
        id,
        address_key: recordKeys(services().ring, email)[0]!,
        email,
        name: "Mina <b>Kim</b>",
        fields: JSON.stringify({ teas: ["green"], old: "kept" }),
        locale: "en",
        frequency: null,
        created_at: now,
        changed_at: now,
        confirmed_at: now,
      })
      .execute();
    for (const list of ["tea", "ware"]) {
      await db
        .insertInto("subscription")
        .values({ subscriber_id: id, list, state: "confirmed", at: now, reason: null })
        .execute();
    }
  });

  const services = () => test.server.services;
  const link = (sentAt = Date.now()) =>
    preferencesLink(services(), { subscriber: id, language: "en", sentAt });
  const ask = async (url: string, fields?: Record<string, string | string[]>) => {
    const body = new URLSearchParams();
    for (const [name, values] of Object.entries(fields ?? {})) {
      for (const value of [values].flat()) body.append(name, value);
    }
    const request = new Request(url, fields && { method: "POST", body });
    return test.server.fetch(request, {
      address: `198.51.100.${1 + Math.floor(Math.random() * 250)}`,
    });
  };
  const post = (fields: Record<string, string | string[]>, sentAt?: number) =>
    ask(link(sentAt), fields);
  const lists = async () =>
    Object.fromEntries(
      (
        await services()
          .store.read.selectFrom("subscription")
          .select(["list", "state"])
          .where("subscriber_id", "=", id)
          .orderBy("list")
          .execute()
      ).map(({ list, state }) => [list, state]),
    );
  const receipts = async () =>
    (
      await services()
        .store.read.selectFrom("consent_receipt")
        .selectAll()
        .where("subscriber_id", "=", id)
        .orderBy("at")
        .execute()
    ).map(({ action, lists: about, wording, version, form }) => [
      action,
      JSON.parse(about),
      wording,
      version,
      form,
    ]);
  const events = async () =>
    (await services().store.read.selectFrom("log").select("body").execute())
      .map(({ body }) => JSON.parse(body) as Record<string, unknown>)
      .filter((event) => JSON.stringify(event).includes(email));
  const subscriber = () =>
    services()
      .store.read.selectFrom("subscriber")
      .selectAll()
      .where("id", "=", id)
      .executeTakeFirst();
  const suppressions = async () =>
    (
      await services()
        .store.read.selectFrom("suppression")
        .select("scope")
        .where("hash", "=", suppressionHash(services().ring, email))
        .orderBy("scope")
        .execute()
    ).map(({ scope }) => scope);
  const job = () =>
    services()
      .store.read.selectFrom("mail_record")
      .select(["mail", "outcome"])
      .where("address_key", "in", recordKeys(services().ring, email))
      .execute();

  it("shows what somebody gets, without the address, and changes nothing", async () => {
    for (const method of ["GET", "HEAD", "GET"]) {
      expect((await test.server.fetch(new Request(link(), { method }))).status).toBe(200);
    }
    const page = await (await ask(link())).text();
    expect(page).not.toContain(email);
    expect(page).toContain("m•••@tea.example");
    expect(page).toContain("Mina &#60;b&#62;Kim");
    expect(page).toMatch(/value="tea" checked/);
    expect(page).toMatch(/value="fairs">/);
    expect(page).toMatch(/value="green" checked/);
    expect(page).toMatch(/value="as-listed" checked/);
    expect(await receipts()).toEqual([]);
    expect(await events()).toEqual([]);
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
    const answer = await post(change);
    expect(answer.status).toBe(200);
    const page = await answer.text();
    expect(page).toContain('<html lang="ko">');
    expect(page).toContain("저장했습니다");
    expect(await lists()).toEqual({ fairs: "confirmed", tea: "confirmed", ware: "left" });
    expect(await suppressions()).toEqual(["list:ware"]);
    const { name, fields, frequency, locale } = (await subscriber())!;
    expect([name, frequency, locale]).toEqual(["미나", "monthly", "ko"]);
    // What the form does not ask for is still there.
    expect(JSON.parse(fields)).toEqual({ teas: ["black", "green"], old: "kept", cups: 3 });
    expect((await receipts()).toSorted()).toEqual([
      ["changed", [], null, null, "preferences"],
      ["confirmed", ["fairs"], "I agree to mail.", "7", "preferences"],
      ["left", ["ware"], null, null, "preferences"],
    ]);
    expect(await events()).toMatchObject([
      { type: "identify", traits: { email, name: "미나", interests: ["black", "green"] } },
      { event: "Newsletter Unsubscribed", properties: { lists: ["ware"] } },
      { event: "Newsletter Subscribed", properties: { lists: ["fairs"] } },
      {
        event: "Newsletter Preferences Changed",
        properties: { frequency: "monthly", language: "ko" },
      },
    ]);
    await post(change);
    expect(await receipts()).toHaveLength(3);
    expect(await events()).toHaveLength(4);
    // What is emptied is empty.
    await post({ action: "save", lists: ["tea", "fairs"], name: "" });
    const emptied = (await subscriber())!;
    expect([emptied.name, emptied.frequency, JSON.parse(emptied.fields)]).toEqual([
      null,
      null,
      { old: "kept" },
    ]);
  });

  it("keeps nothing of a form that does not fit, and shows what was written", async () => {
    const answer = await post({
      action: "save",
      lists: "tea",
      name: "Mina",
      "fields.cups": "many",
    });
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain('role="alert"');
    expect(page).toContain('aria-invalid="true"');
    expect(await lists()).toEqual({ tea: "confirmed", ware: "confirmed" });
    expect((await post({ action: "save", lists: "unknown" })).status).toBe(400);
    expect((await post({ action: "toString" })).status).toBe(400);
    expect((await post({})).status).toBe(400);
    expect(await receipts()).toEqual([]);
  });

  it("leaves everything, asks why afterwards, and comes back", async () => {
    const page = await (await post({ action: "leave" })).text();
    expect(await lists()).toEqual({ tea: "left", ware: "left" });
    expect(await suppressions()).toEqual(["list:tea", "list:ware"]);
    expect(page).toContain('name="reason"');
    await post({ action: "reason", reason: "too-many", more: "=1+1 " });
    const rows = await services()
      .store.read.selectFrom("subscription")
      .select("reason")
      .where("subscriber_id", "=", id)
      .execute();
    expect(rows).toEqual([{ reason: "too-many: =1+1" }, { reason: "too-many: =1+1" }]);
    expect(page.match(/name="lists" value="(tea|ware)"/g)).toHaveLength(2);
    await post({ action: "rejoin", lists: ["tea", "nothing"] });
    expect(await lists()).toEqual({ tea: "confirmed", ware: "left" });
    expect(await suppressions()).toEqual(["list:ware"]);
    // Ticking nothing leaves as well.
    expect(await (await post({ action: "save" })).text()).toContain('name="reason"');
    expect(await lists()).toEqual({ tea: "left", ware: "left" });
    expect((await events()).map(({ event }) => event).filter(Boolean)).toEqual([
      "Newsletter Unsubscribed",
      "Newsletter Subscribed",
      "Newsletter Unsubscribed",
      "Newsletter Preferences Changed",
    ]);
  });

  it("gives out and erases everything, by a new link only", async () => {
    const old = Date.now() - 2 * DAY;
    for (const action of ["download", "erase", "erase-now"]) {
      const answer = await post({ action }, old);
      expect(answer.headers.get("content-type")).toContain("text/html");
      expect(await answer.text()).toContain('value="send-link"');
    }
    expect(await subscriber()).toBeDefined();
    await post({ action: "send-link" }, old);
    await expect
      .poll(job, { timeout: 20_000 })
      .toEqual([{ mail: "newsletter-preferences", outcome: "sent" }]);
    const answer = await post({ action: "download" });
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="my-data.json"');
    const data = (await answer.json()) as { tables: Record<string, unknown[]> };
    expect(data.tables["subscriber"]).toMatchObject([{ email, name: "Mina <b>Kim</b>" }]);
    expect(data.tables["subscription"]).toHaveLength(2);
    expect(await (await post({ action: "erase" })).text()).toContain('value="erase-now"');
    expect(await subscriber()).toBeDefined();
    expect((await post({ action: "erase-now" })).status).toBe(200);
    expect([await subscriber(), await lists(), await receipts()]).toEqual([undefined, {}, []]);
    expect(await suppressions()).toEqual(["marketing"]);
    // And the link leads to nobody any more.
    expect((await ask(link())).status).toBe(410);
  });

  it("sends a new link to who has one, and answers everybody alike", async () => {
    const over = link(Date.now() - 181 * DAY);
    const old = await ask(over);
    expect(old.status).toBe(410);
    expect(await old.text()).toContain('name="email"');
    const wanted = (address: string) =>
      ask(`${BASE}/v1/newsletter/preferences/link`, { email: address });
    const known = await wanted(` ${email.toUpperCase()} `);
    const unknown = await wanted("nobody@tea.example");
    expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()]);
    expect((await wanted("nobody")).status).toBe(400);
    await expect
      .poll(job, { timeout: 20_000 })
      .toEqual([{ mail: "newsletter-preferences", outcome: "sent" }]);
    for (let times = 0; times < 3; times++) await wanted(email);
    expect(await job()).toHaveLength(1);
  });

  it("takes tokens of no other purpose, and is taken for none", async () => {
    const t = new URL(link()).searchParams.get("t")!;
    for (const path of ["/v1/unsubscribe", "/v1/newsletter/confirm", "/v1/newsletter/refuse"]) {
      expect((await ask(`${BASE}${path}?t=${t}`, {})).status).toBe(404);
    }
    const other = unsubscribeLink(
      services(),
      { email, category: "marketing", language: "en" },
      Date.now(),
    );
    const foreign = new URL(other).searchParams.get("t")!;
    expect((await ask(`${BASE}/v1/newsletter/preferences?t=${foreign}`)).status).toBe(410);
    expect((await ask(`${link().slice(0, -2)}xx`)).status).toBe(410);
  });

  describe("unsubscribing by a mail's link", () => {
    const oneClick = (...of: string[]) =>
      unsubscribeLink(
        services(),
        { email, category: "marketing", language: "en", lists: of },
        Date.now(),
      );
    const click = (url: string) =>
      test.server.fetch(
        new Request(url, {
          method: "POST",
          body: "List-Unsubscribe=One-Click",
          headers: { "content-type": "application/x-www-form-urlencoded" },
        }),
        { address: "198.51.100.9" },
      );
    const undo = (url: string) => click(url.replace("/unsubscribe?", "/unsubscribe/undo?"));

    it("leaves one list and no other, and takes it back", async () => {
      const url = oneClick("tea");
      expect(await (await ask(url)).text()).toContain("Unsubscribe from Tea?");
      expect(await lists()).toEqual({ tea: "confirmed", ware: "confirmed" });
      for (let times = 0; times < 3; times++) expect((await click(url)).status).toBe(200);
      expect(await lists()).toEqual({ tea: "left", ware: "confirmed" });
      expect(await suppressions()).toEqual(["list:tea"]);
      expect(await receipts()).toEqual([["left", ["tea"], null, null, "unsubscribe"]]);
      expect((await undo(url)).status).toBe(200);
      expect(await lists()).toEqual({ tea: "confirmed", ware: "confirmed" });
      expect(await suppressions()).toEqual([]);
      expect((await events()).map(({ event }) => event)).toEqual([
        "Newsletter Unsubscribed",
        "Newsletter Subscribed",
      ]);
    });

    it("leaves all lists with all marketing, and comes back to those alone", async () => {
      await click(oneClick("ware"));
      const url = oneClick();
      await click(url);
      expect(await lists()).toEqual({ tea: "left", ware: "left" });
      expect(await suppressions()).toEqual(["list:tea", "list:ware", "marketing"]);
      await undo(url);
      expect(await lists()).toEqual({ tea: "confirmed", ware: "left" });
      expect(await suppressions()).toEqual(["list:ware"]);
    });
  });
});
