import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../../store/test-database.ts";
import type { Database } from "../../store/database.ts";
import { migrate } from "../../store/migrate.ts";
import { openDatabase } from "../../store/open.ts";
import { addInvitation, addReviews, reviewRow } from "../publish/test-rows.ts";
import { decideReview } from "./decide.ts";
import type { Decision } from "./rule.ts";
import { checkFrozen } from "./check-frozen.ts";
import { unfreezeProduct } from "./unfreeze.ts";

const NOW = Date.UTC(2026, 5, 1);

describe.each(["sqlite", "postgres"] as const)("decisions on %s", { timeout: 60_000 }, (kind) => {
  let test: TestDatabase;
  let database: Database;
  let appended = 0;
  beforeAll(async () => {
    test = await testDatabase(kind);
    database = openDatabase(test.address);
    await migrate(database);
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await test.remove();
  });

  const decide = (review: string, decision: Decision, on = database) =>
    decideReview(
      { database: on, appended: () => void appended++ },
      { review, decision, actor: "command line", now: NOW },
    );
  const row = (id: string) =>
    database.db.selectFrom("review").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const decisionsOf = (id: string) =>
    database.db
      .selectFrom("review_decision")
      .selectAll()
      .where("review_id", "=", id)
      .orderBy("at")
      .execute();
  const eventsOf = async (id: string) =>
    (await database.log.read("", 1_000))
      .map(({ body }) => JSON.parse(body))
      .filter(({ properties }) => properties.review_id === id);
  const mailsOf = async (email: string) => {
    const jobs = database.db.selectFrom("job").selectAll().where("recipient", "=", email);
    return (await jobs.orderBy("id").execute()).map(({ payload }) => JSON.parse(payload));
  };

  it("publishes, answers, hides and tells: the list of decisions, the log and the author", async () => {
    const email = "mina@tea.example";
    await addReviews(database.db, reviewRow("told", { state: "waiting", score: 2 }));
    await addInvitation(database.db, "told", { email, address: email });
    expect(await decide("told", { action: "publish", note: "fine" })).toEqual({
      is: "done",
      state: "published",
      told: true,
    });
    expect(await row("told")).toMatchObject({ state: "published", score: 2 });
    expect(Number((await row("told")).read_at)).toBe(NOW);
    expect(await decide("told", { action: "publish" })).toMatchObject({ why: "already" });
    await decide("told", { action: "answer", text: "Thank you" });
    await decide("told", { action: "answer", text: "Thank you, Mina" });
    expect((await row("told")).answer).toBe("Thank you, Mina");
    await decide("told", { action: "hide", reason: "personal-data" });
    expect(await row("told")).toMatchObject({ state: "hidden", reason: "personal-data" });
    expect(await decide("told", { action: "answer", text: "Hm" })).toEqual({
      is: "refused",
      why: "not-published",
      state: "hidden",
    });
    await decide("told", { action: "publish" });
    expect(await row("told")).toMatchObject({ state: "published", reason: null });

    const decisions = await decisionsOf("told");
    expect(decisions.map(({ action }) => action).toSorted()).toEqual(
      ["publish", "answer", "answer", "hide", "publish"].toSorted(),
    );
    expect(decisions).toContainEqual(expect.objectContaining({ note: "Thank you" }));
    expect(decisions).toContainEqual(
      expect.objectContaining({ actor: "command line", reason: "personal-data", note: null }),
    );
    const events = await eventsOf("told");
    expect(events.map(({ event }) => event)).toEqual([
      "Review Published",
      "Review Answered",
      "Review Answered",
      "Review Hidden",
      "Review Published",
    ]);
    expect(new Set(events.map(({ messageId }) => messageId)).size).toBe(5);
    expect(events[3].properties).toEqual({
      review_id: "told",
      product: "tea",
      kind: "stars",
      stars: 2,
      verified: true,
      reason: "personal-data",
    });
    const mails = await mailsOf(email);
    expect(mails.map(({ data }) => data.review)).toEqual([
      { is: "published", product: "First flush" },
      { is: "answered", product: "First flush", answer: "Thank you" },
      { is: "answered", product: "First flush", answer: "Thank you, Mina" },
      { is: "hidden", product: "First flush", reason: "personal-data" },
      { is: "published", product: "First flush" },
    ]);
    expect(mails[0]).toMatchObject({
      template: "review-decision",
      category: "transactional",
      to: { address: email },
      data: { person: { name: "Mina" } },
    });
    expect(appended).toBe(5);
  });

  it("writes to nobody of whom no address is known, and proves nothing by an event", async () => {
    await addReviews(
      database.db,
      reviewRow("browser", { state: "waiting", visitor_id: "visitor-1" }),
      reviewRow("nobody", { state: "waiting", source: "import", imported_from: "Judge.me" }),
      reviewRow("person", { state: "waiting", visitor_id: "visitor-2", profile_id: "profile" }),
    );
    const identity = { kind: "user", value: "user-7", profile_id: "profile" } as const;
    await database.db.insertInto("identity").values(identity).execute();
    for (const id of ["browser", "nobody", "person"]) {
      expect(await decide(id, { action: "publish" })).toMatchObject({ told: false });
    }
    const [browser] = await eventsOf("browser");
    expect(browser).toMatchObject({ anonymousId: "visitor-1" });
    expect(browser).not.toHaveProperty("stagelight");
    const [nobody] = await eventsOf("nobody");
    expect(nobody).not.toHaveProperty("anonymousId");
    const [person] = await eventsOf("person");
    expect(person).toMatchObject({ userId: "user-7" });
    expect(person).not.toHaveProperty("anonymousId");
  });

  it("knows no review by another name, publishes no score, and nothing of who was erased", async () => {
    expect(await decide("nobody-knows", { action: "publish" })).toEqual({ is: "unknown" });
    await addReviews(
      database.db,
      reviewRow("score", { kind: "nps", product: null, state: "waiting", score: 9 }),
      reviewRow("erased", { state: "waiting", locale: "", text: null, author: null }),
    );
    expect(await decide("score", { action: "publish" })).toMatchObject({ why: "score" });
    expect(await decide("erased", { action: "publish" })).toMatchObject({ why: "erased" });
    expect(await decisionsOf("score")).toEqual([]);
  });

  it("picks with permission alone, and tells nobody of it", async () => {
    await addReviews(
      database.db,
      reviewRow("quoted", { permission: 1 }),
      reviewRow("not-quoted", { permission: 0 }),
    );
    expect(await decide("not-quoted", { action: "feature" })).toMatchObject({
      why: "no-permission",
    });
    expect(await decide("quoted", { action: "feature" })).toMatchObject({ told: false });
    expect(Number((await row("quoted")).featured_at)).toBe(NOW);
    await decide("quoted", { action: "hide", reason: "hateful" });
    expect((await row("quoted")).featured_at).toBeNull();
  });

  it("is decided once by many who decide at once", async () => {
    await addReviews(database.db, reviewRow("raced", { state: "waiting" }));
    await addInvitation(database.db, "raced", {
      email: "race@tea.example",
      address: "race@tea.example",
    });
    // Connections of one thread that lock a file wait for one another for ever.
    const others = Array.from({ length: kind === "sqlite" ? 0 : 7 }, () =>
      openDatabase(test.address),
    );
    try {
      const all = await Promise.all(
        Array.from({ length: 8 }, (_, at) => others[at] ?? database).map((on) =>
          decide("raced", { action: "publish" }, on),
        ),
      );
      expect(all.filter(({ is }) => is === "done")).toHaveLength(1);
      expect(all.filter((each) => each.is === "refused" && each.why === "already")).toHaveLength(7);
      expect(await decisionsOf("raced")).toHaveLength(1);
      expect(await eventsOf("raced")).toHaveLength(1);
      expect(await mailsOf("race@tea.example")).toHaveLength(1);
    } finally {
      await Promise.all(others.map((each) => each.close()));
    }
  });

  it("does the same to every score: rows, decisions, mails and events differ in it alone", async () => {
    const decisions: readonly Decision[] = [
      { action: "publish" },
      { action: "feature" },
      { action: "answer", text: "Thank you" },
      { action: "hide", reason: "off-topic" },
      { action: "publish" },
      { action: "hide", reason: "spam" },
    ];
    const told = [];
    for (const score of [1, 2, 3, 4, 5]) {
      const id = `same-${score}`;
      const email = `same-${score}@tea.example`;
      const text = "The same";
      await addReviews(
        database.db,
        reviewRow(id, { score, text, state: "waiting", permission: 1 }),
      );
      await addInvitation(database.db, id, { email, address: email });
      const results = [];
      for (const decision of decisions) results.push(await decide(id, decision));
      expect(results.map(({ is }) => is)).toEqual(decisions.map(() => "done"));
      const { score: _, ...after } = await row(id);
      const made = [
        results,
        after,
        (await decisionsOf(id)).map(({ id: _id, ...rest }) => rest),
        (await eventsOf(id)).map(
          ({ messageId: _id, properties: { stars: _stars, ...rest }, ...event }) => [event, rest],
        ),
        await mailsOf(email),
      ];
      const alike = JSON.stringify(made).replaceAll(id, "same").replaceAll(email, "same");
      told.push(JSON.parse(alike) as unknown);
    }
    for (const each of told) expect(each).toEqual(told[0]);
  });

  it("lets an average go on that stood still, once", async () => {
    const product = { product: "tea", name: "First flush", url: null, alarmed_at: null };
    await database.db
      .insertInto("review_product")
      .values({ ...product, frozen_at: 1, frozen: "{}", released_at: null })
      .execute();
    expect(await checkFrozen(database)).toMatchObject([
      { state: "note", found: expect.stringContaining('"tea"') },
    ]);
    expect(await unfreezeProduct({ database }, { product: "tea", now: NOW })).toBe(true);
    expect(await checkFrozen(database)).toEqual([]);
    expect(await unfreezeProduct({ database }, { product: "tea", now: NOW })).toBe(false);
    const rows = await database.db.selectFrom("review_product").selectAll().execute();
    expect(rows).toMatchObject([{ name: "First flush", frozen: null, frozen_at: null }]);
    expect(Number(rows[0]!.released_at)).toBe(NOW);
  });
});
