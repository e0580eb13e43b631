import type { TeamExportsAnswer } from "@stagelight/core/endpoints";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertReview } from "../../reviews/receive/test-reviews.ts";
import { insertReward } from "../decisions/test-rows.ts";
import { type TestDashboard, testDashboard } from "../test-dashboard.ts";

const REVIEWS = 1_203;
const LAST_YEAR = Date.UTC(2025, 11, 31, 23, 59, 59);

describe.each(["sqlite", "postgres"] as const)("exports on %s", { timeout: 60_000 }, (kind) => {
  let test: TestDashboard;
  beforeAll(async () => {
    test = await testDashboard(kind);
    const { db } = test.database;
    const subscriber = (id: string, name: string, state: "confirmed" | "left") => ({
      person: {
        id,
        address_key: id,
        email: `${id}@tea.example`,
        name,
        fields: "{}",
        locale: "ko",
        frequency: null,
        created_at: 1,
        changed_at: 1,
        confirmed_at: 1,
      },
      on: { subscriber_id: id, list: "newsletter", state, at: 1, reason: null },
    });
    const people = [
      subscriber("mina", "=HYPERLINK(박미나)", "confirmed"),
      subscriber("olga", "Olga;+1", "left"),
    ];
    await db
      .insertInto("subscriber")
      .values(people.map(({ person }) => person))
      .execute();
    await db
      .insertInto("subscription")
      .values(people.map(({ on }) => on))
      .execute();
    await db.transaction().execute(async (step) => {
      for (let at = 0; at < REVIEWS; at++) {
        await insertReview({ db: step }, { id: `review-${at}`, created_at: at });
      }
    });
    await insertReward(test.database, { id: "reward", state: "held", at: LAST_YEAR });
    const transfer = {
      book: "referral",
      unit: "USD",
      amount: 500,
      from_account: "program:friends",
      to_account: "member:member-reward:issued",
      reference: "reward",
      reason: null,
      actor: "event",
    };
    await db
      .insertInto("ledger_transfer")
      .values({ id: "issue", step: "issue", at: LAST_YEAR, ...transfer })
      .execute();
    await db
      .insertInto("survey_answer")
      .values({
        id: "answer",
        survey: "heard",
        answers: "{}",
        locale: "ko",
        page: "=1+1",
        visitor_id: null,
        profile_id: null,
        address_key: null,
        created_at: 1,
        idempotency: null,
      })
      .execute();
  }, 60_000);
  afterAll(() => test.close());

  /** The lines of a file, without the mark that it begins with. */
  const linesOf = (text: string): string[] => {
    expect(text[0]).toBe("\uFEFF");
    return text.slice(1).trimEnd().split("\r\n");
  };

  it("are told with how much they are, to the roles that may", async () => {
    const told = async (role: "owner" | "marketer") =>
      (await test.ask<TeamExportsAnswer>("exports", undefined, role)).body;
    expect(await told("owner")).toMatchObject({
      newsletter: { lists: [{ id: "newsletter", confirmed: 1, left: 1 }] },
      referral: { years: [2025] },
      reviews: { count: REVIEWS },
      surveys: [{ id: "heard", count: 1 }],
    });
    expect(await told("marketer")).toMatchObject({
      newsletter: null,
      referral: null,
      reviews: { count: REVIEWS },
      surveys: [{ id: "heard", count: 1 }],
    });
    for (const [path, body] of [
      ["exports/newsletter", {}],
      ["exports/referral", { year: 2025 }],
    ] as const) {
      expect((await test.ask(path, body, "marketer")).body.code).toBe("role-needed");
    }
    expect((await test.ask("exports/reviews", {}, "agent")).body.code).toBe("role-needed");
  });

  it("are files in which no spreadsheet finds a formula", async () => {
    const people = await test.ask("exports/newsletter", { left: true });
    expect(people.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(people.headers.get("content-disposition")).toMatch(
      /^attachment; filename="newsletter-\d{4}-\d\d-\d\d\.csv"$/,
    );
    expect(linesOf(people.text).slice(1)).toEqual([
      expect.stringContaining("mina@tea.example,'=HYPERLINK(박미나),ko"),
      expect.stringContaining("olga@tea.example,Olga;'+1,ko"),
    ]);
    expect(linesOf((await test.ask("exports/newsletter", {})).text)).toHaveLength(2);
    const answers = await test.ask("exports/surveys/heard", {}, "marketer");
    expect(linesOf(answers.text)[1]).toMatch(/^answer,1970-01-01T00:00:00.001Z,ko,'=1\+1,/);
    const given = await test.ask("exports/referral", { year: 2025 });
    expect(linesOf(given.text).slice(1)).toEqual([
      "member-reward,reward@tea.example,reward,friends,USD,5.00,0.00",
    ]);
    expect(linesOf((await test.ask("exports/referral", { year: 2026 })).text)).toHaveLength(1);
    expect((await test.ask("exports/newsletter", { list: "none" })).status).toBe(404);
    expect((await test.ask("exports/surveys/none", {})).status).toBe(404);
  });

  it("come piece by piece, as fast as they are taken, and stop where nobody reads on", async () => {
    const { text } = await test.ask("exports/reviews", {}, "marketer");
    expect(linesOf(text)).toHaveLength(1 + REVIEWS);
    const response = await test.server.fetch(
      new Request("https://nuri.example/_stagelight/dashboard/api/exports/reviews", {
        method: "POST",
        headers: { ...test.members.owner.headers, "content-type": "application/json" },
        body: "{}",
      }),
      { address: "192.0.2.1" },
    );
    const reader = response.body!.getReader();
    const sizes: number[] = [];
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      sizes.push(piece.value.length);
    }
    expect(sizes).toHaveLength(3);
    expect(await test.audit()).toContainEqual({
      actor: "Mo",
      action: "reviews-exported",
      subject: "reviews",
    });
  });
});
