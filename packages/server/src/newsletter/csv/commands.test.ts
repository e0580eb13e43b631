import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StagelightError } from "@stagelight/core/config";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type TestDatabase, testDatabase } from "../../store/test-database.ts";
import type { Command, OptionValues } from "../../command-line/command.ts";
import { keyRing } from "../../keys/key-ring.ts";
import { suppressionHash } from "../../privacy/suppression.ts";
import type { Database } from "../../store/database.ts";
import { migrate } from "../../store/migrate.ts";
import { openDatabase } from "../../store/open.ts";
import { colors } from "../../terminal/colors.ts";
import { newsletterExportCommand } from "./export-command.ts";
import { newsletterImportCommand } from "./import-command.ts";
import { CONFIG } from "./test-config.ts";

const SECRET = "the-secret-of-this-test-0123456789ab";

describe.each(["sqlite", "postgres"] as const)(
  "CSV of the newsletter, on %s",
  { timeout: 60_000 },
  (kind) => {
    let folder: string;
    let test: TestDatabase;
    let database: Database;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), "stagelight-csv-"));
      writeFileSync(
        join(folder, "stagelight.config.mjs"),
        `export default ${JSON.stringify(CONFIG)};`,
      );
      test = await testDatabase(kind);
      vi.stubEnv("STAGELIGHT_SECRET", SECRET);
      vi.stubEnv("DATABASE_URL", test.address);
      database = openDatabase(test.address);
      await migrate(database);
    }, 60_000);
    afterAll(async () => {
      vi.unstubAllEnvs();
      await database.close();
      await test.remove();
      rmSync(folder, { recursive: true });
    });
    beforeEach(async () => {
      for (const table of ["subscriber", "subscription", "sign_up", "consent_receipt"] as const) {
        await database.db.deleteFrom(table).execute();
      }
    });

    async function run(command: Command, values: OptionValues) {
      const out: string[] = [];
      const notes: string[] = [];
      const told: number[] = [];
      const code = await command.run(
        { config: join(folder, "stagelight.config.mjs"), ...values },
        {
          out: (text) => void out.push(text),
          note: (text) => void notes.push(text),
          progress: (_, part) => void told.push(part),
          colors: colors(false),
        },
      );
      return { code, out, notes, told };
    }

    let files = 0;
    function importing(text: string | Buffer, values: OptionValues = {}) {
      const file = join(folder, `people-${++files}.csv`);
      writeFileSync(file, text);
      return run(newsletterImportCommand, { file, list: "tea", yes: true, ...values });
    }
    const CONFIRMED = { confirmed: true, proof: "Mailchimp, double opt-in" } as const;

    const exported = async (values: OptionValues = {}): Promise<string> =>
      `${(await run(newsletterExportCommand, values)).out.join("\n")}\n`;
    const rows = (table: "subscription" | "sign_up" | "consent_receipt" | "subscriber") =>
      database.db.selectFrom(table).selectAll().execute() as Promise<Record<string, unknown>[]>;

    it("takes in a spreadsheet, says what it makes of it, and gives it back", async () => {
      const sheet = [
        "이메일 주소,이름,언어,어떤 차?,note,등급",
        'Mina@Tea.example,김미나,ko,"녹차, 홍차",=1+1,5',
        "hana@tea.example,Hana,en,,-,",
        "MINA@tea.example,again,en,,,",
        "nobody,,,,,",
        "jo@tea.example,,,coffee,,",
        "",
      ].join("\r\n");
      const { code, out, notes } = await importing(sheet, CONFIRMED);
      expect(code).toBe(1);
      expect(notes).toEqual([
        'Line 5: "nobody" is not one address. Write exactly one, such as mina@tea.example.',
        'Line 6: teas: "coffee" does not fit. Write some of green, black, or leave the cell empty.',
      ]);
      expect(out).toEqual([
        "2  come onto the list tea",
        "1  are there already",
        "2  lines cannot be taken in",
        "Columns that nothing is made of: 등급",
        "Imported 2 people.",
      ]);
      const text = await exported();
      const [header, ...lines] = text.trim().split("\r\n");
      expect(header).toBe("email,name,language,frequency,list,state,since,reason,teas,note");
      const today = new Date().toISOString().slice(0, 10);
      expect(lines.map((line) => line.replace(/T[\d:.]+Z/, "")).toSorted()).toEqual([
        `hana@tea.example,Hana,en,,tea,confirmed,${today},,,'-`,
        `mina@tea.example,김미나,ko,,tea,confirmed,${today},,"green, black",'=1+1`,
      ]);
      expect(await rows("consent_receipt")).toMatchObject([
        {
          action: "imported",
          wording: "Mailchimp, double opt-in",
          form: "import",
          lists: '["tea"]',
        },
        { action: "imported" },
      ]);
      // And what was given back can be taken in: by others, and here nothing changes.
      expect((await importing(text, CONFIRMED)).out).toEqual([
        "2  are there already",
        "Columns that nothing is made of: since, reason",
        "Nobody is left to be imported.",
      ]);
      await database.db.deleteFrom("subscription").execute();
      await database.db.deleteFrom("subscriber").execute();
      await importing(text, CONFIRMED);
      expect(
        (await exported())
          .replaceAll(/T[\d:.]+Z/g, "")
          .split("\r\n")
          .toSorted(),
      ).toEqual(
        text
          .replaceAll(/T[\d:.]+Z/g, "")
          .split("\r\n")
          .toSorted(),
      );
    });

    it("tells the log once of who comes with their consent, and of nobody else", async () => {
      const told = async () => {
        const rows = await database.db.selectFrom("log").select(["body", "trust"]).execute();
        return rows.map(({ body, trust }) => ({ ...(JSON.parse(body) as object), trust }));
      };
      await database.db.deleteFrom("log").execute();
      const people = "email,name,teas\nmina@tea.example,Mina,녹차\njuno@tea.example,,\n";
      await importing(people, { ...CONFIRMED, "dry-run": true });
      await importing("email\nwaits@tea.example\n", {});
      await importing("email\nquiet@tea.example\n", { ...CONFIRMED, silent: true });
      expect(await told()).toEqual([]);
      await importing(people, CONFIRMED);
      await importing(people, CONFIRMED);
      const proof = (email: string) => ({ trust: 1, stagelight: { proof: { email } } });
      const properties = { form: "import", lists: ["tea"], topic: ["green"] };
      expect(await told()).toMatchObject([
        { type: "identify", traits: { name: "Mina", teas: ["green"], interests: ["green"] } },
        { event: "Newsletter Subscribed", properties, ...proof("mina@tea.example") },
        { type: "identify", traits: { email: "juno@tea.example" } },
        { event: "Newsletter Subscribed", ...proof("juno@tea.example") },
      ]);
      await importing("email,name\nmina@tea.example,Somebody\n", { ...CONFIRMED, list: "ware" });
      // What she has said herself stays.
      expect((await told()).slice(4)).toMatchObject([{ properties: { lists: ["ware"] } }]);
      await database.db.deleteFrom("log").execute();
    });

    it("mails nobody, and lets who has not confirmed wait", async () => {
      const { code, out } = await importing("email,name\na@tea.example,A\n");
      expect([code, out]).toEqual([0, ["1  wait until they confirm", "Imported 1 person."]]);
      expect(await rows("subscription")).toEqual([]);
      expect(await rows("subscriber")).toMatchObject([
        { email: "a@tea.example", name: null, fields: "{}", confirmed_at: null },
      ]);
      expect(await rows("sign_up")).toMatchObject([
        { address: "a@tea.example", name: "A", lists: '["tea"]', confirmed_at: null },
      ]);
      expect(await exported()).not.toContain("a@tea.example");
      expect((await importing("email\na@tea.example\n")).out[0]).toBe("1  are there already");
      const jobs = await database.db.selectFrom("job").select("id").execute();
      expect(jobs).toEqual([]);
      // But who is asked to, and then once.
      for (let times = 0; times < 2; times++) {
        const more = await importing("email\na@tea.example\nb@tea.example\n", { ask: true });
        expect(more.code).toBe(0);
      }
      const asked = await database.db
        .selectFrom("job")
        .select(["recipient", "payload"])
        .orderBy("recipient")
        .execute();
      expect(asked.map(({ recipient }) => recipient)).toEqual(["a@tea.example", "b@tea.example"]);
      expect(JSON.parse(asked[0]!.payload)).toMatchObject({ category: "confirmation" });
      await database.db.deleteFrom("sign_up").execute();
      await database.db.deleteFrom("subscriber").where("email", "=", "b@tea.example").execute();
      // With their proof they need not wait any more.
      expect((await importing("email,name\na@tea.example,Ada\n", CONFIRMED)).out[0]).toBe(
        "1  come onto the list tea",
      );
      expect(await rows("subscriber")).toMatchObject([
        { name: "Ada", confirmed_at: expect.anything() },
      ]);
    });

    it("brings nobody back who has left, was erased, or left elsewhere", async () => {
      const ring = keyRing([SECRET]);
      const suppress = (email: string, scope: string, reason: string) =>
        database.db
          .insertInto("suppression")
          .values({ hash: suppressionHash(ring, email), scope, reason, created_at: 0 })
          .execute();
      await suppress("erased@tea.example", "marketing", "erased");
      await suppress("bounced@tea.example", "every", "no-such-address");
      await suppress("ware@tea.example", "list:ware", "unsubscribed");
      await importing("email\nleft@tea.example\n", CONFIRMED);
      await database.db
        .updateTable("subscription")
        .set({ state: "left", reason: "too much" })
        .execute();
      const text =
        "email,status,list\nerased@tea.example,,\nbounced@tea.example,,\nware@tea.example,,tea\nleft@tea.example,,\nelsewhere@tea.example,unsubscribed,\nother@tea.example,,ware\nodd@tea.example,on holiday,\n";
      expect((await importing(text, CONFIRMED)).out).toEqual([
        "1  come onto the list tea",
        "1  wait until they confirm",
        "4  have left or unsubscribed, and stay so",
        "1  are of another list",
        "Imported 2 people.",
      ]);
      expect(await exported()).toContain("ware@tea.example");
      expect((await exported({ left: true })).match(/@tea/g)).toHaveLength(2);
      expect(await exported({ left: true })).toContain(",left,");
      expect(await exported({ list: "ware" })).not.toContain("@tea");
    });

    it("looks first, asks, and says what was typed wrong", async () => {
      const dry = await importing("email\na@tea.example\n", { ...CONFIRMED, "dry-run": true });
      expect([dry.code, dry.out]).toEqual([0, ["1  come onto the list tea"]]);
      expect(await rows("subscriber")).toEqual([]);
      const problem = (work: Promise<unknown>) =>
        work.then(
          () => undefined,
          (error: unknown) => (error as StagelightError).problems[0]?.path,
        );
      const text = "email\na@tea.example\n";
      expect(await problem(importing(text, { yes: undefined }))).toBe("--yes");
      expect(await problem(importing(text, { list: undefined }))).toBe("--list");
      expect(await problem(importing(text, { list: "wares" }))).toBe("--list");
      expect(await problem(importing(text, { confirmed: true }))).toBe("--proof");
      expect(await problem(importing(text, { proof: "a fair" }))).toBe("--confirmed");
      expect(await problem(importing(text, { ...CONFIRMED, ask: true }))).toBe("--ask");
      expect(await problem(importing(text, { encoding: "ebcdic" }))).toBe("--encoding");
      expect(await problem(importing("name\nMina\n"))).toMatch(/people-\d+\.csv, line 1$/);
      expect(await problem(importing(""))).toMatch(/line 1$/);
      expect(await rows("subscriber")).toEqual([]);
    });

    it("goes on where it was broken off, within bounds", { timeout: 120_000 }, async () => {
      const line = (each: number) => `person-${each}@tea.example,Mina ${each},녹차\n`;
      const people = 4_000;
      const text = (from: number, to: number) =>
        `email,name,teas\n${Array.from({ length: to - from }, (_, at) => line(from + at)).join("")}`;
      await importing(text(0, 1_700), CONFIRMED);
      const { out, told } = await importing(text(0, people), CONFIRMED);
      expect(out).toEqual([
        "2,300  come onto the list tea",
        "1,700  are there already",
        "Imported 2,300 people.",
      ]);
      expect(told.length).toBeGreaterThan(3);
      const file = join(folder, "out.csv");
      const { out: said } = await run(newsletterExportCommand, { file, bom: true });
      expect(said).toEqual([`Wrote 4,000 lines into ${file}.`]);
      const written = readFileSync(file, "utf8");
      expect(written.startsWith("\uFEFFemail,")).toBe(true);
      expect(new Set(written.trim().split("\r\n")).size).toBe(people + 1);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      await expect(run(newsletterExportCommand, { file })).rejects.toThrow("which is there");
      rmSync(file);
    });
  },
);
