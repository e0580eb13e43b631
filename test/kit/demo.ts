import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../apps/demo-site/", import.meta.url));
const bin = fileURLToPath(new URL("../../packages/server/bin/stagelight.js", import.meta.url));

/** Builds the demo shop as it would be deployed, and returns the folder of its pages. */
export function buildDemo(): string {
  const { VITEST: _, ...env } = process.env;
  execFileSync(process.execPath, [`${root}node_modules/astro/bin/astro.mjs`, "build"], {
    cwd: root,
    stdio: "pipe",
    env: { ...env, NODE_ENV: "production" },
  });
  return `${root}dist`;
}

/** The demo as its command runs it. */
export interface OpenDemo {
  readonly url: string;
  /** All that it has printed so far. */
  printed(): string;
  /** Presses Ctrl+C, and tells the exit code. */
  close(): Promise<number | null>;
}

/** A folder for the demo's database. */
export function demoData(): { readonly address: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "stagelight-demo-"));
  return {
    address: `file:${join(folder, "demo.db")}`,
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/**
 * Runs `pnpm demo`: builds the shop and serves it with its server.
 *
 * @param database where its data lies; none in the repository is touched
 * @throws when it ends before it is open, with what it printed
 */
export async function openDemo(port: number, database: string): Promise<OpenDemo> {
  const { VITEST: _, NODE_ENV: __, ...env } = process.env;
  const demo = spawn(process.execPath, [`${root}demo.mjs`], {
    env: { ...env, PORT: String(port), DATABASE_URL: database },
  });
  const ended = new Promise<number | null>((resolve) => demo.once("exit", resolve));
  let printed = "";
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const address = /is open:\s+(http\S+)\//.exec(printed)?.[1];
      if (address && printed.includes("Ctrl+C")) resolve(address);
    };
    demo.stdout.on("data", read);
    demo.stderr.on("data", read);
    void ended.then(() => reject(new Error(`The demo has stopped:\n${printed}`)));
  });
  return {
    url,
    printed: () => printed,
    close() {
      demo.kill("SIGINT");
      return ended;
    },
  };
}

/**
 * What the shop's owner reads in a terminal.
 *
 * @param database as the demo was opened with
 * @throws when the command fails, or warns
 */
export function ownerReads(database: string, ...words: string[]): string {
  const { FORCE_COLOR: _, ...env } = process.env;
  const { stdout, stderr, status } = spawnSync(process.execPath, [bin, ...words], {
    cwd: root,
    env: { ...env, NODE_ENV: "development", NO_COLOR: "1", DATABASE_URL: database },
    encoding: "utf8",
  });
  if (status !== 0 || stderr !== "") throw new Error(`${words.join(" ")}: ${stderr}`);
  return stdout;
}

/** Puts the demo's clock forward, by a duration such as "8d"; what is due by then is done. */
export async function putForward({ url }: OpenDemo, by: string): Promise<void> {
  const { ok, status } = await fetch(`${url}/_stagelight/v1/development/clock`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ advance: by }),
  });
  if (!ok) throw new Error(`The clock answers ${status}.`);
}

/** Languages of the shop, as their addresses begin. */
export const DEMO_LANGUAGES = { en: "", ko: "/ko", zh: "/zh" } as const;

/** Pages of the shop; each is there in every language. */
export const DEMO_PAGES = [
  "/",
  "/products/",
  "/products/first-flush-sejak/",
  "/products/hwangcha/",
  "/products/night-roast/",
  "/products/celadon-set/",
  "/compare/",
  "/brewing/",
  "/journal/",
  "/journal/first-flush-hadong/",
  "/journal/storing-green-tea/",
  "/journal/water-temperature/",
  "/journal/kiln-visit/",
  "/korean-green-tea/",
  "/faq/",
  "/help/",
  "/help/shipping/",
  "/refer/",
  "/privacy/",
  "/your-data/",
  "/account/",
  "/cart/",
  "/checkout/",
  "/checkout/thank-you/",
] as const;

/** Real events that bring a visitor to each stage. */
export const WAYS: Readonly<Record<string, readonly string[]>> = {
  awareness: [],
  consideration: ["Newsletter Subscribed"],
  purchase: ["Product Added"],
  retention: ["Order Completed"],
  advocacy: ["Order Completed", "Product Reviewed"],
};
