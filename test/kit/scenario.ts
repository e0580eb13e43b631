import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type AstroInlineConfig, build } from "astro";

const scenarios = fileURLToPath(new URL("../scenarios/", import.meta.url));

/** What a built scenario is. */
export interface Scenario {
  /** The folder of the finished pages. */
  readonly pages: string;
  readonly root: string;
}

/** Where builds of a scenario go: files of tests run two at a time, and may build the same one. */
export function ownFolder(name: string): string {
  return join(scenarios, name, ".tmp", process.env["VITEST_POOL_ID"] ?? "0");
}

/** Builds a scenario folder with the real Astro and the real integration. */
export async function buildScenario(
  name: string,
  config: AstroInlineConfig = {},
): Promise<Scenario> {
  const root = join(scenarios, name);
  const own = ownFolder(name);
  const outDir = config.outDir ?? join(own, config.output ?? "default");
  await rm(outDir, { recursive: true, force: true });
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = "production";
  try {
    await build({ root, logLevel: "error", cacheDir: join(own, "cache"), ...config, outDir });
  } finally {
    process.env.NODE_ENV = before;
  }
  return { pages: outDir, root };
}
