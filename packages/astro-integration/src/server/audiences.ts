import type { AudienceTable } from "@stagelight/core";
import { readAudience } from "@stagelight/core/config";
import site from "virtual:stagelight/site";

/** A site asks for the same audiences on thousands of pages: each is read once. */
const known = new Map<string, AudienceTable>();

/** More than these a site does not write by hand: they were made from requests. */
const KEPT = 1000;

/** An audience that stands in a page or in code, compiled. */
export function audienceTable(when: unknown, where: string): AudienceTable {
  const key = JSON.stringify(when) ?? "";
  let table = known.get(key);
  if (!table) {
    table = readAudience(when, site, where);
    if (known.size >= KEPT) known.clear();
    known.set(key, table);
  }
  return table;
}
