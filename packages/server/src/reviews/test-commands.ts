import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import { testDatabase } from "../store/test-database.ts";
import type { Command, OptionValues } from "../command-line/command.ts";
import type { Database, DatabaseKind } from "../store/database.ts";
import { migrate } from "../store/migrate.ts";
import { openDatabase } from "../store/open.ts";
import { colors } from "../terminal/colors.ts";

/** For tests: a site with reviews, as somebody at its command line has it. */
export interface TestCommands {
  readonly folder: string;
  readonly database: Database;
  /** What a command says, and how it ends. */
  run(
    command: Command,
    values?: OptionValues,
  ): Promise<{ code: number; out: string[]; notes: string[]; told: number[] }>;
  close(): Promise<void>;
}

const CONFIG = {
  site: { name: "Nuri Tea", url: "https://nuri.example", locales: ["ko", "en"] },
  mail: { from: "hello@nuri.example", postalAddress: "Seoul" },
  server: {},
  review: {},
};

/** Such a site, with a database of its own. */
export async function testCommands(kind: DatabaseKind): Promise<TestCommands> {
  const folder = mkdtempSync(join(tmpdir(), "stagelight-reviews-"));
  const config = join(folder, "stagelight.config.mjs");
  writeFileSync(config, `export default ${JSON.stringify(CONFIG)};`);
  const test = await testDatabase(kind);
  vi.stubEnv("STAGELIGHT_SECRET", "the-secret-of-this-test-0123456789ab");
  vi.stubEnv("NODE_ENV", "development");
  vi.stubEnv("DATABASE_URL", test.address);
  const database = openDatabase(test.address);
  await migrate(database);
  return {
    folder,
    database,
    async run(command, values = {}) {
      const out: string[] = [];
      const notes: string[] = [];
      const told: number[] = [];
      const code = await command.run(
        { config, ...values },
        {
          out: (text) => void out.push(text),
          note: (text) => void notes.push(text),
          progress: (_, part) => void told.push(part),
          colors: colors(false),
        },
      );
      return { code, out, notes, told };
    },
    async close() {
      vi.unstubAllEnvs();
      await database.close();
      await test.remove();
      rmSync(folder, { recursive: true });
    },
  };
}
