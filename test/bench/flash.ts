import type { Browser } from "playwright-core";
import { launch } from "../kit/browser.ts";
import { serve } from "../kit/serve.ts";
import type { ServeOptions } from "../kit/serve.ts";
import { slots, stages } from "./fixtures/blocks/palette.ts";
import { buildFixture } from "./support/astro.ts";
import type { Bench } from "./support/bench.ts";
import { watchLoad } from "./support/flash/load.ts";
import type { Load } from "./support/flash/load.ts";
import { peerHandlers } from "./support/peer-handlers.ts";
import { seedPeer, seedStage } from "./support/seed.ts";
import { median, round } from "./support/median.ts";
import { printTable, progress } from "./support/report.ts";

/** Pieces of the page as a slow network brings them: one load has many painted frames. */
const inPieces: ServeOptions = { htmlChunk: [16, 64], htmlHeadAtOnce: true, htmlDelayMs: 8 };

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
    const figures: Record<string, PeerLoads> = {};
    for (const peer of peers) {
      figures[peer] = {
        slow: await watchPeer(browser, peerSite, peer, inPieces, peerLoads),
        whole: await watchPeer(browser, peerSite, peer, {}, peerLoads),
      };
      progress(`${peer}: ${2 * peerLoads} loads`);
    }
    return report(loadsPerStage, slow, whole, figures);
  } finally {
    await browser.close();
  }
};

interface PeerLoads {
  slow: Load[];
  whole: Load[];
}

async function watchStages(
  browser: Browser,
  site: string,
  delivery: ServeOptions,
  count: number,
): Promise<Load[]> {
  const server = await serve(site, delivery);
  const loads: Load[] = [];
  for (const stage of stages) {
    const state = await seedStage(browser, server.url, stage);
    for (let i = 0; i < count; i++) {
      const load = await watchLoad(browser, `${server.url}/`, stage, state);
      // Nothing wrong on a page that shows nothing would prove nothing.
      if (!load.endsRight || load.rightPaints < slots.length) {
        throw new Error(`A load in the stage ${stage} did not show its content.`);
      }
      loads.push(load);
      if (loads.length % 10 === 0) progress(`${loads.length} of ${count * stages.length} loads`);
    }
  }
  await server.close();
  return loads;
}

async function watchPeer(
  browser: Browser,
  site: string,
  peer: string,
  delivery: ServeOptions,
  count: number,
): Promise<Load[]> {
  let stage = "";
  const server = await serve(site, { ...delivery, handlers: peerHandlers(() => stage) });
  const loads: Load[] = [];
  for (let i = 0; i < count; i++) {
    stage = stages[1 + (i % (stages.length - 1))] ?? "";
    const url = `${server.url}/flash/${peer}/`;
    const state = await seedPeer(browser, url, stage);
    loads.push(await watchLoad(browser, url, stage, state));
  }
  await server.close();
  return loads;
}

function report(
  loadsPerStage: number,
  slow: Load[],
  whole: Load[],
  peerLoads: Record<string, PeerLoads>,
): unknown {
  const control = summary(peerLoads.react?.slow ?? []);
  if (!control.wrongFrames || !control.wrongPaints || !control.layoutShift) {
    throw new Error("The control page flashes, but the bench did not see it: its zeros are void.");
  }
  printTable(
    [
      "page",
      "delivery",
      "loads",
      "frames",
      "wrong frames",
      "wrong paints",
      "ms wrong",
      "layout shift",
    ],
    Object.entries({ stagelight: { slow, whole }, ...peerLoads }).flatMap(([name, loads]) => [
      [name, "in pieces", ...cells(loads.slow)],
      [name, "in one piece", ...cells(loads.whole)],
    ]),
  );
  return {
    loadsPerStage,
    ...summary([...slow, ...whole]),
    framesPerLoad: median(slow.map((load) => load.frames)),
    peers: Object.fromEntries(
      Object.entries(peerLoads).map(([name, loads]) => [
        name,
        { ...summary(loads.slow), wrongMsInOnePiece: summary(loads.whole).wrongMs },
      ]),
    ),
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
  const sum = (key: keyof Load): number =>
    loads.reduce((total, load) => total + Number(load[key]), 0);
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
