import type {
  TeamDecisionsAnswer,
  TeamReviewAnswer,
  TeamReviewDecided,
  TeamReviewsAnswer,
  TeamRewardsAnswer,
} from "@stagelight/core/endpoints";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertReview } from "../../reviews/receive/test-reviews.ts";
import { type TestDashboard, testDashboard } from "../test-dashboard.ts";
import { insertBudget, insertReward } from "./test-rows.ts";

describe.each(["sqlite", "postgres"] as const)("decisions on %s", (kind) => {
  let test: TestDashboard;
  beforeAll(async () => {
    test = await testDashboard(kind);
  }, 60_000);
  afterAll(() => test.close());

  const counts = async () => (await test.ask<TeamDecisionsAnswer>("decisions")).body;
  const deeds = async (action: string) =>
    (await test.audit()).filter((each) => each.action === action);

  describe("rewards", () => {
    const reward = (id: string, state: "review" | "held", at: number): Promise<void> =>
      insertReward(test.database, { id, state, at });

    it("are told with why they wait, the oldest first, and decided once", async () => {
      await insertBudget(test.database);
      await reward("second", "review", 2_000);
      await reward("first", "review", 1_000);
      await reward("held", "held", 500);
      const { body } = await test.ask<TeamRewardsAnswer>("rewards/held", undefined, "marketer");
      expect(body.rewards.map(({ id }) => id)).toEqual(["first", "second"]);
      expect(body.rewards[0]).toMatchObject({
        programName: "Friends",
        unit: "USD",
        amount: 500,
        digits: 2,
        reasons: ["same-network"],
        owner: { name: "first", email: "first@tea.example", person: null },
        evidence: null,
      });
      expect(await counts()).toMatchObject({ rewards: 2 });

      const bare = { decision: "reject" };
      expect((await test.ask("rewards/first", bare)).status).toBe(400);
      expect((await test.ask("rewards/first", { ...bare, reason: " " })).status).toBe(400);
      const refusal = { ...bare, reason: "The same household." };
      expect((await test.ask("rewards/first", refusal, "agent")).status).toBe(403);
      expect((await test.ask("rewards/first", refusal, "marketer")).body).toEqual({
        is: "done",
        state: "rejected",
      });
      expect((await test.ask("rewards/first", refusal)).body).toEqual({
        is: "already",
        state: "rejected",
      });
      expect((await test.ask("rewards/second", { decision: "approve" })).body).toMatchObject({
        is: "done",
        state: "held",
      });
      // Said again it is early, and not given out.
      expect((await test.ask("rewards/second", { decision: "approve" })).body).toMatchObject({
        is: "early",
      });
      expect((await test.ask("rewards/none", { decision: "approve" })).status).toBe(404);
      expect(await counts()).toMatchObject({ rewards: 0 });
      expect(await deeds("reward-rejected")).toEqual([
        { actor: "Mo", action: "reward-rejected", subject: "reward first" },
      ]);
      expect(await deeds("reward-approved")).toHaveLength(1);
      const kept = await test.database.db
        .selectFrom("reward")
        .select("reasons")
        .where("id", "=", "first")
        .executeTakeFirstOrThrow();
      expect(JSON.parse(kept.reasons)).toEqual(["same-network", "The same household."]);
    });
  });

  describe("reviews", () => {
    it("come by how long they have waited, whatever their stars, page by page", async () => {
      for (let number = 0; number < 60; number++) {
        await insertReview(test.database, {
          id: `r${String(number).padStart(2, "0")}`,
          score: 1 + (number % 5),
          state: "waiting",
          text: `Review ${number}`,
          created_at: 1_000 + Math.floor(number / 7),
          read_at: null,
        });
      }
      await insertReview(test.database, {
        id: "unread",
        state: "published",
        created_at: 5_000,
        read_at: null,
      });
      await insertReview(test.database, {
        id: "read",
        state: "published",
        created_at: 1,
        read_at: 2,
      });
      const first = (await test.ask<TeamReviewsAnswer>("reviews")).body;
      expect(first.reviews.map(({ id }) => id)).toEqual(
        Array.from({ length: 50 }, (_, number) => `r${String(number).padStart(2, "0")}`),
      );
      const next = (await test.ask<TeamReviewsAnswer>(`reviews?after=${first.next}`)).body;
      expect(next.reviews.map(({ id }) => id)).toEqual([
        ...Array.from({ length: 10 }, (_, number) => `r${50 + number}`),
        "unread",
      ]);
      expect(next.next).toBeNull();
      expect(await counts()).toMatchObject({ reviews: 61 });
    });

    it("are published, hidden for a reason, answered and picked, each once", async () => {
      const decide = async (id: string, decision: object) =>
        (await test.ask<TeamReviewDecided>(`reviews/${id}`, decision, "marketer")).body;
      expect(await decide("r00", { action: "answer", text: "Thank you." })).toMatchObject({
        is: "refused",
        why: "not-published",
      });
      expect(await decide("r00", { action: "publish" })).toMatchObject({
        is: "done",
        state: "published",
      });
      expect(await decide("r00", { action: "publish" })).toMatchObject({ is: "already" });
      expect(await decide("r00", { action: "answer", text: " Thank you.\u0007 " })).toMatchObject({
        is: "done",
      });
      expect(await decide("r00", { action: "feature" })).toMatchObject({ is: "refused" });
      expect(
        await decide("r01", { action: "hide", reason: "spam", note: "An advert" }),
      ).toMatchObject({
        is: "done",
        state: "hidden",
      });
      for (const wrong of [
        { action: "hide", reason: "low-score" },
        { action: "hide", reason: "duplicate" },
        { action: "hide", reason: "spam", of: "r02" },
        { action: "answer", text: " " },
        { action: "delete" },
      ]) {
        expect((await test.ask("reviews/r02", wrong)).status, JSON.stringify(wrong)).toBe(400);
      }
      const { body } = await test.ask<TeamReviewAnswer>("reviews/r00");
      expect(body.review).toMatchObject({ state: "published", answer: "Thank you.", read: true });
      expect(body.decisions).toMatchObject([
        { action: "publish", by: "Mo" },
        { action: "answer", by: "Mo", note: "Thank you." },
      ]);
      expect(await deeds("review-publish")).toHaveLength(1);
      expect((await test.ask("reviews/none")).status).toBe(404);
      expect((await test.ask("reviews/none", { action: "publish" })).status).toBe(404);
    });

    it("lets an average go on, and shows photos to the team alone", async () => {
      const { db } = test.database;
      await insertReview(
        test.database,
        { id: "pictured", product: "matcha", state: "waiting", read_at: null },
        { id: "photo-1", type: "image/webp", data: Buffer.from("picture").toString("base64") },
      );
      await db
        .insertInto("review_product")
        .values({
          product: "matcha",
          name: "Matcha",
          url: null,
          frozen_at: 5,
          frozen: "{}",
          alarmed_at: 5,
          released_at: null,
        })
        .onConflict((on) => on.column("product").doUpdateSet({ frozen_at: 5, frozen: "{}" }))
        .execute();
      const { body } = await test.ask<TeamReviewsAnswer>("reviews?product=matcha");
      expect(body).toMatchObject({
        reviews: [{ id: "pictured", photos: ["photo-1"] }],
        frozen: [{ product: "matcha" }],
      });
      const { status, headers } = await test.ask("reviews/pictured/photos/photo-1");
      expect(status).toBe(200);
      expect(headers.get("content-type")).toBe("image/webp");
      expect((await test.ask("reviews/r00/photos/photo-1")).status).toBe(404);
      expect((await test.ask("averages/unfreeze", { product: "matcha" })).body).toEqual({
        is: "done",
      });
      expect((await test.ask("averages/unfreeze", { product: "matcha" })).body).toEqual({
        is: "already",
      });
      expect(await deeds("average-unfrozen")).toHaveLength(1);
    });
  });
});
