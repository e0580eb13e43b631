import { readConfig } from "@stagelight/core/config";
import { erasedAnswerSchema, type MeAnswer, meAnswerSchema } from "@stagelight/core/endpoints";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../../../../test/kit/database.ts";
import { identityToken } from "../../../../test/kit/identity-token.ts";
import { createServer, type StagelightServer } from "../http/server.ts";
import { newVisitorSecret, visitorIdOf, writeVisitorCookie } from "../keys/visitor-secret.ts";
import { type Saying, saying } from "../http/test-server.ts";
import { TRUST } from "../log/log.ts";

const site = "https://nuri.example";
const key = "the-secret-of-this-test-0123456789ab";
const seconds = (): number => Math.floor(Date.now() / 1000);
const bearer = (shown: string) => ({ authorization: `Bearer ${shown}` });
const DAY = 86_400_000;

const token = (claims: object) => identityToken(key, { aud: site, ...claims });

describe.each(["sqlite", "postgres"] as const)("what is held, on %s", (kind) => {
  let server: StagelightServer;
  let remove: () => Promise<unknown>;
  let say: Saying;

  beforeAll(async () => {
    const database = await testDatabase(kind);
    remove = database.remove;
    server = await createServer({
      config: readConfig({ site: { url: site }, server: {} }),
      environment: { STAGELIGHT_SECRET: key, DATABASE_URL: database.address, LOG_LEVEL: "silent" },
    });
    say = saying(server);
  }, 60_000);

  afterAll(async () => {
    await server.close();
    await remove();
  });

  /** A new browser; each call has an address of its own, so that no limit is met. */
  function browser() {
    const secret = newVisitorSecret();
    return { secret, id: visitorIdOf(secret), headers: bearer(secret) };
  }

  let calls = 0;
  async function call(path: string, headers: Record<string, string>, method = "GET") {
    const request = new Request(`${site}/_stagelight/v1/${path}`, { method, headers });
    const address = `192.0.${Math.floor(++calls / 200)}.${calls % 200}`;
    const response = await server.fetch(request, { address });
    return { response, body: (await response.json()) as Record<string, any> };
  }
  async function me(headers: Record<string, string>): Promise<MeAnswer> {
    const { response, body } = await call("me", headers);
    expect(response.status).toBe(200);
    return meAnswerSchema.parse(body);
  }
  async function erase(headers: Record<string, string>) {
    const { response, body } = await call("me/erase", headers, "POST");
    expect(response.status).toBe(200);
    return { response, erased: erasedAnswerSchema.parse(body).erased };
  }
  const messages = ({ events }: MeAnswer) => events.map(({ event }) => event["messageId"]);

  it("a browser is told all of its own, with the days on which it goes, and nothing of another", async () => {
    const [mina, juno] = [browser(), browser()];
    const context = { consent: { categoryPreferences: { analytics: true } } };
    await say(
      TRUST.hint,
      { type: "page", anonymousId: mina.id, context },
      { type: "identify", anonymousId: mina.id, traits: { email: "mina@tea.example" } },
      { type: "page", anonymousId: juno.id, properties: { note: `not of "${mina.id}"` } },
    );
    await say(TRUST.verified, { event: "Order Completed", anonymousId: mina.id });
    const held = await me(mina.headers);
    expect(held).toMatchObject({
      visitor: {
        id: mina.id,
        consent: ["analytics"],
        claims: { traits: { email: "mina@tea.example" } },
        ofPerson: false,
      },
      person: null,
      hint: { stage: "retention" },
      verified: { stage: "retention", reason: { evidence: [{ count: 1 }] } },
      moreEvents: false,
    });
    const verified = held.events.map((each) => each.verified);
    expect(verified).toEqual([true, false, false]);
    expect(held.transitions.map(({ standing }) => standing).toSorted()).toEqual([
      "hint",
      "verified",
    ]);
    expect(held.transitions[0]!.evidence).toMatchObject([{ count: 1 }]);
    const [{ receivedAt, deletedAt }] = held.events as [MeAnswer["events"][number]];
    expect(Date.parse(deletedAt) - Date.parse(receivedAt)).toBe(90 * DAY);
    expect(Date.parse(held.visitor!.deletedAt) - Date.parse(held.visitor!.lastSeen)).toBe(
      400 * DAY,
    );
    const other = await me(juno.headers);
    expect(other.events).toHaveLength(1);
    expect({ ...other, events: [] }).toMatchObject({ visitor: { id: juno.id }, transitions: [] });
    expect(JSON.stringify({ ...other, events: [] })).not.toContain(mina.id);
  });

  it("keeps its answers to the one who asked", async () => {
    const { headers, secret } = browser();
    for (const [path, method] of [
      ["me", "GET"],
      ["me/erase", "POST"],
    ] as const) {
      const { response } = await call(path, headers, method);
      expect(response.headers.get("cache-control")).toBe("private, no-store");
      expect(response.headers.get("vary")).toBe("Cookie, Authorization");
      const basic = (name: string) => `Basic ${Buffer.from(`${name}:`).toString("base64")}`;
      const cookie = `__Host-stagelight-visitor=${writeVisitorCookie(server.services.ring, site, secret, seconds())}`;
      const refused = [
        {},
        { authorization: basic("pk_stagelight") },
        { authorization: basic(key) },
        bearer(visitorIdOf(secret)),
        bearer(token({ sub: "mina", aud: "https://other.example" })),
        { cookie },
        { cookie, "sec-fetch-site": "cross-site" },
      ];
      for (const each of refused) {
        const answer = await call(path, each, method);
        expect([401, 403]).toContain(answer.response.status);
        expect(Object.keys(answer.body)).toContain("code");
      }
      const own = await call(path, { cookie, "sec-fetch-site": "same-origin" }, method);
      expect(own.response.status).toBe(200);
    }
  });

  it("an unheard-of browser is held nothing of", async () => {
    expect(await me(browser().headers)).toEqual({
      visitor: null,
      person: null,
      hint: null,
      verified: null,
      transitions: [],
      events: [],
      moreEvents: false,
      mails: [],
      orders: [],
      newsletter: [],
      referral: [],
      reviews: [],
      surveys: [],
    });
    expect((await me(bearer(token({ sub: "unheard-of" })))).person).toBeNull();
  });

  it("tells the newest of many events", async () => {
    const { id, headers } = browser();
    await say(
      TRUST.hint,
      ...Array.from({ length: 205 }, () => ({ type: "page", anonymousId: id })),
    );
    const held = await me(headers);
    expect(held.moreEvents).toBe(true);
    const said = server.services.store.status().projected;
    expect(messages(held)).toEqual(Array.from({ length: 200 }, (_, back) => `m${said - back}`));
  });

  describe("of a person with two browsers", () => {
    const proven = () => token({ sub: "hana" });
    async function hana() {
      const [phone, desk] = [browser(), browser()];
      const page = (anonymousId: string) => ({
        type: "page",
        anonymousId,
        messageId: `on-${anonymousId}`,
      });
      await say(TRUST.hint, page(phone.id), page(desk.id));
      const traits = { email: "hana@tea.example", plan: "gold" };
      for (const anonymousId of [phone.id, desk.id]) {
        await say(TRUST.verified, {
          type: "identify",
          messageId: `in-${anonymousId}`,
          userId: "hana",
          anonymousId,
          traits,
        });
      }
      await say(TRUST.verified, {
        event: "Order Completed",
        userId: "hana",
        messageId: `order-${phone.id}`,
      });
      return { phone, desk };
    }

    it("each browser is told its own, the person everything", async () => {
      const { phone, desk } = await hana();
      const held = await me(phone.headers);
      expect(held).toMatchObject({ visitor: { ofPerson: true }, person: null });
      expect(messages(held)).toEqual([`on-${phone.id}`]);
      expect(JSON.stringify(held)).not.toMatch(new RegExp(`${desk.id}|hana|gold`));
      const all = await me(bearer(proven()));
      expect(all).toMatchObject({
        visitor: null,
        person: { userIds: ["hana"], emails: ["hana@tea.example"], traits: { plan: "gold" } },
        verified: { stage: "retention" },
      });
      expect(all.person!.visitors.map(({ id }) => id).toSorted()).toEqual(
        [phone.id, desk.id].toSorted(),
      );
      expect(messages(all)).toHaveLength(5);
      expect(messages(all)[0]).toBe(`order-${phone.id}`);
      await erase(bearer(proven()));
    });

    it("a browser erases its own and no more, the person everything", async () => {
      const { phone, desk } = await hana();
      const { erased } = await erase(phone.headers);
      expect(erased).toMatchObject({ people: 1, events: 1 });
      expect((await me(phone.headers)).visitor).toBeNull();
      expect(messages(await me(desk.headers))).toEqual([`on-${desk.id}`]);
      const before = await me(bearer(proven()));
      expect(before.verified?.stage).toBe("retention");
      // Whatever the browser did, what the site's server has vouched for stays when the log is played again.
      await server.services.store.run("replay", {});
      expect((await me(bearer(proven()))).verified?.stage).toBe("retention");

      expect((await erase(bearer(proven()))).erased.people).toBeGreaterThanOrEqual(2);
      expect((await me(bearer(proven()))).person).toBeNull();
      expect((await me(desk.headers)).events).toEqual([]);
      const { read } = server.services.store;
      const rows = await read.selectFrom("log").select("body").execute();
      expect(rows.filter(({ body }) => /hana/.test(body))).toEqual([]);
    });
  });

  it("a person is told of another's gift what names them, and takes no more than that out", async () => {
    await say(
      TRUST.verified,
      { type: "identify", userId: "nari", traits: { email: "nari@tea.example" } },
      { type: "identify", userId: "giver", traits: { email: "giver@tea.example" } },
      {
        event: "Gift Sent",
        userId: "giver",
        messageId: "gift",
        properties: { to: "Nari@tea.example", price: 20 },
      },
    );
    const { events } = await me(bearer(token({ sub: "nari" })));
    expect(events[0]!.event).toEqual({
      type: "track",
      messageId: "gift",
      properties: { to: "Nari@tea.example" },
    });
    await erase(bearer(token({ sub: "nari" })));
    const left = await me(bearer(token({ sub: "giver" })));
    expect(left.events[0]!.event).toMatchObject({
      event: "Gift Sent",
      properties: { to: "erased", price: 20 },
    });
  });

  it("somebody else who used the browser before is neither shown nor erased", async () => {
    const { id, headers } = browser();
    await say(
      TRUST.verified,
      { type: "identify", userId: "first", anonymousId: id },
      { event: "Order Completed", anonymousId: id, messageId: "of-first" },
    );
    await say(TRUST.hint, { type: "page", anonymousId: id, messageId: "page-of-first" });
    await say(TRUST.verified, { type: "identify", userId: "second", anonymousId: id });
    await say(TRUST.hint, { type: "page", anonymousId: id, messageId: "page-of-second" });
    const held = await me(headers);
    expect(messages(held)).toEqual(["page-of-second"]);
    expect(held.transitions).toEqual([]);
    await erase(headers);
    const first = await me(bearer(token({ sub: "first" })));
    expect(messages(first)).toContain("page-of-first");
    expect(first.verified?.stage).toBe("retention");
  });

  it("what is erased is gone, from the cookies of this host too, and a repeat finds nothing", async () => {
    const { id, headers } = browser();
    const other = browser();
    await say(TRUST.hint, { type: "page", anonymousId: other.id });
    await say(TRUST.hint, { event: "Order Completed", anonymousId: id });
    await say(TRUST.verified, { event: "Order Completed", anonymousId: id });
    const { response, erased } = await erase({ ...headers, "sec-fetch-site": "same-origin" });
    expect(erased).toEqual({ people: 1, transitions: 2, events: 2 });
    expect(response.headers.getSetCookie().map((each) => each.split(";")[0])).toEqual([
      "__Host-stagelight-visitor=",
      "stagelight-kept=",
      "__Host-stagelight-stage=",
      "__Host-stagelight-referral=",
    ]);
    expect((await erase(headers)).erased).toEqual({ people: 0, transitions: 0, events: 0 });
    const { read } = server.services.store;
    for (const table of ["log", "visitor", "transition", "job"] as const) {
      const rows = await read.selectFrom(table).selectAll().execute();
      expect(rows.filter((row) => JSON.stringify(row).includes(id))).toEqual([]);
    }
    expect((await me(other.headers)).events).toHaveLength(1);
  });
});
