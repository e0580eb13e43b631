import { createPublicKey, randomUUID } from "node:crypto";
import { jwtVerify } from "jose";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { keyRing } from "../../keys/key-ring.ts";
import { useDatabase } from "../../store/use-database.ts";
import { sessionHash, TEAM_COOKIE } from "../../team/session.ts";
import { signedIn, type TestMember } from "../../team/test-team.ts";
import { type TestChatMail, testChatMail } from "../mail/test-chat-mail.ts";
import {
  testBrowserKeys,
  testPushService,
  type TestPushService,
} from "../../../../../test/kit/push-service.ts";
import { vapidKeys } from "./vapid.ts";

const CANARY = "Visitor's own words";
const LATER = 21_000;

describe.each(["sqlite", "postgres"] as const)(
  "the team is told that somebody waits, on %s",
  { timeout: 60_000 },
  (kind) => {
    let service: TestPushService;
    let test: TestChatMail;
    let mina: TestMember;
    beforeAll(async () => {
      service = await testPushService();
      test = await testChatMail(
        kind,
        {},
        { STAGELIGHT_ALLOW_PRIVATE: `127.0.0.1:${service.port}` },
      );
      mina = await signedIn(test.server, "owner", { name: "Mina", locale: "ko" });
      // What is done in other tests' sessions would count as somebody at the dashboard.
      if (kind === "postgres") await idle();
    }, 60_000);
    beforeEach(async () => {
      await atDashboard();
      service.answer(201);
      service.pushed.splice(0);
      test.sink.clear();
    });
    afterEach(async () => {
      const { store } = test.server.services;
      const rows = await store.read.selectFrom("push_subscription").select("id").execute();
      for (const { id } of rows) await store.run("forgetPush", { id });
      const open = await store.read.selectFrom("conversation").select("id").execute();
      for (const { id } of open) {
        await test.write({
          op: "state",
          conversation: id,
          by: { kind: "system" },
          state: "closed",
        });
      }
    });
    afterAll(async () => {
      await test.close();
      await service.close();
    });

    /** Nobody of the team has used the dashboard for a while. */
    async function idle(): Promise<void> {
      await useDatabase(test.server.settings.database, async ({ db }) => {
        await db
          .updateTable("team_session")
          .set({ seen_at: Date.now() - 600_000 })
          .execute();
      });
    }
    /** Everybody was at the dashboard a moment ago, and has left. */
    let visits = 0;
    const atDashboard = () =>
      useDatabase(test.server.settings.database, async ({ db }) => {
        await db.updateTable("team_member").set({ seen_at: ++visits }).execute();
      });
    const waiting = () => test.sink.mails.flatMap(({ to }) => to).toSorted();
    const says = (id: string, secret: string) =>
      test.ask(`/v1/chat/conversations/${id}/messages`, {
        method: "POST",
        headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
        body: JSON.stringify({ id: randomUUID(), text: CANARY }),
      });

    it("by one mail to each, until somebody has looked", async () => {
      const { id, secret } = await test.begin("hana@tea.example", { name: "Hana" });
      await test.forward(10_000);
      expect(waiting()).toEqual([]);
      await test.forward(LATER);
      expect(waiting()).toEqual([mina.email, test.agent.email].toSorted());
      const [mail] = await test.mailsTo(mina.email);
      expect(mail).toMatchObject({ subject: "채팅에서 답변을 기다려요: Hana" });
      expect(mail!.text).toContain(`/_stagelight/dashboard/inbox/${id}`);
      expect(`${mail!.text}${mail!.html}`).not.toContain("own words");
      await says(id, secret);
      await test.forward(3_600_000);
      expect(waiting()).toHaveLength(2);
      const by = { kind: "agent", member: test.agent.id };
      await test.write({ op: "read", conversation: id, by, seq: 99 });
      await atDashboard();
      await says(id, secret);
      await test.forward(LATER);
      expect(waiting()).toHaveLength(4);
    });

    it("by few mails, however many begin to wait", async () => {
      for (let begun = 0; begun < 12; begun++) await test.begin("flood@tea.example");
      await test.forward(LATER);
      await test.begin("flood@tea.example");
      await test.forward(LATER);
      // The hours of a mail may change in between.
      expect(waiting().length).toBeLessThanOrEqual(4);
      await atDashboard();
      await test.begin("hana@tea.example");
      const before = waiting().length;
      await test.forward(LATER);
      expect(waiting().length).toBe(before + 2);
    });

    it("whom it is assigned to alone, and nobody once it is answered", async () => {
      const { id } = await test.begin("hana@tea.example");
      await test.write({ op: "assign", conversation: id, by: { kind: "system" }, member: mina.id });
      await test.forward(LATER);
      expect(waiting()).toEqual([mina.email]);
      await atDashboard();
      const other = await test.begin("hana@tea.example");
      await test.answer(other.id, "Hello!");
      await test.forward(LATER);
      expect(waiting()).toEqual([mina.email]);
    });

    it("nobody while the inbox is open", async () => {
      const { hub } = test.server.services.chat;
      const listener = { hear() {} } as unknown as Parameters<typeof hub.listenToAll>[0];
      const end = hub.listenToAll(listener);
      await test.begin("hana@tea.example");
      await test.forward(LATER);
      expect(waiting()).toEqual([]);
      end();
      await test.forward(1_000);
      expect(waiting()).toHaveLength(2);
    });

    /** A browser of a member's that wants to be told. */
    async function subscribed(member: TestMember, more: object = {}) {
      const keys = testBrowserKeys();
      const { services } = test.server;
      const [, secret = ""] = new RegExp(`${TEAM_COOKIE}=([^;]+)`).exec(member.headers["cookie"]!)!;
      const [pair] = vapidKeys(services.ring);
      const { p256dh, auth } = keys;
      const path = `/${randomUUID()}`;
      await services.store.run("keepPush", {
        id: randomUUID(),
        member_id: member.id,
        endpoint: `http://127.0.0.1:${service.port}${path}`,
        keys: JSON.stringify({
          p256dh,
          auth,
          key: pair!.publicKey,
          session: sessionHash(secret),
          ...more,
        }),
        created_at: services.clock.now(),
      });
      return { keys, path };
    }

    it("by the browsers that want it, in place of a mail, without a word of the visitor's", async () => {
      const { keys, path } = await subscribed(mina);
      const { id } = await test.begin("hana@tea.example", { name: "Hana" });
      await test.forward(LATER);
      expect(waiting()).toEqual([test.agent.email]);
      const [push, ...more] = service.pushed;
      expect(more).toEqual([]);
      expect(push).toMatchObject({
        path,
        headers: { ttl: "3600", urgency: "high", "content-encoding": "aes128gcm" },
      });
      expect(keys.read(push!.body)).toEqual({
        title: "Nuri Tea",
        body: "채팅에서 답변을 기다려요: Hana",
        url: `https://nuri.example/_stagelight/dashboard/inbox/${id}`,
        tag: id,
      });
      const [, token = "", key = ""] =
        /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(push!.headers.authorization!) ?? [];
      const point = Buffer.from(key, "base64url");
      const { payload } = await jwtVerify(
        token,
        createPublicKey({
          format: "jwk",
          key: {
            kty: "EC",
            crv: "P-256",
            x: point.subarray(1, 33).toString("base64url"),
            y: point.subarray(33).toString("base64url"),
          },
        }),
        { algorithms: ["ES256"], audience: `http://127.0.0.1:${service.port}` },
      );
      expect(payload.sub).toBe("mailto:hello@nuri.example");
      expect(key).toBe(vapidKeys(test.server.services.ring)[0]!.publicKey);
    });

    it("by one push of a browser for all who wait, and the next not before a minute", async () => {
      const first = await subscribed(mina);
      const second = await subscribed(mina);
      const bodies = () =>
        service.pushed.map(({ path, body }) => {
          const { keys } = path === first.path ? first : second;
          return `${path} ${(keys.read(body) as { body: string }).body}`;
        });
      const both = (body: string) => [first.path, second.path].map((path) => `${path} ${body}`);
      for (let begun = 0; begun < 20; begun++) await test.begin("hana@tea.example");
      await test.forward(LATER);
      expect(bodies().toSorted()).toEqual(
        both("채팅에서 답변을 기다리는 분이 20명 있어요.").toSorted(),
      );
      service.pushed.splice(0);
      await test.begin("hana@tea.example");
      await test.forward(LATER);
      await test.begin("hana@tea.example");
      await test.forward(LATER);
      expect(service.pushed).toEqual([]);
      // The minute is over: those of the time in between are in what comes now, and nobody is told of twice.
      await test.forward(LATER);
      expect(bodies().toSorted()).toEqual(
        both("채팅에서 답변을 기다리는 분이 22명 있어요.").toSorted(),
      );
      service.pushed.splice(0);
      for (let minutes = 0; minutes < 3; minutes++) await test.forward(61_000);
      expect(service.pushed).toEqual([]);
      await test.begin("hana@tea.example");
      await test.forward(LATER);
      expect(service.pushed).toHaveLength(2);
    });

    it.each([
      ["has gone", 410, {}],
      ["is refused", 400, {}],
    ])("by mail where a browser %s", async (_, status) => {
      await subscribed(mina);
      service.answer(status);
      await test.begin("hana@tea.example");
      await test.forward(LATER);
      expect(waiting()).toEqual([mina.email, test.agent.email].toSorted());
      const left = await test.server.services.store.read
        .selectFrom("push_subscription")
        .select("id")
        .execute();
      expect(left).toHaveLength(status === 410 ? 0 : 1);
    });

    it("by mail where the session has ended, or the secret of then is known no more", async () => {
      await subscribed(mina, { session: "ended" });
      await subscribed(test.agent, { key: vapidKeys(keyRing(["x".repeat(32)]))[0]!.publicKey });
      await test.begin("hana@tea.example");
      await test.forward(LATER);
      expect(service.pushed).toEqual([]);
      expect(waiting()).toEqual([mina.email, test.agent.email].toSorted());
    });

    it("browsers are asked for by their member, with the server's key", async () => {
      const call = (member: TestMember, path = "", body?: object) =>
        test.ask(`/dashboard/api/push${path}`, {
          method: body ? "POST" : "GET",
          headers: { ...member.headers, ...(body && { "content-type": "application/json" }) },
          ...(body && { body: JSON.stringify(body) }),
        });
      const { key } = (await (await call(mina)).json()) as { key: string };
      expect(Buffer.from(key, "base64url")).toHaveLength(65);
      const { p256dh, auth } = testBrowserKeys();
      const endpoint = "https://push.example/one";
      const good = { endpoint, keys: { p256dh, auth }, key };
      for (const wrong of [
        { ...good, endpoint: "http://push.example/one" },
        { ...good, endpoint: "javascript:alert(1)" },
        { ...good, keys: { p256dh: auth, auth } },
        { ...good, keys: { p256dh, auth: p256dh } },
        { ...good, key: p256dh },
      ]) {
        expect((await call(mina, "", wrong)).status).toBe(400);
      }
      expect((await call(mina, "", good)).status).toBe(200);
      const known = async (member: TestMember) =>
        ((await (await call(member)).json()) as { subscribed: string[] }).subscribed;
      expect(await known(mina)).toEqual([endpoint]);
      await call(test.agent, "/off", { endpoint });
      expect(await known(mina)).toEqual([endpoint]);
      // Whoever signs in there next is told, and nobody else.
      await call(test.agent, "", good);
      expect([await known(mina), await known(test.agent)]).toEqual([[], [endpoint]]);
      await call(test.agent, "/off", { endpoint });
      expect(await known(test.agent)).toEqual([]);
      if (kind === "postgres") await idle();
    });
  },
);
