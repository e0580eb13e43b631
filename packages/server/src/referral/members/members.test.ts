import { readCode } from "@stagelight/core/referral";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SITE } from "../../http/test-server.ts";
import { newVisitorSecret, visitorIdOf } from "../../keys/visitor-secret.ts";
import { recordKeys, suppressionHash } from "../../privacy/suppression.ts";
import { type TestMembers, testMembers } from "./test-members.ts";

const DAY = 86_400_000;

describe.each(["sqlite", "postgres"] as const)(
  "members of a program on %s",
  { timeout: 60_000 },
  (kind) => {
    let test: TestMembers;
    let people = 0;
    let email: string;
    beforeAll(async () => {
      test = await testMembers(kind);
    }, 60_000);
    afterAll(() => test.close());
    beforeEach(() => {
      email = `mina-${++people}@tea.example`;
    });

    it("get a link by mail, and see it", async () => {
      const answer = await test.join({ email, name: "Mina", showName: true });
      expect([answer.status, await answer.json()]).toEqual([202, { status: "pending" }]);
      expect(await test.memberRow(email)).toMatchObject({ proven_at: null, show_name: 1 });
      expect(await test.codes(email)).toEqual([]);
      const t = await test.tokenOf(email);
      expect((await test.mailsTo(email))[0]!.text).not.toContain("10 %");
      expect(await test.said(email)).toEqual([]);
      const first = await test.post("status", { t });
      const code = first.answer.code!;
      expect(readCode(code)).toBe(code);
      expect(first).toMatchObject({
        status: 200,
        answer: {
          state: "active",
          program: "friends",
          name: "Mina",
          showName: true,
          email: "m•••@tea.example",
          friends: { clicked: 0, attributed: 0, qualified: 0 },
          next: { friends: 3, text: "20 dollars for a teapot" },
          rewards: [],
          balances: [],
          terms: { text: "Once for each friend.", version: "2026-11" },
        },
      });
      const { link, short, shareText, disclosure, qr } = first.answer;
      expect(new URL(link!).searchParams.get("ref")).toBe(code);
      expect(new URL(link!).pathname).toBe("/welcome/");
      expect(short).toMatch(new RegExp(`/_stagelight/r/${code}$`));
      expect(link).not.toContain("tea.example");
      expect(shareText).toContain("10 % off your first order");
      expect(shareText).toContain(short);
      expect(disclosure).toMatch(/reward/);
      expect(qr!.size).toBeGreaterThan(20);
      const proven = await test.memberRow(email);
      expect(proven!.proven_at).not.toBeNull();
      expect(await test.said(email)).toEqual(["identify", "Referral Program Joined"]);
      // The same again changes nothing.
      expect((await test.post("status", { t, locale: "ko" })).answer).toMatchObject({
        code,
        next: { text: "찻주전자 적립금" },
      });
      expect(await test.memberRow(email)).toEqual(proven);
      expect(await test.said(email)).toHaveLength(2);
    });

    it("new, known and suppressed addresses are answered the same, and as much is done for them", async () => {
      const { store, ring } = test.server.services;
      await test.member(email);
      const gone = `gone-${email}`;
      const hash = suppressionHash(ring, gone);
      for (const scope of ["every", "confirmation"] as const)
        await store.run("suppress", { hash, scope, reason: "no-such-address", now: 1 });
      const fresh = `new-${email}`;
      const answers = [];
      for (const each of [fresh, email, gone]) {
        const answer = await test.join({ email: each });
        const { date: _date, ...headers } = Object.fromEntries(answer.headers);
        answers.push(JSON.stringify([answer.status, headers, await answer.text()]));
      }
      expect(new Set(answers).size).toBe(1);
      const outcomes = async (of: string) =>
        (
          await store.read
            .selectFrom("mail_record")
            .select(["mail", "outcome"])
            .where("address_key", "in", recordKeys(ring, of))
            .orderBy("at")
            .execute()
        ).map(({ mail, outcome }) => `${mail} ${outcome}`);
      const told = { timeout: 20_000 };
      await expect.poll(() => outcomes(fresh), told).toEqual(["referral-link sent"]);
      await expect.poll(() => outcomes(gone), told).toEqual(["referral-link suppressed"]);
      await expect
        .poll(() => outcomes(email), told)
        .toEqual(["referral-link sent", "referral-link capped"]);
    });

    it("a form of somebody else changes nothing of a member, and brings them nothing", async () => {
      const own = `lina.${people}.${kind}@gmail.com`;
      await test.member(own, { name: "Lina" });
      const before = await test.memberRow(own);
      test.forward(2 * DAY);
      const typed = own.replace("lina.", "l.ina").replace("@", "+me@");
      await test.join({ email: typed, name: "Not Lina", showName: true, locale: "ko" });
      await test.tokenOf(own, 2);
      expect(await test.mailsTo(typed)).toEqual([]);
      expect(await test.memberRow(own)).toEqual(before);
      expect(await test.memberRow(typed.toLowerCase())).toBeUndefined();
    });

    it("one mail a day for each mailbox, whatever asks for it, and three in a month", async () => {
      const { t } = await test.member(`host-${email}`, { name: "Hana" });
      const ways = [
        () => test.join({ email }),
        () => test.join({ email, program: "colleagues" }),
        () => test.send({ email }),
        () =>
          test.ask("/v1/newsletter/resend", {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ email }),
          }),
        () => test.post("invite", { t, email }),
      ];
      const { store, ring } = test.server.services;
      const sent = async () => {
        const rows = await store.read
          .selectFrom("mail_record")
          .select("outcome")
          .where("address_key", "in", recordKeys(ring, email))
          .execute();
        return rows.filter(({ outcome }) => outcome === "sent").length;
      };
      const waiting = async () =>
        (await test.rows<{ recipient: string | null }>("job")).filter(
          ({ recipient }) => recipient === email,
        ).length;
      for (let day = 1; day <= 5; day++) {
        // Each day another way comes first.
        const today = ways.map((_, index) => ways[(index + day) % ways.length]!);
        for (const way of today) expect((await way()).status).toBe(202);
        await expect.poll(waiting, { timeout: 20_000 }).toBe(0);
        expect(await sent()).toBe(Math.min(day, 3));
        expect(await test.mailsTo(email)).toHaveLength(Math.min(day, 3));
        test.forward(1.1 * DAY);
      }
    });

    it("scanners that open a link change nothing; the button does, once", async () => {
      await test.join({ email, locale: "en" });
      const link = await test.linkIn(email, "/v1/referral/open");
      for (let scan = 0; scan < 5; scan++) {
        for (const method of ["GET", "HEAD"])
          expect((await test.ask(link, { method })).status).toBe(200);
      }
      expect(await test.memberRow(email)).toMatchObject({ proven_at: null });
      expect(await test.codes(email)).toEqual([]);
      for (let time = 0; time < 2; time++) {
        const page = await press(link, { action: "take", terms: "2026-11" });
        const [{ code } = { code: "none" }] = await test.codes(email);
        expect(await page.text()).toContain(`/r/${code}`);
      }
      expect(await test.said(email)).toEqual(["identify", "Referral Program Joined"]);
    });

    it("a browser belongs to who opens the link in it only if it has asked for it", async () => {
      const { store } = test.server.services;
      const ownerOf = async (id: string) =>
        (
          await store.read
            .selectFrom("visitor")
            .select("profile_id")
            .where("id", "=", id)
            .executeTakeFirst()
        )?.profile_id;
      const identified = () =>
        store.read.selectFrom("identity").selectAll().where("value", "=", email).execute();
      const [asking, opening] = [newVisitorSecret(), newVisitorSecret()];
      const as = (secret: string) => ({ authorization: `Bearer ${secret}` });
      await test.join({ email }, as(asking));
      await test.post("status", { t: await test.tokenOf(email) }, as(opening));
      await expect.poll(identified, { timeout: 20_000 }).toHaveLength(1);
      expect(await ownerOf(visitorIdOf(opening))).toBeUndefined();
      expect((await test.post("status", {}, as(opening))).answer.code).toBe("visitor-unknown");

      email = `own-${email}`;
      await test.join({ email }, as(asking));
      const { answer } = await test.post("status", { t: await test.tokenOf(email) }, as(asking));
      await expect.poll(() => ownerOf(visitorIdOf(asking)), { timeout: 20_000 }).toBeTruthy();
      expect((await test.post("status", {}, as(asking))).answer.code).toBe(answer.code);
    });

    it("who is known by a proven address takes a link at once, with the terms", async () => {
      const { store } = test.server.services;
      const secret = newVisitorSecret();
      const visitor = { authorization: `Bearer ${secret}` };
      expect((await test.post("status", {}, visitor)).status).toBe(401);
      const proof = {
        type: "identify",
        anonymousId: visitorIdOf(secret),
        userId: `user-${people}-${kind}`,
        traits: { email },
        messageId: `identify-${people}-${kind}`,
      };
      await store.append([{ receivedAt: Date.now(), trust: 1, body: JSON.stringify(proof) }]);
      const state = async () => (await test.post("status", {}, visitor)).answer.state;
      await expect.poll(state, { timeout: 20_000 }).toBe("none");
      expect(await test.memberRow(email)).toBeUndefined();
      const without = await test.post("status", { join: true }, visitor);
      expect(without.answer).toMatchObject({ code: "body-invalid", problems: [{ path: "terms" }] });
      const taken = { join: true, terms: { version: "2026-11" }, locale: "ko" };
      const { answer } = await test.post("status", taken, visitor);
      expect(answer).toMatchObject({ state: "active", email: "m•••@tea.example" });
      expect(await test.memberRow(email)).toMatchObject({ locale: "ko", address: email });
      expect((await test.post("status", taken, visitor)).answer.code).toBe(answer.code);
      expect(await test.mailsTo(email)).toEqual([]);
      expect(
        (await test.said(email)).filter((event) => event === "Referral Program Joined"),
      ).toHaveLength(1);
    });

    it("change their name, leave, and come back with another link", async () => {
      const { t, answer } = await test.member(email);
      expect(answer).toMatchObject({ showName: false });
      const { answer: named } = await test.post("settings", { t, name: "Mina", showName: true });
      expect(named).toMatchObject({ name: "Mina", showName: true, code: answer.code });
      expect((await test.post("settings", { t, name: "" })).answer.name).toBeUndefined();
      expect((await test.post("settings", { t, name: "x".repeat(41) })).status).toBe(400);
      expect((await test.post("leave", { t })).answer).toEqual({ status: "left" });
      expect((await test.post("leave", { t })).answer).toEqual({ status: "left" });
      const lookup = await test.ask(`/v1/referral/codes/${answer.code}`);
      expect(lookup.status).toBe(404);
      // An old mail is no wish to come back.
      const after = await test.post("status", { t });
      expect(after.answer).toMatchObject({ state: "none", showName: true });
      expect(after.answer.link).toBeUndefined();
      const back = await test.post("status", { t, join: true, terms: { version: "2026-11" } });
      expect(back.answer.state).toBe("active");
      expect(back.answer.code).not.toBe(answer.code);
    });

    it("programs that are over or unknown say so", async () => {
      const { t } = await test.member(email);
      const { answer } = await test.post("status", { t, program: "last-year" });
      expect(answer).toMatchObject({ state: "over", program: "last-year" });
      expect(answer.link).toBeUndefined();
      expect(await test.codes(email)).toHaveLength(1);
      const other = await test.post("status", { t, program: "colleagues" });
      expect(other.answer.state).toBe("none");
      const unknown = await test.post("status", { t, program: "strangers" });
      expect(unknown.answer).toMatchObject({
        code: "body-invalid",
        problems: [{ path: "program" }],
      });
      const answered = await test.join({ email, program: "strangers" });
      expect(answered.status).toBe(400);
    });

    it("links that are old, changed or of somebody who was erased are told apart from nothing", async () => {
      const { t } = await test.member(email);
      const changed = t.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
      for (const wrong of [changed, "nonsense", t.slice(0, -1)]) {
        expect((await test.post("status", { t: wrong })).answer.code).toBe("token-invalid");
      }
      const { store, ring, clock } = test.server.services;
      await store.run("erasePerson", {
        emails: [email],
        users: [],
        suppress: [suppressionHash(ring, email)],
        addressKeys: recordKeys(ring, email),
        now: clock.now(),
      });
      expect((await test.post("status", { t })).answer.code).toBe("token-invalid");
      const other = await test.member(`later-${email}`);
      test.forward(91 * DAY);
      expect((await test.post("status", { t: other.t })).answer.code).toBe("token-expired");
      const page = await test.ask(`/v1/referral/open?t=${other.t}`);
      expect(page.status).toBe(410);
      expect(await page.text()).toContain('action="/_stagelight/v1/referral/join"');
    });

    const press = (link: string, form: Record<string, string>) =>
      test.ask(link, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded", origin: SITE },
        body: new URLSearchParams(form).toString(),
      });
  },
);
