import { readFile } from "node:fs/promises";
import type { ReadConfig } from "@stagelight/core/config";

/** The inline script that tells Google's tags what the visitor allows. */
export async function consentModeScript({ consent }: ReadConfig): Promise<string> {
  const code = await readFile(new URL("../browser/consent-mode.js", import.meta.url), "utf8");
  return code.trim().replace("STAGELIGHT", String(consent.mode === "implied"));
}

/** The module that follows the site's consent platform; no other platform's code comes with it. */
export function consentPlatformModule({ consent: { platform } }: ReadConfig): string {
  if (!platform) return "export default () => {};";
  const { id, purposes = {} } = platform;
  return `import follow from "@stagelight/astro/consent-platform/${id}";
export default (stagelight) => follow(stagelight, ${JSON.stringify(purposes)});`;
}
