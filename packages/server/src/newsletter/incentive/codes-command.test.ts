import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig, type StagelightError } from "@stagelight/core/config";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createServer, type StagelightServer } from "../../http/server.ts";
import { createLogger } from "../../operations/log.ts";
import { openDatabase } from "../../store/open.ts";
import { colors } from "../../terminal/colors.ts";
import { checkIncentive, incentiveMetrics } from "./check.ts";
import { newsletterCodesCommand } from "./codes-command.ts";
import { grantIncentive } from "./grant.ts";

const input = (codes: object) => ({
  site: { name: "Nuri Tea", url: "https://nuri.example", locales: ["ko", "en"] },
  server: {},
  mail: { from: "hello@nuri.example", postalAddress: "Seoul" },
  newsletter: {
    incentive: { kind: "code", text: { en: "10 % off", ko: "첫 주문 10% 할인" }, codes },
  },
});

let folder: string;
let environment: Record<string, string>;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "stagelight-codes-"));
  environment = {
    STAGELIGHT_SECRET: "the-secret-of-this-test-0123456789ab",
    DATABASE_URL: `file:${join(folder, "test.db")}`,
    SMTP_URL: "smtp://127.0.0.1:9",
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** The config that the last server was started with; another file each time, since modules are kept. */
let configFile = "";
let configs = 0;

function serve(config: object): Promise<StagelightServer> {
  configFile = join(folder, `config-${++configs}.mjs`);
  writeFileSync(configFile, `export default ${JSON.stringify(config)};`);
  return createServer({
    config: readConfig(config),
    environment,
    folder,
    logger: createLogger({ level: "silent", secrets: [] }),
  });
}

async function codes(values: Record<string, string | true> = {}): Promise<string[]> {
  const out: string[] = [];
  const told = (text: string) => void out.push(text);
  const terminal = { out: told, note: told, progress: () => {}, colors: colors(false) };
  expect(await newsletterCodesCommand.run({ config: configFile, ...values }, terminal)).toBe(0);
  return out;
}

it(
  "fills the pool when it starts, says when it runs out, and brings what is owed",
  { timeout: 60_000 },
  async () => {
    writeFileSync(join(folder, "codes.txt"), "\uFEFF# Summer\r\nTEA-1\r\n\r\nTEA-2\r\nTEA-1\r\n");
    const config = input({ pool: "codes.txt" });
    await (await serve(config)).close();
    // Starting again changes nothing.
    const server = await serve(config);
    try {
      expect(await codes()).toEqual(["2 of 2 codes are left; 0 were given."]);
      const database = openDatabase(environment["DATABASE_URL"]!);
      const confirm = async (): Promise<string> => {
        const id = randomUUID();
        const at = Date.now();
        const about = { subscriber_id: id, list: "newsletter", at, reason: null };
        await database.db
          .insertInto("subscriber")
          .values({
            id,
            address_key: id,
            email: `${id}@tea.example`,
            name: null,
            fields: "{}",
            locale: "ko",
            frequency: null,
            created_at: at,
            changed_at: at,
            confirmed_at: at,
          })
          .execute();
        await database.db
          .insertInto("subscription")
          .values({ ...about, state: "confirmed" })
          .execute();
        const given = await database.db
          .transaction()
          .execute((step) =>
            grantIncentive(
              step,
              "sqlite",
              { id: "welcome", kind: "code" },
              { subscriberId: id, addressKeys: [id], now: at },
            ),
          );
        return given.is;
      };
      const finding = async () => {
        const [found] = await checkIncentive(database, readConfig(config));
        return [found!.state, found!.found];
      };
      try {
        expect(await finding()).toEqual(["ok", "0 people have got it; 2 of 2 codes are left"]);
        expect([await confirm(), await confirm(), await confirm()]).toEqual([
          "given",
          "given",
          "owed",
        ]);
        expect(await finding()).toEqual([
          "wrong",
          "2 people have got it; 0 of 2 codes are left; 1 wait for it",
        ]);
        expect(
          (await incentiveMetrics(server.services)).map(({ name, value }) => [name, value]),
        ).toEqual([
          ["incentive_given", 2],
          ["incentive_owed", 1],
          ["incentive_codes_left", 0],
        ]);
        const more = join(folder, "more.txt");
        writeFileSync(more, "TEA-2\nTEA-3\nTEA-4\n");
        expect(await codes({ file: more })).toEqual([
          "Added 2 of 3 codes.",
          "1 of those who waited get theirs by mail.",
          "1 of 4 codes are left; 3 were given.",
        ]);
        const jobs = await database.db.selectFrom("job").select("payload").execute();
        expect(jobs.map(({ payload }) => JSON.parse(payload) as object)).toMatchObject([
          {
            template: "newsletter-incentive",
            category: "transactional",
            data: { incentive: { code: "TEA-3", text: "첫 주문 10% 할인" } },
          },
        ]);
        const listed = await codes({ list: true });
        expect(listed.map((line) => line.split("  ").length)).toEqual([2, 2, 2, 1]);
      } finally {
        await database.close();
      }
    } finally {
      await server.close();
    }
  },
);

it("makes codes, as many as the config says", { timeout: 60_000 }, async () => {
  await (await serve(input({ generate: { prefix: "NURI-", most: 25 } }))).close();
  const listed = await codes({ list: true });
  expect(listed.filter((line) => line.startsWith("NURI-"))).toHaveLength(21);
});

it(
  "does not start with a pool that cannot be read, and says what to mend",
  { timeout: 60_000 },
  async () => {
    const problems = (work: Promise<unknown>) =>
      work.then(
        () => [],
        (error: unknown) => (error as StagelightError).problems,
      );
    expect(await problems(serve(input({ pool: "none.txt" })))).toMatchObject([
      { path: "none.txt" },
    ]);
    writeFileSync(join(folder, "bad.txt"), "TEA-1\ncode,used\nTEA 2\n");
    expect((await problems(serve(input({ pool: "bad.txt" })))).map(({ path }) => path)).toEqual([
      `${join(folder, "bad.txt")}, line 2`,
      `${join(folder, "bad.txt")}, line 3`,
    ]);
    await serve({ ...input({ pool: "codes.txt" }), newsletter: {} }).then((server) =>
      server.close(),
    );
    expect(await problems(codes())).toMatchObject([{ path: "newsletter.incentive" }]);
  },
);
