import type { ReviewListAnswer } from "@stagelight/core/endpoints";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReviewProductTable } from "../../store/review-tables.ts";
import { useDatabase } from "../../store/use-database.ts";
import { unfreezeProduct } from "../moderate/unfreeze.ts";
import { insertReview } from "./test-reviews.ts";
import { REVIEW, type TestReceive, testReceive } from "./test-receive.ts";

const MOST = 50;
const MANY = 1_000;
const HOUR = 3_600_000;
const ALERTS = "shop@tea.example";
const patient = { timeout: 20_000 };

describe.each(["sqlite", "postgres"] as const)(
  "very many reviews at once, on %s",
  { timeout: 120_000 },
  (kind) => {
    let test: TestReceive;
    beforeAll(async () => {
      const review = { ...REVIEW, moderation: "after", burst: { most: MOST, within: "10m" } };
      test = await testReceive(kind, review, { alertsTo: ALERTS });
    }, 60_000);
    afterAll(() => test.close());

    const product = async (id: string) =>
      (await test.rows<ReviewProductTable>("review_product")).find((row) => row.product === id);
    const shown = async (id: string) => {
      const response = await test.ask(`/v1/reviews?product=${id}`);
      return (await response.json()) as ReviewListAnswer;
    };
    const alarms = async () =>
      (await test.mailsTo(ALERTS)).filter(({ text }) => text.includes("reviews unfreeze"));

    it("wait, while the average stands still; none is deleted, and one alarm is raised", async () => {
      const { settings, services } = test.server;
      const earlier = services.clock.now() - HOUR;
      await useDatabase(settings.database, async (database) => {
        for (const score of [5, 4, 4, 3]) {
          await insertReview(database, { score, verified: 1, created_at: earlier });
        }
      });
      const before = await shown("sejak");
      expect(before.summary).toMatchObject({ average: 4, count: 4 });
      for (let sent = 0; sent < MANY; sent += 50) {
        const some = Array.from({ length: 50 }, (_, at) =>
          test.trusted({ product: "sejak", score: 1, text: `Number ${sent + at}.` }),
        );
        const statuses = (await Promise.all(some)).map(({ status }) => status);
        expect(new Set(statuses)).toEqual(new Set([202]));
      }
      const rows = (await test.reviews()).filter(({ created_at: at }) => at > earlier);
      expect(rows).toHaveLength(MANY);
      // What came before it was a burst shows; what is one waits for a person, whatever it says.
      expect(rows.filter(({ state }) => state === "published")).toHaveLength(MOST);
      expect(rows.filter(({ state }) => state === "waiting")).toHaveLength(MANY - MOST);
      const { frozen_at: frozen, alarmed_at: alarmed } = (await product("sejak"))!;
      expect([frozen, alarmed]).toEqual([expect.any(Number), expect.any(Number)]);
      // Even those that somebody has read meanwhile do not move it.
      await useDatabase(settings.database, ({ db }) =>
        db.updateTable("review").set({ read_at: 1 }).execute(),
      );
      // An answer is remembered for a moment.
      const received = async () => (await shown("sejak")).received;
      await expect.poll(received, patient).toBe(MANY + 4);
      const after = await shown("sejak");
      expect(after.summary).toEqual({ ...before.summary, frozen: true });
      expect(after).toMatchObject({ received: MANY + 4, waiting: MANY - MOST, hidden: [] });
      await expect.poll(alarms, patient).toHaveLength(1);
      expect((await test.rows<{ payload: string }>("job")).filter(isAlarm)).toHaveLength(0);
      expect(test.logged().match(/Very many reviews of a product/g)).toHaveLength(1);
    });

    it("of another product are taken as ever", async () => {
      const { answer } = await test.trusted({ product: "genmaicha", score: 1 });
      const row = (await test.reviews()).find(({ id }) => id === answer.review);
      // Of the whole site so many came uninvited that this one may be one of them.
      expect(row).toMatchObject({ state: "waiting" });
      const { t } = await test.invited({ product: "hojicha" });
      const invited = await test.review({ t, score: 1 });
      const own = (await test.reviews()).find(({ id }) => id === invited.answer.review);
      expect(own).toMatchObject({ state: "published", verified: 1 });
      expect(await product("hojicha")).toMatchObject({ frozen_at: null });
    });

    it("once a person has let it go on, raise no alarm again; later ones do", async () => {
      const { settings, services } = test.server;
      test.forward(HOUR + 60_000);
      const input = { product: "sejak", now: services.clock.now() };
      const released = await useDatabase(settings.database, (database) =>
        unfreezeProduct({ database }, input),
      );
      expect(released).toBe(true);
      const counted = async () => (await shown("sejak")).summary?.count;
      await expect.poll(counted, patient).toBe(MANY + 4);
      test.forward(60_000);
      await test.trusted({ product: "sejak", score: 5 });
      expect(await product("sejak")).toMatchObject({ frozen_at: null });
      const before = (await alarms()).length;
      await Promise.all(
        Array.from({ length: MOST }, () => test.trusted({ product: "sejak", score: 5 })),
      );
      expect((await product("sejak"))!.frozen_at).not.toBe(null);
      await expect.poll(alarms, patient).toHaveLength(before + 1);
    });
  },
);

function isAlarm({ payload }: { readonly payload: string }): boolean {
  return payload.includes("review-burst");
}
