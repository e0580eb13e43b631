import { launch } from "../kit/browser.ts";
import { serve } from "../kit/serve.ts";
import { buildFixture } from "./support/astro.ts";
import type { Bench } from "./support/bench.ts";
import { accept, peerHandlers, sendScript } from "./support/peer-handlers.ts";
import { seedStage } from "./support/seed.ts";
import { median, round } from "./support/median.ts";
import { measureLoad } from "./support/page/measure.ts";
import type { PageLoad } from "./support/page/measure.ts";
import { umamiTracker } from "./support/page/umami.ts";
import { printTable, progress } from "./support/report.ts";

const peers = ["plain", "umami", "plausible", "react", "posthog"];

/** What a whole page costs a visitor: ours with ten slots and the tracker, and the peers'. */
export const page: Bench = async ({ quick }) => {
  const rounds = quick ? 1 : 7;
  const own = await serve(await buildFixture("page"), { compress: "brotli" });
  const foreign = await serve(await buildFixture("peers"), {
    compress: "brotli",
    handlers: {
      ...peerHandlers(() => "consideration"),
      "/umami.js": sendScript(await umamiTracker()),
      "/api/send": accept,
      "/plausible/event": accept,
    },
  });
  const browser = await launch();
  const loads: Record<string, PageLoad[]> = {};
  try {
    const state = await seedStage(browser, own.url, "consideration");
    for (let i = 0; i < rounds; i++) {
      // One of each in turn, so that the machine's moods meet all alike.
      (loads.idle ??= []).push(await measureLoad(browser, `${own.url}/`, state));
      for (const peer of peers) {
        (loads[peer] ??= []).push(await measureLoad(browser, `${foreign.url}/page/${peer}/`));
      }
      progress(`round ${i + 1} of ${rounds}`);
    }
  } finally {
    await browser.close();
    await own.close();
    await foreign.close();
  }
  return report(loads);
};

function report(loads: Record<string, PageLoad[]>): unknown {
  const middle = (name: string): PageCost => {
    const of = (key: keyof PageLoad): number =>
      median((loads[name] ?? []).map((load) => load[key]));
    return {
      kB: round(of("bytes") / 1000, 1),
      requests: of("requests"),
      scriptMs: round(of("scriptMs"), 1),
      scriptCpuMs: round(of("scriptCpuMs"), 1),
      longTasks: of("longTasks"),
    };
  };
  const costs = Object.fromEntries(Object.keys(loads).map((name) => [name, middle(name)]));
  printTable(
    ["page", "kB", "requests", "script ms", "of it CPU", "long tasks"],
    Object.entries(costs).map(([name, cost]) => [name, ...Object.values(cost)]),
  );
  const { idle, ...others } = costs;
  return { idle, peers: others };
}

interface PageCost {
  kB: number;
  requests: number;
  scriptMs: number;
  scriptCpuMs: number;
  longTasks: number;
}
