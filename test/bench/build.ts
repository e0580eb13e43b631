import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { astroBuild } from "./support/astro.ts";
import type { Bench } from "./support/bench.ts";
import { forgetBuild, writeSite } from "./support/build-site.ts";
import { median, round } from "./support/median.ts";
import { printTable, progress } from "./support/report.ts";

interface BuildCost {
  pages: number;
  pairs: number;
  withMs: number;
  withoutMs: number;
  /** The median over the pairs of with to without. */
  ratio: number;
  /** The least and the most of them: what a single pair is worth. */
  ratios: [least: number, most: number];
}

/** What the integration adds to the time of `astro build`. */
export const build: Bench = async ({ quick }) => {
  const sizes: [pages: number, pairs: number][] = quick
    ? [[100, 2]]
    : [
        [1000, 7],
        [10_000, 5],
      ];
  const costs: BuildCost[] = [];
  for (const [pages, pairs] of sizes) costs.push(await measure(pages, pairs));
  printTable(
    ["pages", "pairs", "with ms", "without ms", "ratio", "least", "most"],
    costs.map(({ ratios, ...cost }) => [...Object.values(cost), ...ratios]),
  );
  return costs;
};

async function measure(pages: number, pairs: number): Promise<BuildCost> {
  const tailored = await writeSite(`build-${pages}-with`, pages, true);
  const plain = await writeSite(`build-${pages}-without`, pages, false);
  const withMs: number[] = [];
  const withoutMs: number[] = [];
  for (let i = 0; i < pairs; i++) {
    // In turn first and second: what the machine does meanwhile meets both alike.
    const runs = [
      async () => withMs.push(await timedBuild(tailored)),
      async () => withoutMs.push(await timedBuild(plain)),
    ];
    for (const run of i % 2 ? runs.toReversed() : runs) await run();
    const seconds = [withMs, withoutMs].map((times) => ((times[i] ?? 0) / 1000).toFixed(1));
    progress(
      `${pages} pages, pair ${i + 1} of ${pairs}: ${seconds[0]} s with, ${seconds[1]} s without`,
    );
  }
  await Promise.all([tailored, plain].map((root) => rm(root, { recursive: true, force: true })));
  const ratios = withMs.map((time, i) => time / (withoutMs[i] ?? Number.NaN));
  return {
    pages,
    pairs,
    withMs: round(median(withMs)),
    withoutMs: round(median(withoutMs)),
    ratio: round(median(ratios), 3),
    ratios: [round(Math.min(...ratios), 3), round(Math.max(...ratios), 3)],
  };
}

async function timedBuild(root: string): Promise<number> {
  await forgetBuild(root);
  // What the build before has left to be written would be written during this one.
  execFileSync("sync");
  return astroBuild(root, join(root, "dist"));
}
