import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SITE } from "../http/test-server.ts";
import { recordKeys, suppressionHash } from "../privacy/suppression.ts";
import type { SignUpTable } from "../store/newsletter-tables.ts";
import { type Subject, subjectOf, type TestNewsletter, testNewsletter } from "./test-newsletter.ts";

const DAY = 86_400_000;

describe.each(["sqlite", "postgres"] as const)(
  "what is sent twice, refused, late or erased on %s",
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

    it("answers the same for new, known and suppressed addresses", async () => {
      const { store, ring } = test.server.services;
      await test.send({ email });
      await test.ask(await who.confirmLink(), { method: "POST" });
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
      await test.ask(await who.confirmLink(), { method: "POST" });
      await test.send({ email, name: "Somebody Else", lists: ["events"] });
      expect(await who.subscriber()).toMatchObject({ name: "Mina" });
      expect(await who.listsOf()).toEqual(["tea confirmed"]);
    });

    it("takes the same sending once, and what the same browser adds", async () => {
      const headers = { origin: SITE, "sec-fetch-site": "same-origin" };
      const form = { email, lists: ["tea"], idempotency: `sent-once-${people}` };
      const first = await test.send(form, { headers });
      const cookie = first.headers.get("set-cookie")!.split(";")[0]!;
      await test.send(form, { headers: { ...headers, cookie } });
      await test.send(form, { headers });
      expect(await who.of<SignUpTable>("sign_up")).toHaveLength(1);
      expect(await who.receipts()).toHaveLength(1);
      await test.send(
        { email, lists: ["events"], name: "Mina" },
        { headers: { ...headers, cookie } },
      );
      await test.send({ email, name: "Not Mina" });
      await test.ask(await who.confirmLink(), { method: "POST" });
      expect(await who.listsOf()).toEqual(["events confirmed", "tea confirmed"]);
      expect(await who.subscriber()).toMatchObject({ name: "Mina" });
      const asked = (await test.mailsTo(email)).filter(({ text }) => text.includes("/confirm?t="));
      expect(asked).toHaveLength(1);
    });

    it("who has sent a form confirms it by any mail, where strangers have used up all there are", async () => {
      for (let day = 1; day <= 3; day++) {
        await test.send({ email, name: "A stranger", lists: ["events"] });
        await test.linkIn(email, "/v1/newsletter/confirm", day);
        test.forward(2 * DAY);
      }
      const link = await who.confirmLink(3);
      const headers = { origin: SITE, "sec-fetch-site": "same-origin" };
      const form = { email, name: "Mina", lists: ["tea"] };
      const sent = await test.send(form, { headers });
      const cookie = sent.headers.get("set-cookie")!.split(";")[0]!;
      // The link of the stranger's form is over, and so is what the mailbox gets in thirty days.
      test.forward(6 * DAY);
      expect((await test.ask(link)).status).toBe(410);
      const other = `${cookie.slice(0, -1)}${cookie.endsWith("A") ? "B" : "A"}`;
      expect((await test.ask(link, { headers: { cookie: other } })).status).toBe(410);
      const asked = await test.ask(link, { headers: { cookie } });
      expect([asked.status, await asked.text()]).toEqual([
        200,
        expect.stringContaining("New teas"),
      ]);
      const confirmed = await test.ask(link, { method: "POST", headers: { ...headers, cookie } });
      expect(await confirmed.text()).toContain("Welcome, Mina");
      expect(await who.listsOf()).toEqual(["tea confirmed"]);
      const mails = await test.mailsTo(email);
      expect(mails.filter(({ text }) => text.includes("/confirm?t="))).toHaveLength(3);
    });

    it("a form of one's own is confirmed by no mail to another spelling", async () => {
      email = `mina${people}.${kind}@gmail.com`;
      const typed = email.replace("mina", "m.ina");
      await test.send({ email: typed, lists: ["events"] });
      const link = await test.linkIn(typed, "/v1/newsletter/confirm");
      const headers = { origin: SITE, "sec-fetch-site": "same-origin" };
      const sent = await test.send({ email, lists: ["tea"] }, { headers });
      const cookie = sent.headers.get("set-cookie")!.split(";")[0]!;
      const asked = await (await test.ask(link, { headers: { cookie } })).text();
      expect(asked).toContain("Tastings");
      expect(asked).not.toContain("<script>");
    });

    it("keeps no more than ten forms of one address waiting", async () => {
      for (let form = 0; form < 15; form++) expect((await test.send({ email })).status).toBe(202);
      expect(await who.of("sign_up")).toHaveLength(10);
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
      expect(await who.subscriber()).toBeUndefined();
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
      const link = await who.confirmLink();
      await test.ask(link, { method: "POST" });
      await test.ask(link.replace("/confirm?", "/refuse?"), { method: "POST" });
      expect(await who.listsOf()).toEqual(["tea left"]);
      expect((await who.receipts()).map(({ action }) => action)).toEqual([
        "asked",
        "confirmed",
        "refused",
      ]);
    });

    it("a link that has expired brings a new one", async () => {
      await test.send({ email, lists: ["tea"] });
      const link = await who.confirmLink();
      test.forward(7 * DAY);
      for (const method of ["GET", "POST"]) {
        const over = await test.ask(link, { method });
        const page = await over.text();
        expect([over.status, page]).toEqual([410, expect.stringContaining("expired")]);
        expect(page).toContain('action="/_stagelight/v1/newsletter/resend?t=');
      }
      expect(await who.listsOf()).toEqual([]);
      const sent = await test.ask(link.replace("/confirm?", "/resend?"), { method: "POST" });
      expect([sent.status, await sent.text()]).toEqual([
        200,
        expect.stringContaining("One more step"),
      ]);
      const fresh = await who.confirmLink(2);
      expect(fresh).not.toBe(link);
      expect((await test.ask(fresh, { method: "POST" })).status).toBe(200);
      expect(await who.listsOf()).toEqual(["tea confirmed"]);
    });

    it("erasing a person leaves nothing, and its links do nothing", async () => {
      await test.send({ email, name: "Canary" });
      const link = await who.confirmLink();
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
      expect(await who.subscriber()).toBeUndefined();
      for (const table of ["sign_up", "consent_receipt", "subscription", "mail_record", "log"])
        expect(JSON.stringify(await test.rows(table))).not.toMatch(new RegExp(`"${email}|Canary`));
      expect((await test.ask(link, { method: "POST" })).status).toBe(410);
      expect(await who.subscriber(other)).toBeDefined();
      // Who comes back of their own will is welcome.
      test.forward(2 * DAY);
      await test.send({ email });
      await test.ask(await who.confirmLink(2), { method: "POST" });
      expect(await who.listsOf()).toHaveLength(2);
    });
  },
);
