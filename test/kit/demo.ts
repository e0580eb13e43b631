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

/** Pages of the shop. */
export const DEMO_PAGES = [
  "/",
  "/compare/",
  "/products/first-flush-sejak/",
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
