import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../apps/demo-site/", import.meta.url));

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
  "/privacy/",
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
