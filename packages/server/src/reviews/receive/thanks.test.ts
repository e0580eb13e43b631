import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../store/use-database.ts";
import { REVIEW, type TestReceive, testReceive } from "./test-receive.ts";
import { THANKS_POOL } from "./thanks.ts";

const PROMISE = { en: "5 % off your next order", ko: "다음 주문 5% 할인", zh: "下次订单九五折" };
const patient = { timeout: 20_000 };

describe.each(["sqlite", "postgres"] as const)(
  "after a review, on %s",
  { timeout: 60_000 },
  (kind) => {
    let test: TestReceive;
    beforeAll(async () => {
      const thanks = { codes: { generate: { prefix: "TEA-", most: 6 } }, text: PROMISE };
      test = await testReceive(kind, { ...REVIEW, thanks }, { replyTo: "answers@tea.example" });
    }, 60_000);
    afterAll(() => test.close());

    const row = async (id = "") => (await test.reviews()).find((each) => each.id === id)!;

    it("everybody who was asked gets a code of their own, whatever the score, and once", async () => {
      const codes: (string | undefined)[] = [];
      for (const score of [1, 2, 3, 4, 5]) {
        const { t } = await test.invited();
        const form = { t, score, locale: "ko", idempotency: randomUUID() };
        const { answer } = await test.review(form);
        expect(answer.thanks).toEqual({ text: PROMISE.ko, code: expect.stringMatching(/^TEA-/) });
        expect((await test.review(form)).answer.thanks).toEqual(answer.thanks);
        expect(await row(answer.review)).toMatchObject({
          incentivised: 1,
          promised: PROMISE.ko,
          thanks: answer.thanks?.code,
        });
        codes.push(answer.thanks?.code);
      }
      expect(new Set(codes).size).toBe(5);
    });

    it("who was not asked gets none", async () => {
      const { answer } = await test.review({ product: "sejak", score: 5 });
      expect(answer).not.toHaveProperty("thanks");
      expect(await row(answer.review)).toMatchObject({
        incentivised: 0,
        promised: null,
        thanks: null,
      });
      const scored = await test.review({ kind: "nps", score: 10 });
      expect(scored.answer).not.toHaveProperty("thanks");
    });

    it("what has run out is owed, and comes by mail once", async () => {
      const { store, clock, outbox } = test.server.services;
      const last = await test.invited();
      expect((await test.review({ t: last.t, score: 5 })).answer.thanks).toHaveProperty("code");
      const people = await Promise.all(
        [1, 5].map((score) =>
          test.invited({
            email: `late-${score}@tea.example`,
            address: `late-${score}@tea.example`,
          }),
        ),
      );
      for (const { t } of people) {
        const { answer } = await test.review({ t, score: 1 });
        expect(answer.thanks).toEqual({ text: PROMISE.en });
      }
      expect(await store.run("giveOwedThanks", { now: clock.now() })).toBe(0);
      await store.run("fillPool", {
        incentive: THANKS_POOL,
        codes: ["LATE-1", "LATE-2", "LATE-3"],
      });
      const both = await Promise.all([
        store.run("giveOwedThanks", { now: clock.now() }),
        store.run("giveOwedThanks", { now: clock.now() }),
      ]);
      expect(both.toSorted((one, other) => one - other)).toEqual([0, 2]);
      outbox.wake();
      const mails = async () =>
        (
          await Promise.all([
            test.mailsTo("late-1@tea.example"),
            test.mailsTo("late-5@tea.example"),
          ])
        )
          .flat()
          .flatMap(({ text }) => /LATE-\d/.exec(text) ?? []);
      await expect
        .poll(async () => (await mails()).toSorted(), patient)
        .toEqual(["LATE-1", "LATE-2"]);
    });

    it("before the order is surely received it is owed, by mail, and nothing where it was cancelled", async () => {
      const { store, clock } = test.server.services;
      const due = clock.now() + 86_400_000;
      const ids: (string | undefined)[] = [];
      for (const more of [{}, { cancelled_at: 1 }]) {
        const { id, t } = await test.invited({ due_at: due, sent_at: null });
        const { answer } = await test.review({ t, score: 5 });
        expect(answer.thanks).toEqual({ text: PROMISE.en });
        await useDatabase(test.server.settings.database, ({ db }) =>
          db
            .updateTable("review_invitation")
            .set({ due_at: due, ...more })
            .where("id", "=", id)
            .execute(),
        );
        ids.push(answer.review);
      }
      await store.run("fillPool", { incentive: THANKS_POOL, codes: ["DUE-1", "DUE-2", "DUE-3"] });
      expect(await store.run("giveOwedThanks", { now: due - 1 })).toBe(0);
      expect(await store.run("giveOwedThanks", { now: due })).toBe(1);
      expect(await row(ids[0])).toMatchObject({ thanks: expect.any(String) });
      expect(await row(ids[1])).toMatchObject({ thanks: null, promised: PROMISE.en });
      // Nobody could be written to who has told no address.
      const { t } = await test.invited({ due_at: due, address: null });
      expect((await test.review({ t, score: 5 })).answer).not.toHaveProperty("thanks");
      const gone = await test.invited({ cancelled_at: 1 });
      expect((await test.review({ t: gone.t, score: 5 })).answer.code).toBe("token-invalid");
    });

    it("who seems to need help is offered it in addition, and the shop is told once", async () => {
      const { t } = await test.invited({ visitor_id: "mina-browser" });
      const low = await test.review({ t, score: 1 });
      const { review, key } = low.answer;
      const fine = await test.review({ product: "sejak", score: 5 });
      expect([low.answer.help, fine.answer.help]).toEqual([true, false]);
      const text = "It came **open**. <script>alert(1)</script> https://spam.example";
      const path = `/v1/reviews/${review}/help`;
      for (const body of [
        { text },
        { text, key: "v1.a.b.c" },
        { text, key: fine.answer.key },
        { text, t: (await test.invited()).t },
      ]) {
        expect((await test.post(path, body)).status).toBe(403);
      }
      const asked = await test.post(path, { text, key, email: "mina@tea.example" });
      expect([asked.status, await asked.json()]).toEqual([202, { status: "taken" }]);
      expect((await test.post(path, { text: "Again.", t })).status).toBe(202);
      const mails = () => test.mailsTo("answers@tea.example");
      await expect.poll(mails, patient).toHaveLength(1);
      const [record] = (await test.rows<{ mail: string }>("mail_record")).filter(
        (each) => each.mail === "review-help",
      );
      expect(record).toMatchObject({ visitor_id: "mina-browser", profile_id: null });
      const [mail] = await mails();
      expect(mail!.text).toContain("mina@tea.example");
      expect(mail!.text).toContain("It came **open**. <script>alert(1)</script>");
      const html = mail!.source.slice(mail!.source.indexOf("text/html"));
      expect(html).toContain("It came **open**.");
      expect(html).not.toMatch(/<script|<a[^>]*spam/);
      expect(await row(review)).toMatchObject({
        help_at: expect.any(Number),
        score: 1,
        state: "waiting",
      });
    });
  },
);
