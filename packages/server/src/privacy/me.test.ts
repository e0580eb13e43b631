import type { MeAnswer } from "@stagelight/core/endpoints";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identityToken } from "../../../../test/kit/identity-token.ts";
import { visitorIdOf, writeVisitorCookie } from "../keys/visitor-secret.ts";
import { TRUST } from "../log/log.ts";
import { bearer, browser, KEY, ME_SITE, type TestMe, testMe } from "./test-me.ts";

const seconds = (): number => Math.floor(Date.now() / 1000);
const DAY = 86_400_000;

const token = (claims: object) => identityToken(KEY, { aud: ME_SITE, ...claims });

describe.each(["sqlite", "postgres"] as const)("what is held, on %s", (kind) => {
  let test: TestMe;
  beforeAll(async () => {
    test = await testMe(kind);
  }, 60_000);
  afterAll(() => test.close());

  const messages = ({ events }: MeAnswer) => events.map(({ event }) => event["messageId"]);

  it("a browser is told all of its own, with the days on which it goes, and nothing of another", async () => {
    const [mina, juno] = [browser(), browser()];
    const context = { consent: { categoryPreferences: { analytics: true } } };
    await test.say(
      TRUST.hint,
      { type: "page", anonymousId: mina.id, context },
      { type: "identify", anonymousId: mina.id, traits: { email: "mina@tea.example" } },
      { type: "page", anonymousId: juno.id, properties: { note: `not of "${mina.id}"` } },
    );
    await test.say(TRUST.verified, { event: "Order Completed", anonymousId: mina.id });
    const held = await test.me(mina.headers);
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
    const other = await test.me(juno.headers);
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
      const { response } = await test.call(path, headers, method);
      expect(response.headers.get("cache-control")).toBe("private, no-store");
      expect(response.headers.get("vary")).toBe("Cookie, Authorization");
      const basic = (name: string) => `Basic ${Buffer.from(`${name}:`).toString("base64")}`;
      const cookie = `__Host-stagelight-visitor=${writeVisitorCookie(test.server.services.ring, ME_SITE, secret, seconds())}`;
      const refused = [
        {},
        { authorization: basic("pk_stagelight") },
        { authorization: basic(KEY) },
        bearer(visitorIdOf(secret)),
        bearer(token({ sub: "mina", aud: "https://other.example" })),
        { cookie },
        { cookie, "sec-fetch-site": "cross-site" },
      ];
      for (const each of refused) {
        const answer = await test.call(path, each, method);
        expect([401, 403]).toContain(answer.response.status);
        expect(Object.keys(answer.body)).toContain("code");
      }
      const own = await test.call(path, { cookie, "sec-fetch-site": "same-origin" }, method);
      expect(own.response.status).toBe(200);
    }
  });

  it("an unheard-of browser is held nothing of", async () => {
    expect(await test.me(browser().headers)).toEqual({
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
      chats: [],
    });
    expect((await test.me(bearer(token({ sub: "unheard-of" })))).person).toBeNull();
  });

  it("tells the newest of many events", async () => {
    const { id, headers } = browser();
    await test.say(
      TRUST.hint,
      ...Array.from({ length: 205 }, () => ({ type: "page", anonymousId: id })),
    );
    const held = await test.me(headers);
    expect(held.moreEvents).toBe(true);
    const said = test.server.services.store.status().projected;
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
      await test.say(TRUST.hint, page(phone.id), page(desk.id));
      const traits = { email: "hana@tea.example", plan: "gold" };
      for (const anonymousId of [phone.id, desk.id]) {
        await test.say(TRUST.verified, {
          type: "identify",
          messageId: `in-${anonymousId}`,
          userId: "hana",
          anonymousId,
          traits,
        });
      }
      await test.say(TRUST.verified, {
        event: "Order Completed",
        userId: "hana",
        messageId: `order-${phone.id}`,
      });
      return { phone, desk };
    }

    it("each browser is told its own, the person everything", async () => {
      const { phone, desk } = await hana();
      const held = await test.me(phone.headers);
      expect(held).toMatchObject({ visitor: { ofPerson: true }, person: null });
      expect(messages(held)).toEqual([`on-${phone.id}`]);
      expect(JSON.stringify(held)).not.toMatch(new RegExp(`${desk.id}|hana|gold`));
      const all = await test.me(bearer(proven()));
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
      await test.erase(bearer(proven()));
    });

    it("a browser erases its own and no more, the person everything", async () => {
      const { phone, desk } = await hana();
      const { erased } = await test.erase(phone.headers);
      expect(erased).toMatchObject({ people: 1, events: 1 });
      expect((await test.me(phone.headers)).visitor).toBeNull();
      expect(messages(await test.me(desk.headers))).toEqual([`on-${desk.id}`]);
      const before = await test.me(bearer(proven()));
      expect(before.verified?.stage).toBe("retention");
      // Whatever the browser did, what the site's server has vouched for stays when the log is played again.
      await test.server.services.store.run("replay", {});
      expect((await test.me(bearer(proven()))).verified?.stage).toBe("retention");

      expect((await test.erase(bearer(proven()))).erased.people).toBeGreaterThanOrEqual(2);
      expect((await test.me(bearer(proven()))).person).toBeNull();
      expect((await test.me(desk.headers)).events).toEqual([]);
      const { read } = test.server.services.store;
      const rows = await read.selectFrom("log").select("body").execute();
      expect(rows.filter(({ body }) => /hana/.test(body))).toEqual([]);
    });
  });

  it("a person is told of another's gift what names them, and takes no more than that out", async () => {
    await test.say(
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
    const { events } = await test.me(bearer(token({ sub: "nari" })));
    expect(events[0]!.event).toEqual({
      type: "track",
      messageId: "gift",
      properties: { to: "Nari@tea.example" },
    });
    await test.erase(bearer(token({ sub: "nari" })));
    const left = await test.me(bearer(token({ sub: "giver" })));
    expect(left.events[0]!.event).toMatchObject({
      event: "Gift Sent",
      properties: { to: "erased", price: 20 },
    });
  });

  it("somebody else who used the browser before is neither shown nor erased", async () => {
    const { id, headers } = browser();
    await test.say(
      TRUST.verified,
      { type: "identify", userId: "first", anonymousId: id },
      { event: "Order Completed", anonymousId: id, messageId: "of-first" },
    );
    await test.say(TRUST.hint, { type: "page", anonymousId: id, messageId: "page-of-first" });
    await test.say(TRUST.verified, { type: "identify", userId: "second", anonymousId: id });
    await test.say(TRUST.hint, { type: "page", anonymousId: id, messageId: "page-of-second" });
    const held = await test.me(headers);
    expect(messages(held)).toEqual(["page-of-second"]);
    expect(held.transitions).toEqual([]);
    await test.erase(headers);
    const first = await test.me(bearer(token({ sub: "first" })));
    expect(messages(first)).toContain("page-of-first");
    expect(first.verified?.stage).toBe("retention");
  });

  it("what is erased is gone, from the cookies of this host too, and a repeat finds nothing", async () => {
    const { id, headers } = browser();
    const other = browser();
    await test.say(TRUST.hint, { type: "page", anonymousId: other.id });
    await test.say(TRUST.hint, { event: "Order Completed", anonymousId: id });
    await test.say(TRUST.verified, { event: "Order Completed", anonymousId: id });
    const { response, erased } = await test.erase({ ...headers, "sec-fetch-site": "same-origin" });
    expect(erased).toEqual({ people: 1, transitions: 2, events: 2 });
    expect(response.headers.getSetCookie().map((each) => each.split(";")[0])).toEqual([
      "__Host-stagelight-visitor=",
      "stagelight-kept=",
      "__Host-stagelight-stage=",
      "__Host-stagelight-referral=",
    ]);
    expect((await test.erase(headers)).erased).toEqual({ people: 0, transitions: 0, events: 0 });
    const { read } = test.server.services.store;
    for (const table of ["log", "visitor", "transition", "job"] as const) {
      const rows = await read.selectFrom(table).selectAll().execute();
      expect(rows.filter((row) => JSON.stringify(row).includes(id))).toEqual([]);
    }
    expect((await test.me(other.headers)).events).toHaveLength(1);
  });
});
