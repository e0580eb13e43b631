import { rm } from "node:fs/promises";
import { join } from "node:path";
import { astroBuildLog } from "./support/astro.ts";
import type { Bench } from "./support/bench.ts";
import { writeContentSite } from "./support/content-site.ts";
import { median, round } from "./support/median.ts";
import { printTable } from "./support/report.ts";

const LOCALES = ["en", "ko", "zh"];

/** How long a build checks its content: few places with many entries are the harder case. */
export const content: Bench = async ({ quick }) => {
  const each = quick ? 50 : 500;
  const results = [];
  for (const places of [each / 10, each / 100].map(Math.ceil)) {
    const root = await writeContentSite({ places, entries: each, locales: LOCALES });
    const times: number[] = [];
    for (let round_ = 0; round_ < (quick ? 1 : 3); round_++) {
      const log = await astroBuildLog(root, join(root, "dist"));
      const [, files, seconds] = /Checked (\d+) entries in ([\d.]+) s/.exec(log) ?? [];
      if (Number(files) !== each * LOCALES.length) throw new Error(`Not all was checked:\n${log}`);
      times.push(Number(seconds) * 1000);
    }
    await rm(root, { recursive: true, force: true });
    results.push({ entries: each, locales: LOCALES.length, places, checkMs: round(median(times)) });
  }
  printTable(
    ["entries", "locales", "places", "check ms"],
    results.map((result) => Object.values(result)),
  );
  return results;
};
