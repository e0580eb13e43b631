import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "@stagelight/core/config";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createServer, type StagelightServer } from "../http/server.ts";
import { createLogger } from "../operations/log.ts";
import { isSuppressed, suppressionHash } from "../privacy/suppression.ts";
import { colors } from "../terminal/colors.ts";
import { mailAllowCommand } from "./allow-command.ts";

const SECRET = "the-secret-of-this-test-0123456789ab";
const input = { site: { url: "https://nuri.example" }, server: {} };

let folder: string;
let server: StagelightServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "stagelight-allow-"));
  writeFileSync(join(folder, "stagelight.config.mjs"), `export default ${JSON.stringify(input)};`);
  const environment = {
    STAGELIGHT_SECRET: SECRET,
    DATABASE_URL: `file:${join(folder, "test.db")}`,
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  server = await createServer({
    config: readConfig(input),
    environment,
    folder,
    logger: createLogger({ level: "silent", secrets: [] }),
  });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
  rmSync(folder, { recursive: true });
});

async function allow(email: string): Promise<string[]> {
  const lines: string[] = [];
  const out = (text: string) => void lines.push(text);
  const values = { email, config: join(folder, "stagelight.config.mjs") };
  const code = await mailAllowCommand.run(values, {
    out,
    note: out,
    progress: () => {},
    colors: colors(false),
  });
  expect(code).toBe(0);
  return lines;
}

it("lets an address be written to again, says why it was not, and touches no other", async () => {
  const { store, ring } = server.services;
  const suppress = (email: string, scope: "every" | "marketing", reason: string, now: number) =>
    store.run("suppress", {
      hash: suppressionHash(ring, email),
      scope,
      reason: reason as "erased",
      now,
    });
  await suppress("mina@tea.example", "every", "no-such-address", Date.UTC(2026, 3, 1));
  await suppress("mina@tea.example", "marketing", "erased", Date.UTC(2026, 2, 1));
  await suppress("hana@tea.example", "marketing", "unsubscribed", Date.UTC(2026, 2, 1));
  expect(await allow("Mina@Tea.example")).toEqual([
    "Lifted: no marketing, since the person was erased on 2026-03-01.",
    "Lifted: no mail at all, since the mail server knew no such address on 2026-04-01.",
    "This person was erased: send nothing before they have given their consent anew.",
  ]);
  expect(await isSuppressed(store.read, ring, "mina@tea.example")).toBe(false);
  expect(await isSuppressed(store.read, ring, "hana@tea.example")).toBe(true);
  expect(await allow("mina@tea.example")).toEqual([
    "Nothing kept mail from this address. What did: stagelight mail why.",
  ]);
});
