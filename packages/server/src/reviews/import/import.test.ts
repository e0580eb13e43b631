import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { StagelightError } from "@stagelight/core/config";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OptionValues } from "../../command-line/command.ts";
import { keyRing } from "../../keys/key-ring.ts";
import { suppressionHashes } from "../../privacy/suppression.ts";
import { reviewsExportCommand } from "../commands/export-command.ts";
import { summaryOf } from "../publish/summary.ts";
import { addReviews, reviewRow } from "../publish/test-rows.ts";
import { type TestCommands, testCommands } from "../test-commands.ts";
import { reviewsImportCommand } from "./import-command.ts";

const JUDGE_ME = `title,body,rating,review_date,reviewer_name,reviewer_email,product_id,product_title,reply,reply_date,ip_address
"Good, and ""green""","Lovely
tea",5,2024-03-05 12:33:11 UTC,Mina K.,mina@tea.example,sejak,First flush,,,203.0.113.9
,Broken lid,2,2024-03-06,Hana,,sejak,First flush,We have mended it,2024-03-07,203.0.113.10
`;

describe.each(["sqlite", "postgres"] as const)(
  "reviews of elsewhere, on %s",
  { timeout: 60_000 },
  (kind) => {
    let test: TestCommands;
    let files = 0;
    beforeAll(async () => {
      test = await testCommands(kind);
    }, 60_000);
    afterAll(() => test.close());
    beforeEach(async () => {
      for (const table of ["review", "review_product"] as const) {
        await test.database.db.deleteFrom(table).execute();
      }
    });

    function importing(text: string | Buffer, values: OptionValues = {}) {
      const file = join(test.folder, `reviews-${++files}.csv`);
      writeFileSync(file, text);
      return test.run(reviewsImportCommand, { file, from: "Judge.me", yes: true, ...values });
    }
    const reviews = () =>
      test.database.db.selectFrom("review").selectAll().orderBy("created_at").execute();
    const decisions = async () => {
      const ids = (await reviews()).map(({ id }) => id);
      const rows = test.database.db.selectFrom("review_decision").selectAll();
      return rows.where("review_id", "in", ["", ...ids]).execute();
    };

    it("takes in a service's file as it is, labelled, verified by nothing, read by nobody yet", async () => {
      const { code, out } = await importing(JUDGE_ME);
      expect(code).toBe(0);
      expect(out).toEqual([
        "2  are new",
        "Stars: 0 × ★, 1 × ★★, 0 × ★★★, 0 × ★★★★, 1 × ★★★★★",
        "Columns that nothing is made of: ip_address",
        "Imported 2 reviews from Judge.me.",
      ]);
      const [one, two] = await reviews();
      expect(one).toMatchObject({
        product: "sejak",
        kind: "stars",
        text: 'Good, and "green"\n\nLovely\ntea',
        author: "Mina K.",
        locale: "ko",
        source: "import",
        imported_from: "Judge.me",
        state: "waiting",
        read_at: null,
        reason: null,
        network: null,
      });
      for (const name of ["verified", "invited", "incentivised", "permission"] as const) {
        expect(Number(one![name])).toBe(0);
      }
      expect(Number(one!.score)).toBe(5);
      expect(Number(one!.created_at)).toBe(Date.UTC(2024, 2, 5, 12, 33, 11));
      expect(one!.address_key).toMatch(/^\w+\.[\w-]{43}$/);
      expect(two).toMatchObject({
        text: "Broken lid",
        answer: "We have mended it",
        address_key: null,
      });
      expect(Number(two!.answered_at)).toBe(Date.UTC(2024, 2, 7));
      expect(JSON.stringify(await reviews())).not.toMatch(/tea\.example|203\.0/);
      expect(await test.database.db.selectFrom("job").selectAll().execute()).toEqual([]);
      expect(await decisions()).toEqual([]);
      const { summary, waiting } = await summaryOf(test.database.db, "sejak");
      expect([summary.average, summary.imported, waiting]).toEqual([3.5, 2, 2]);
    });

    it("makes no doubles, whatever stands twice in a file or is done again", async () => {
      await importing(JUDGE_ME);
      const again = await importing(JUDGE_ME);
      expect(again.out.at(-1)).toBe("None is left to be imported.");
      const [header, ...rest] = JUDGE_ME.split("\n");
      const { out } = await importing([header, ...rest, ...rest].join("\n"), { from: "Loox" });
      expect(out.slice(0, 2)).toEqual(["2  are new", "2  are there already"]);
      expect(await reviews()).toHaveLength(4);
      // By its id there it is known again, though its words have changed.
      const named = (text: string) =>
        `id,rating,date,product_id,body\n7,4,2024-01-01,ware,${text}\n`;
      await importing(named("Good"));
      expect((await importing(named("Very good"))).out).toContain("1  are there already");
    });

    it("shows all at once if they were read there, and writes down who has said so", async () => {
      await importing(JUDGE_ME, { publish: true });
      expect((await reviews()).map(({ state }) => state)).toEqual(["published", "published"]);
      expect(await decisions()).toMatchObject(
        [1, 2].map(() => ({
          action: "publish",
          actor: "command line",
          note: "imported from Judge.me",
        })),
      );
      const names = await test.database.db.selectFrom("review_product").selectAll().execute();
      expect(names).toMatchObject([{ product: "sejak", name: "First flush" }]);
    });

    it("brings back nobody who was erased, and says how many these are", async () => {
      const [hash = ""] = suppressionHashes(
        keyRing([process.env["STAGELIGHT_SECRET"]!]),
        "mina@tea.example",
      );
      const row = { hash, scope: "every" as const, reason: "erased" as const, created_at: 1 };
      await test.database.db.insertInto("suppression").values(row).execute();
      const { code, out } = await importing(JUDGE_ME.replace("mina@tea", "Mina@Tea"));
      await test.database.db.deleteFrom("suppression").execute();
      expect(code).toBe(0);
      expect(out.slice(0, 2)).toEqual([
        "1  are new",
        "1  are of people who were erased here, and are left out",
      ]);
      expect(await reviews()).toMatchObject([{ author: "Hana" }]);
      // Who has left the newsletter has not asked for that.
      await test.database.db
        .insertInto("suppression")
        .values({ ...row, reason: "unsubscribed" })
        .execute();
      expect((await importing(JUDGE_ME)).out[0]).toBe("1  are new");
      await test.database.db.deleteFrom("suppression").execute();
    });

    it("tells of every line that does not fit, and takes in the others", async () => {
      const day = "2024-01-01";
      const lines = [
        `0,${day},a,none`,
        `6,${day},a,too many`,
        `4.5,${day},a,half`,
        `=1+1,${day},a,formula`,
        "5,05/03/2024,a,which day",
        "5,2024-02-30,a,no day",
        "5,2999-01-01,a,to come",
        `5,${day},,no product`,
        `5,${day},a,${"x".repeat(5_001)}`,
        `5.0,${day} 10:00:00+09:00,a,good`,
      ];
      const { code, out, notes } = await importing(
        `rating,date,product_id,body\n${lines.join("\n")}\n`,
      );
      expect(code).toBe(1);
      expect(notes.map((note) => note.split(":")[0])).toEqual(
        [2, 3, 4, 5, 6, 7, 8, 9, 10].map((line) => `Line ${line}`),
      );
      expect(notes[4]).toContain("Write the day with the year first");
      expect(notes[8]).toContain("nothing is cut");
      expect(out).toContain("9  lines cannot be taken in");
      const [only] = await reviews();
      expect(only).toMatchObject({ text: "good" });
      expect(Number(only!.created_at)).toBe(Date.UTC(2024, 0, 1, 1));
    });

    it("reads files of Korea and China, and names what a line leaves out", async () => {
      await importing("별점;작성일;내용;작성자\n5;2024.03.05;향이 좋아요;미나\n", {
        product: "sejak",
      });
      expect(await reviews()).toMatchObject([
        { product: "sejak", text: "향이 좋아요", author: "미나", locale: "ko" },
      ]);
      const chinese = "评分,评价时间,评价内容,商品编号,语言\n5,2024-03-06,很香,sejak,zh_CN\n";
      await importing(chinese);
      expect((await reviews())[1]).toMatchObject({ text: "很香", locale: "zh-CN" });
    });

    it("keeps hostile cells as the text that they are, and gives back no formula", async () => {
      const hostile = [
        '=HYPERLINK(""https://evil.example"")',
        "@SUM(1)",
        "</script><script>canary()</script>",
        "\u202Egnp.exe",
        "a;=1+1",
        "\u0000nothing",
      ];
      const lines = hostile.map((text, at) => `5,2024-01-0${at + 1},a,"${text}","${text}"\n`);
      await importing(`rating,date,product_id,body,author\n${lines.join("")}`);
      const texts = (await reviews()).map(({ text }) => text);
      expect(texts).toEqual([
        '=HYPERLINK("https://evil.example")',
        "@SUM(1)",
        "</script><script>canary()</script>",
        "\u202Egnp.exe",
        "a;=1+1",
        "\uFFFDnothing",
      ]);
      const { out } = await test.run(reviewsExportCommand);
      const cells = out.join("\n").split(/[\r\n,;]/);
      expect(cells.filter((each) => /^[\s"]*[=+\-@]/.test(each))).toEqual([]);
    });

    it("takes in what it has exported, and leaves out scores of the shop", async () => {
      await addReviews(
        test.database.db,
        reviewRow("one", { product: "=tea", text: "=1+1", score: 2, answer: "-1", answered_at: 1 }),
        reviewRow("two", { kind: "nps", product: null, score: 9, text: null, created_at: 1 }),
      );
      const file = join(test.folder, `export-${kind}.csv`);
      const { out } = await test.run(reviewsExportCommand, { file, bom: true });
      expect(out).toEqual([`Wrote 2 reviews into ${file}.`]);
      const exported = readFileSync(file);
      expect(exported.toString().startsWith("\uFEFFid,product,")).toBe(true);
      const { out: told } = await importing(exported, { from: "the old shop" });
      expect(told.slice(0, 2)).toEqual([
        "1  are new",
        "1  are scores of the shop, which are left out",
      ]);
      const back = (await reviews()).find(({ source }) => source === "import");
      expect(back).toMatchObject({ product: "=tea", text: "=1+1", answer: "-1" });
      expect(Number(back!.score)).toBe(2);
    });

    it("looks first, asks, and says what was typed wrong", async () => {
      const dry = await importing(JUDGE_ME, { "dry-run": true });
      expect([dry.code, dry.out[0]]).toEqual([0, "2  are new"]);
      expect(await reviews()).toEqual([]);
      const problem = (values: OptionValues, text = JUDGE_ME) =>
        importing(text, values).then(
          () => undefined,
          (error: unknown) => (error as StagelightError).problems[0]?.path,
        );
      expect(await problem({ yes: undefined })).toBe("--yes");
      expect(await problem({ from: undefined })).toBe("--from");
      expect(await problem({ from: " " })).toBe("--from");
      expect(await problem({ from: "x".repeat(61) })).toBe("--from");
      expect(await problem({ from: "a\u0000b" })).toBe("--from");
      expect(await problem({ encoding: "ebcdic" })).toBe("--encoding");
      expect(await problem({}, "rating,date\n5,2024-01-01\n")).toMatch(/csv, line 1$/);
      expect(await problem({}, "")).toMatch(/line 1$/);
      const good = Array.from({ length: 20 }, (_, at) => `5,2024-01-${10 + at},a,${at}`);
      const { out } = await importing(`rating,date,product_id,body\n${good.join("\n")}\n`);
      expect(out.join("\n")).toContain("All of them are good ones.");
    });

    it("goes on where it was broken off, and tells how far it is", async () => {
      const line = (each: number) => `${(each % 5) + 1},2024-01-01,sejak,Text ${each}\n`;
      const text = (to: number) =>
        `rating,date,product_id,body\n${Array.from({ length: to }, (_, at) => line(at)).join("")}`;
      await importing(text(700), { publish: true });
      const { out, told } = await importing(text(3_000), { publish: true });
      expect(out.slice(0, 2)).toEqual(["2,300  are new", "  700  are there already"]);
      expect(told.length).toBeGreaterThan(2);
      const { summary, published } = await summaryOf(test.database.db, "sejak");
      expect([summary.average, summary.count, published]).toEqual([3, 3_000, 3_000]);
      expect(await decisions()).toHaveLength(3_000);
    });
  },
);
