import type { Browser } from "playwright-core";
import { launch } from "../kit/browser.ts";
import { serve } from "../kit/serve.ts";
import { stages } from "./fixtures/blocks/palette.ts";
import { buildFixture } from "./support/astro.ts";
import type { Bench } from "./support/bench.ts";
import { watchLoad } from "./support/flash/load.ts";
import type { Load } from "./support/flash/load.ts";
import { peerHandlers } from "./support/flash/peers.ts";
import { seedPeer, seedStage } from "./support/flash/seed.ts";
import { median, round } from "./support/median.ts";
import { printTable, progress } from "./support/report.ts";

/** Pieces of the page as a slow network brings them: one load has many painted frames. */
const inPieces = { htmlChunk: [30, 150] as [number, number], htmlDelayMs: 12 };

const peers = ["react", "posthog", "growthbook"];

export const flash: Bench = async ({ quick }) => {
  const loadsPerStage = quick ? 2 : 50;
  const wholeLoads = quick ? 1 : 5;
  const peerLoads = quick ? 1 : 10;
  const site = await buildFixture("flash");
  const peerSite = await buildFixture("peers");
  const browser = await launch();
  try {
    const slow = await watchStages(browser, site, inPieces, loadsPerStage);
    const whole = await watchStages(browser, site, {}, wholeLoads);
    const figures: Record<string, Load[]> = {};
    for (const peer of peers) figures[peer] = await watchPeer(browser, peerSite, peer, peerLoads);
    return report(loadsPerStage, slow, whole, figures);
  } finally {
    await browser.close();
  }
};

async function watchStages(
  browser: Browser,
  site: string,
  delivery: Parameters<typeof serve>[1],
  count: number,
): Promise<Load[]> {
  const server = await serve(site, delivery);
  const loads: Load[] = [];
  for (const stage of stages) {
    const state = await seedStage(browser, server.url, stage);
    for (let i = 0; i < count; i++) {
      const load = await watchLoad(browser, `${server.url}/`, stage, state);
      if (!load.endsRight) throw new Error(`A load in the stage ${stage} never showed its content.`);
      loads.push(load);
    }
    progress(`${stage}: ${count} loads`);
  }
  await server.close();
  return loads;
}

async function watchPeer(
  browser: Browser,
  site: string,
  peer: string,
  count: number,
): Promise<Load[]> {
  let stage = "";
  const server = await serve(site, { ...inPieces, handlers: peerHandlers(() => stage) });
  const loads: Load[] = [];
  for (let i = 0; i < count; i++) {
    stage = stages[1 + (i % (stages.length - 1))] ?? "";
    const url = `${server.url}/flash/${peer}/`;
    const state = await seedPeer(browser, url, stage);
    loads.push(await watchLoad(browser, url, stage, state));
  }
  progress(`${peer}: ${count} loads`);
  await server.close();
  return loads;
}

function report(
  loadsPerStage: number,
  slow: Load[],
  whole: Load[],
  peerLoads: Record<string, Load[]>,
): unknown {
  const control = summary(peerLoads.react ?? []);
  if (!control.wrongFrames || !control.wrongPaints || !control.layoutShift) {
    throw new Error("The control page flashes, but the bench did not see it: its zeros are void.");
  }
  const own = summary([...slow, ...whole]);
  const peerFigures = Object.fromEntries(
    Object.entries(peerLoads).map(([name, loads]) => [name, summary(loads)]),
  );
  printTable(
    ["page", "loads", "frames", "wrong frames", "wrong paints", "ms wrong", "layout shift"],
    [
      ["stagelight, in pieces", ...cells(slow)],
      ["stagelight, in one piece", ...cells(whole)],
      ...Object.entries(peerLoads).map(([name, loads]) => [name, ...cells(loads)]),
    ],
  );
  return {
    loadsPerStage,
    ...own,
    framesPerLoad: median(slow.map((load) => load.frames)),
    peers: peerFigures,
  };
}

interface Summary {
  loads: number;
  frames: number;
  wrongFrames: number;
  wrongPaints: number;
  /** The median over the loads. */
  wrongMs: number;
  /** The worst of the loads. */
  layoutShift: number;
}

function summary(loads: Load[]): Summary {
  const sum = (key: keyof Load): number => loads.reduce((total, load) => total + Number(load[key]), 0);
  return {
    loads: loads.length,
    frames: sum("frames"),
    wrongFrames: sum("wrongFrames"),
    wrongPaints: sum("wrongPaints"),
    wrongMs: round(median(loads.map((load) => load.wrongMs))),
    layoutShift: round(Math.max(...loads.map((load) => load.layoutShift)), 4),
  };
}

function cells(loads: Load[]): number[] {
  const { frames, wrongFrames, wrongPaints, wrongMs, layoutShift } = summary(loads);
  return [loads.length, frames, wrongFrames, wrongPaints, wrongMs, layoutShift];
}
