import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readConfig, type StagelightError } from "@stagelight/core/config";
import { HIDE_REASONS } from "@stagelight/core/review";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Command, OptionValues } from "../../command-line/command.ts";
import { checkOverdue } from "../check-overdue.ts";
import { addReviews, reviewRow, WRITTEN } from "../publish/test-rows.ts";
import { type TestCommands, testCommands } from "../test-commands.ts";
import {
  reviewsAnswerCommand,
  reviewsFeatureCommand,
  reviewsHideCommand,
  reviewsPublishCommand,
  reviewsUnfeatureCommand,
} from "./decide-commands.ts";
import { reviewsFiguresCommand } from "./figures-command.ts";
import { reviewsListCommand } from "./list-command.ts";
import { reviewsShowCommand } from "./show-command.ts";
import { reviewsUnfreezeCommand } from "./unfreeze-command.ts";

describe.each(["sqlite", "postgres"] as const)(
  "commands of reviews, on %s",
  { timeout: 60_000 },
  (kind) => {
    let test: TestCommands;
    beforeAll(async () => {
      test = await testCommands(kind);
    }, 60_000);
    afterAll(() => test.close());
    beforeEach(async () => {
      for (const table of ["review", "review_photo", "review_product"] as const) {
        await test.database.db.deleteFrom(table).execute();
      }
    });

    const run = async (command: Command, values: OptionValues = {}) => {
      const { code, out, notes } = await test.run(command, values);
      return { code, text: out.join("\n"), notes };
    };
    const add = (...rows: Parameters<typeof reviewRow>[]) =>
      addReviews(test.database.db, ...rows.map((row) => reviewRow(...row)));
    const row = (id: string) =>
      test.database.db
        .selectFrom("review")
        .selectAll()
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
    const problem = (command: Command, values: OptionValues) =>
      run(command, values).then(
        () => undefined,
        (error: unknown) => (error as StagelightError).problems[0],
      );

    it("lists what waits, the oldest first whatever its stars, in lines that move no cursor", async () => {
      await add(
        ["new", { state: "waiting", score: 5, created_at: WRITTEN + 2 }],
        [
          "old",
          { state: "waiting", score: 1, text: "\u001B[2J\u009B1m\nEvil\u202E", author: null },
        ],
        ["done", { state: "hidden", reason: "spam", created_at: WRITTEN + 1 }],
        ["nps", { kind: "nps", product: null, state: "waiting" }],
      );
      const { text } = await run(reviewsListCommand, { state: "waiting" });
      expect(text.split("\n")).toEqual([
        `old  ${new Date(WRITTEN).toISOString()}  ★☆☆☆☆  tea (waiting, verified, invited)`,
        "  [2J 1m Evil",
        expect.stringMatching(/^new .* ★★★★★ {2}tea by Mina \(waiting, verified, invited\)$/),
        "  Text of new",
      ]);
      expect((await run(reviewsListCommand)).text).toMatch(
        /^new[^]*\ndone .*hidden: spam[^]*\nold /,
      );
      expect((await run(reviewsListCommand, { product: "ware" })).text).toBe("There is none.");
      const json = await run(reviewsListCommand, { state: "waiting", json: true });
      expect(json.text).not.toMatch(/[^\P{Cc}\n]|\u202E/u);
      expect(JSON.parse(json.text)).toMatchObject([
        { id: "old", stars: 1, text: "\u001B[2J\u009B1m\nEvil\u202E", state: "waiting" },
        { id: "new" },
      ]);
      expect(await problem(reviewsListCommand, { state: "lost" })).toMatchObject({
        path: "--state",
      });
    });

    it("shows one whole: what is known of it, its photos, and every decision", async () => {
      await add(["one", { state: "waiting", text: "First\n\nSecond \u001B]0;evil\u0007line" }]);
      await test.database.db
        .insertInto("review_photo")
        .values({
          id: "photo",
          review_id: "one",
          place: 0,
          type: "image/webp",
          width: 1,
          height: 1,
          data: Buffer.from("a photo").toString("base64"),
          created_at: WRITTEN,
        })
        .execute();
      await run(reviewsPublishCommand, { id: "one", note: "fine\u001B[1m" });
      await run(reviewsAnswerCommand, { id: "one", text: "Thank you" });
      const photos = join(test.folder, `photos-${kind}`);
      const { text } = await run(reviewsShowCommand, { id: "one", photos });
      expect(text).toContain("Score            ★★★★☆");
      expect(text).toContain("\n  First\n\n  Second  ]0;evil line\n");
      expect(text).toContain("The shop's answer:\n  Thank you");
      expect(text).toMatch(
        /publish, by command line: fine \[1m\n.*answer, by command line: Thank you/,
      );
      expect(text).not.toMatch(/[^\P{Cc}\n]/u);
      expect(readdirSync(photos)).toEqual(["one-1.webp"]);
      expect(readFileSync(join(photos, "one-1.webp"), "utf8")).toBe("a photo");
      expect((await run(reviewsShowCommand, { id: "one" })).text).toContain("Photos: 1.");
      expect(await problem(reviewsShowCommand, { id: "two" })).toMatchObject({ path: "id" });
    });

    it("decides about several at once, and about each that can be decided", async () => {
      await add(["a", { state: "waiting", score: 1 }], ["b", { state: "waiting", score: 5 }]);
      const { code, text, notes } = await run(reviewsPublishCommand, { id: "a nobody b" });
      expect([code, text]).toEqual([1, "a is published.\nb is published."]);
      expect(notes.join("\n")).toContain('"nobody"');
      expect((await run(reviewsHideCommand, { id: "a", reason: "off-topic" })).text).toBe(
        "a is hidden.",
      );
      expect(await row("a")).toMatchObject({ state: "hidden", reason: "off-topic" });
      expect(await problem(reviewsHideCommand, { id: "a", reason: "off-topic" })).toMatchObject({
        found: "one that stands so already",
      });
    });

    it("hides for a reason of the list alone, which has none for stars or tone", async () => {
      await add(["a", {}], ["b", {}]);
      for (const reason of [undefined, "negative", "too few stars", "rude", ""]) {
        expect(await problem(reviewsHideCommand, { id: "a", reason })).toMatchObject({
          path: "--reason",
          expected: `one of ${HIDE_REASONS.join(", ")}`,
        });
      }
      expect(await problem(reviewsHideCommand, { id: "a", reason: "duplicate" })).toMatchObject({
        path: "--of",
      });
      expect(await problem(reviewsHideCommand, { id: "a", reason: "spam", of: "b" })).toMatchObject(
        { path: "--of" },
      );
      expect(
        await problem(reviewsHideCommand, { id: "a", reason: "duplicate", of: "a" }),
      ).toMatchObject({ path: "a", help: expect.stringContaining("--of <id>") });
      expect((await row("a")).state).toBe("published");
      await run(reviewsHideCommand, { id: "a", reason: "duplicate", of: "b" });
      expect((await run(reviewsShowCommand, { id: "a" })).text).toContain("duplicate, of b");
    });

    it("answers with some text, and picks with permission alone", async () => {
      await add(["a", { permission: 1 }], ["b", { permission: 0 }], ["c", { state: "waiting" }]);
      for (const text of [undefined, " ", "x".repeat(2_001)]) {
        expect(await problem(reviewsAnswerCommand, { id: "a", text })).toMatchObject({
          path: "--text",
        });
      }
      expect(await problem(reviewsAnswerCommand, { id: "c", text: "Hm" })).toMatchObject({
        found: "one that is not published",
      });
      expect((await run(reviewsFeatureCommand, { id: "a" })).text).toBe("a is picked.");
      expect(await problem(reviewsFeatureCommand, { id: "b" })).toMatchObject({
        found: "one whose author has not allowed it",
      });
      expect((await run(reviewsUnfeatureCommand, { id: "a" })).text).toBe(
        "a is not picked any more.",
      );
      expect((await row("a")).featured_at).toBeNull();
    });

    it("tells what nobody has read for two weeks like what is hidden, by its stars, and so does doctor", async () => {
      const now = Date.now();
      const ago = (days: number) => ({
        state: "waiting" as const,
        created_at: now - days * 86_400_000,
      });
      await add(
        ["shown", { score: 1 }],
        ["late", { score: 1, ...ago(15) }],
        ["later", { score: 1, ...ago(90) }],
        ["late-two", { score: 2, ...ago(20) }],
        ["late-elsewhere", { score: 2, product: "pot", ...ago(20) }],
        ["of-late", { score: 1, ...ago(13) }],
        ["erased", { score: 1, locale: "", ...ago(40) }],
        ["good", { score: 5 }],
        ["score", { score: 1, kind: "nps", product: null, ...ago(40) }],
      );
      const { text } = await run(reviewsFiguresCommand);
      expect(text).toMatch(/★ +5 +1 +3 +2 +0 +66\.7 % \(/);
      expect(text).toMatch(/★★★★★ +1 +1 +0 +0 +0 +0\.0 %/);
      const tea = await run(reviewsFiguresCommand, { json: true, product: "tea" });
      expect(JSON.parse(tea.text)).toMatchObject({
        treatment: [
          { waiting: 3, overdue: 2 },
          { waiting: 1, overdue: 1, share: 1 },
          {},
          {},
          { overdue: 0 },
        ],
      });
      const { db } = test.database;
      const config = readConfig({
        server: {},
        mail: { from: "hello@nuri.example", postalAddress: "Seoul" },
        review: {},
      });
      expect(await checkOverdue({ db }, config, now)).toMatchObject([
        {
          state: "note",
          about: "reviews",
          found: "4 wait for longer than 14 days to be read: ★ 2, ★★ 2",
        },
      ]);
      expect(await checkOverdue({ db }, config, now - 365 * 86_400_000)).toEqual([]);
      expect(await checkOverdue({ db }, readConfig({}), now)).toEqual([]);
    });

    it("tells figures with their intervals, what is hidden of each score, and what stands still", async () => {
      const many = (count: number, of: string, more: Parameters<typeof reviewRow>[1]) =>
        Array.from({ length: count }, (_, at): Parameters<typeof reviewRow> => [
          `${of}-${at}`,
          more,
        ]);
      await add(
        ...many(6, "good", { score: 5 }),
        ...many(3, "bad", { score: 1, state: "hidden", reason: "off-topic" }),
        ...many(1, "bad-shown", { score: 1 }),
        ...many(2, "spam", { score: 3, state: "hidden", reason: "spam" }),
        ...many(8, "promoter", { kind: "nps", product: null, score: 10, state: "waiting" }),
        ...many(2, "detractor", { kind: "nps", product: null, score: 0, state: "waiting" }),
        ...many(3, "content", { kind: "csat", product: null, score: 5, state: "waiting" }),
        ...many(4, "easy", { kind: "ces", product: null, score: 6, state: "waiting" }),
      );
      await test.database.db
        .insertInto("review_product")
        .values({
          product: "tea",
          name: null,
          url: null,
          frozen_at: WRITTEN,
          frozen: JSON.stringify({ average: 5, interval: null, count: 6, imported: 0 }),
          alarmed_at: WRITTEN,
          released_at: null,
        })
        .execute();
      const { text } = await run(reviewsFiguresCommand);
      expect(text).toContain("Stars 3.40 (");
      expect(text).toContain("10 of 12 count in the average.");
      expect(text).toContain(
        "7 of 12 are published, 0 wait.\n  2 hidden: spam\n  3 hidden: off-topic",
      );
      expect(text).toMatch(/★ +4 +1 +0 +0 +3 +75\.0 % \(30\.1 % to 95\.4 %\)/);
      expect(text).toMatch(/★★★★★ +6 +6 +0 +0 +0 +0\.0 %/);
      expect(text).toContain("NPS 60.0 (");
      expect(text).toContain("8 promoters, 0 passives, 2 detractors");
      expect(text).toContain("CSAT 100.0 % (");
      expect(text).toContain("CES 6.00");
      expect(text).toContain("reviews unfreeze tea");
      const json = JSON.parse((await run(reviewsFiguresCommand, { json: true })).text);
      expect(json).toMatchObject({
        summary: { average: 3.4, count: 10 },
        nps: { nps: 60, count: 10 },
        treatment: [{ stars: 1, received: 4, hidden: 3, share: 0.75 }, {}, {}, {}, {}],
        frozen: [{ product: "tea" }],
      });
      const tea = JSON.parse(
        (await run(reviewsFiguresCommand, { json: true, product: "tea" })).text,
      );
      expect(tea).toMatchObject({ product: "tea", summary: { average: 5, frozen: true } });
      expect(tea).not.toHaveProperty("nps");
      expect((await run(reviewsUnfreezeCommand, { product: "tea" })).text).toBe(
        "The average of tea goes on.",
      );
      expect(await problem(reviewsUnfreezeCommand, { product: "tea" })).toMatchObject({
        path: "product",
      });
      expect((await run(reviewsFiguresCommand, { product: "tea" })).text).toContain("Stars 3.40 (");
    });

    it("says of nothing that there is nothing", async () => {
      const { text } = await run(reviewsFiguresCommand);
      expect(text).toContain("0 of 0 are published");
      expect(text).not.toMatch(/NaN|undefined|null/);
    });
  },
);
