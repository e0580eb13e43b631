import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keyRing } from "../keys/key-ring.ts";
import { eraseVisitor } from "../privacy/erase-own.ts";
import { BEGIN, testLog, type TestLog } from "../project/test-log.ts";
import { applyRetention } from "../privacy/retention.ts";
import { NO_PLAN } from "../outbox/plan.ts";
import type { ReviewTable } from "../store/review-tables.ts";
import { type Customer, invite } from "./asking/invite.ts";
import { ownReviews } from "./own-reviews.ts";
import { removeReviews } from "./retention.ts";

const DAY = 86_400_000;
const REVIEW: ReviewTable = {
  id: "one",
  product: "sejak",
  kind: "stars",
  score: 2,
  text: "Bitter.",
  author: "Mina",
  locale: "en",
  invitation_id: null,
  source: "widget",
  imported_from: null,
  import_key: null,
  verified: 1,
  invited: 0,
  incentivised: 0,
  promised: null,
  state: "published",
  reason: null,
  read_at: BEGIN,
  published_at: BEGIN,
  permission: 1,
  featured_at: null,
  visitor_id: "browser",
  profile_id: null,
  address_key: null,
  network: "192.0.2.0",
  answer: "Dear Mina, we are sorry.",
  answered_at: BEGIN,
  votes: 0,
  help_at: null,
  thanks: null,
  created_at: BEGIN,
  changed_at: BEGIN,
  idempotency: null,
};

describe.each(["sqlite", "postgres"] as const)("reviews on %s", (kind) => {
  let log: TestLog;
  beforeAll(async () => {
    log = await testLog(kind);
    const { db } = log.database;
    await log.say({ anonymousId: "browser" });
    await log.project();
    await db
      .insertInto("review")
      .values([
        REVIEW,
        { ...REVIEW, id: "other", visitor_id: "another" },
        { ...REVIEW, id: "claimed", profile_id: "somebody" },
      ])
      .execute();
    for (const { id } of await db.selectFrom("review").select("id").execute()) {
      await db
        .insertInto("review_photo")
        .values({
          id,
          review_id: id,
          place: 0,
          type: "image/webp",
          width: 1,
          height: 1,
          data: "AA==",
          created_at: BEGIN,
        })
        .execute();
    }
  }, 60_000);
  afterAll(() => log.close());

  it("are told to who has written them, and to nobody else", async () => {
    const { db } = log.database;
    const visitor = await db.selectFrom("visitor").selectAll().executeTakeFirstOrThrow();
    const ring = keyRing(["s".repeat(32)]);
    expect(await ownReviews(db, ring, { visitor })).toMatchObject([
      { id: "one", score: 2, text: "Bitter.", photos: 1, provenance: ["verified"] },
    ]);
    const profile = { ...visitor, id: "somebody", traits: null };
    expect(await ownReviews(db, ring, { profile })).toMatchObject([{ id: "claimed" }]);
  });

  it("keep the score when a browser is erased, without its words and photos", async () => {
    const { database, rules } = log;
    const { db } = database;
    await eraseVisitor(database, rules, { id: "browser", now: BEGIN }, () => {});
    const rows = await db.selectFrom("review").selectAll().orderBy("id").execute();
    expect(rows.map(({ id, text }) => [id, text])).toEqual([
      ["claimed", "Bitter."],
      ["one", null],
      ["other", "Bitter."],
    ]);
    expect(rows[1]).toMatchObject({ author: null, answer: null, visitor_id: null, network: null });
    expect(Number(rows[1]?.score)).toBe(2);
    const photos = await db.selectFrom("review_photo").select("id").orderBy("id").execute();
    expect(photos.map(({ id }) => id)).toEqual(["claimed", "other"]);
  }, 60_000);

  it("forget the network soon, and by whom they are with the person", async () => {
    const { database, model } = log;
    const { db } = database;
    const retainOn = (day: number) =>
      applyRetention(database, model, {
        events: 90 * 86_400,
        visitors: 400 * 86_400,
        now: BEGIN + day * DAY,
      });
    const others = () =>
      db.selectFrom("review").selectAll().where("id", "<>", "one").orderBy("id").execute();
    await retainOn(29);
    expect((await others()).map(({ network }) => network)).toEqual(["192.0.2.0", "192.0.2.0"]);
    await retainOn(31);
    expect(await others()).toMatchObject([
      { network: null, profile_id: "somebody" },
      { network: null, visitor_id: "another" },
    ]);
    await retainOn(401);
    expect(await others()).toMatchObject([
      { text: "Bitter.", profile_id: null, visitor_id: null },
      { text: "Bitter.", profile_id: null, visitor_id: null },
    ]);
  }, 60_000);

  it("of a line of an order there is one, also after its customer was erased, and after years", async () => {
    const { database, model, rules } = log;
    const MINA: Customer = {
      visitorId: "mina-browser",
      profileId: null,
      addressKeys: ["mina-key"],
      email: "mina@tea.example",
      address: "Mina@tea.example",
      name: "Mina",
      locale: "ko",
    };
    const rows = () => database.db.selectFrom("review_invitation").selectAll().execute();
    const tell = (order: string, customer: Customer, day: number) =>
      invite(
        { database, model, plan: NO_PLAN, appended: () => {}, progress: () => {} },
        {
          order,
          lines: [{ product: "sejak", name: "Sejak of Mina", url: "https://nuri.example/mina" }],
          customer,
          due: BEGIN + day * DAY,
          asks: false,
          now: BEGIN + day * DAY,
        },
      );
    await log.say({ anonymousId: "mina-browser" });
    await log.project();
    expect(await tell("one", MINA, 0)).toBe(1);
    expect(await tell("two", { ...MINA, visitorId: null }, 0)).toBe(1);
    await database.db
      .updateTable("review_invitation")
      .set({ used_at: BEGIN, review_id: "mina-review" })
      .where("order_key", "=", "one")
      .execute();
    await eraseVisitor(database, rules, { id: "mina-browser", now: BEGIN }, () => {});
    const nobodys = { product: "sejak", product_name: null, locale: "", review_id: null };
    const [one] = (await rows()).filter(({ order_key: order }) => order === "one");
    expect(one).toMatchObject({ ...nobodys, email: null, used_at: expect.anything() });
    expect(JSON.stringify(one)).not.toMatch(/mina/i);
    expect(await tell("one", MINA, 1)).toBe(0);
    expect(await rows()).toHaveLength(2);
    const retainOn = async (day: number) =>
      (await removeReviews(database.db, { silent: 0, now: BEGIN + day * DAY }, () => {}))
        .invitations;
    expect([await retainOn(400), await retainOn(401), await retainOn(402)]).toEqual([0, 1, 0]);
    expect(JSON.stringify(await rows())).not.toMatch(/mina/i);
    expect(await tell("two", MINA, 402)).toBe(0);
    expect(await rows()).toHaveLength(2);
  }, 60_000);
});
