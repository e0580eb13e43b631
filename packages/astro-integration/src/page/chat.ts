import { readFile } from "node:fs/promises";
import type { ReadConfig } from "@stagelight/core/config";
import { widgetServer } from "../widgets/embed.ts";

/** The inline script of every page of a site with a chat: keeps calls, and fetches the code when it is wanted. */
export async function chatScript(config: ReadConfig, base: string): Promise<string> {
  const code = await readFile(new URL("../browser/chat.js", import.meta.url), "utf8");
  const server = JSON.stringify(widgetServer(config, base)).replace(/</g, "\\u003c");
  return code.trim().replaceAll("SERVER", () => server);
}
