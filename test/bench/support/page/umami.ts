import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";

/** The tracker from Umami's own package, made small as Umami's build makes it. */
export async function umamiTracker(): Promise<string> {
  const file = fileURLToPath(import.meta.resolve("umami/src/tracker/index.js"));
  const { code } = await transform(await readFile(file, "utf8"), { minify: true, format: "iife" });
  return code;
}
