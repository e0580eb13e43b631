import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../store/use-database.ts";
import type { ReferralClickTable, ReferralTouchTable } from "../../store/referral-tables.ts";
import type { Member } from "../member.ts";
import { ownReferral } from "./own-referral.ts";
import { type TestMembers, testMembers } from "./test-members.ts";

const DAY = 86_400_000;

describe.each(["sqlite", "postgres"] as const)(
  "what referral keeps, on %s",
  { timeout: 60_000 },
  (kind) => {
    let test: TestMembers;
    beforeAll(async () => {
      test = await testMembers(kind);
    }, 60_000);
    afterAll(() => test.close());

    it("goes when its time is over, and members stay", async () => {
      const { services, settings } = test.server;
      const { answer } = await test.member("mina@tea.example", { name: "Mina" });
      await test.join({ email: "never-opened@tea.example" });
      const now = services.clock.now();
      const code = answer.code!;
      await useDatabase(settings.database, async ({ db }) => {
        await db
          .insertInto("referral_click")
          .values([
            { id: "old", code, at: now - 380 * DAY, network: null },
            { id: "new", code, at: now, network: null },
          ])
          .execute();
        const touch = { program: "friends", code, first_at: now - 40 * DAY };
        await db
          .insertInto("referral_touch")
          .values([
            { ...touch, visitor_id: "old", at: now - 20 * DAY },
            { ...touch, visitor_id: "new", at: now },
          ])
          .execute();
      });
      const emails = async () =>
        (await test.rows<Member>("referral_member")).map(({ email }) => email).sort();
      const retain = (days: number) =>
        services.store.run("retention", {
          events: 90 * 86_400,
          visitors: 400 * 86_400,
          touches: 30 * 86_400,
          now: now + days * DAY,
        });
      const before = await retain(9);
      expect(before.referral).toEqual({ clicks: 0, touches: 0, members: 0 });
      const after = await retain(29);
      expect(after.referral).toEqual({ clicks: 1, touches: 1, members: 0 });
      const last = await retain(31);
      expect(last.referral).toEqual({ clicks: 0, touches: 1, members: 1 });
      expect(await emails()).toEqual(["mina@tea.example"]);
      expect(await test.rows<ReferralClickTable>("referral_click")).toMatchObject([{ id: "new" }]);
      expect(await test.rows<ReferralTouchTable>("referral_touch")).toEqual([]);
      // Whoever has a link stays, however long ago it was; without one, and nothing earned, not.
      await retain(500);
      expect(await emails()).toEqual(["mina@tea.example"]);
      const { id } = (await test.memberRow("mina@tea.example"))!;
      await services.store.run("leaveProgram", { id, program: "friends" });
      await retain(500);
      expect(await emails()).toEqual([]);
    });

    it("is told to the person whose address it is", async () => {
      const { store, ring } = test.server.services;
      const email = "lina@tea.example";
      const { answer } = await test.member(email, { name: "Lina" });
      const owner = async () =>
        (
          await store.read
            .selectFrom("identity")
            .select("profile_id")
            .where("value", "=", email)
            .executeTakeFirst()
        )?.profile_id ?? "";
      await expect.poll(owner, { timeout: 20_000 }).not.toBe("");
      expect(await ownReferral(store.read, ring, await owner())).toMatchObject([
        {
          email,
          name: "Lina",
          showName: false,
          locale: "en",
          proven: expect.stringMatching(/^\d{4}-/),
          links: [{ program: "friends", code: answer.code }],
          friends: [],
          broughtBy: [],
          rewards: [],
        },
      ]);
      expect(await ownReferral(store.read, ring, "nobody")).toEqual([]);
    });
  },
);
