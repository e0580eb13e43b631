import { readFile } from "node:fs/promises";
import type { ReadConfig } from "@stagelight/core/config";
import { asksForChannels } from "../anywhere/channels.ts";
import type { HeadTable, TrackerTable } from "../anywhere/memory.ts";

/** The inline script of every page: the built head script with the site's table in it. */
export async function headScript({ table, audienceTables, consent }: ReadConfig): Promise<string> {
  const head: HeadTable = {
    stages: table.stages,
    audiences: audienceTables,
    store: consent.mode === "implied",
  };
  const name = asksForChannels(audienceTables) ? "head-with-channels" : "head";
  const code = await readFile(new URL(`../browser/${name}.js`, import.meta.url), "utf8");
  // "</script>" in a text of the config must not end the script.
  const json = JSON.stringify(head).replace(/</g, "\\u003c");
  return code.trim().replace("STAGELIGHT", () => json);
}

/** What the tracker's bundle is given. */
export function trackerTable(config: ReadConfig, base: string, onDemand: boolean): TrackerTable {
  return {
    model: config.table,
    store: config.consent.mode === "implied",
    askAgain: config.consent.askAgainAfter,
    cookiePath: onDemand ? base : "",
    cookieTraits: onDemand ? traitsOf(config.audienceTables) : [],
  };
}

/** First keys of the traits that audiences ask for. */
function traitsOf(tables: object): string[] {
  const found = JSON.stringify(tables).matchAll(/"traits\.([^".]+)/g);
  return [...new Set([...found].map(([, name]) => name!))];
}
