import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { shown, slots } from "../../fixtures/blocks/palette.ts";
import type { StorageState } from "../seed.ts";
import { record } from "./frames.ts";
import type { Recording } from "./frames.ts";
import { judge, showsAllRight } from "./judge.ts";
import type { Verdict } from "./judge.ts";

const slowDown = 4;

/** A window in which every slot is in view, whatever fonts there are; small, so that frames come densely. */
const viewport = { width: 360, height: 800 };

export interface Load extends Verdict {
  /** Texts that Chromium itself recorded as painted: of a slot as it must be, and others. */
  rightPaints: number;
  wrongPaints: number;
  layoutShift: number;
}

/** Opens the page as a returning visitor on a slow machine and watches what is painted. */
export async function watchLoad(
  browser: Browser,
  url: string,
  stage: string,
  storageState: StorageState,
): Promise<Load> {
  const context = await browser.newContext({ storageState, viewport });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowDown });
    const recording = await record(session);
    await page.goto(url);
    await settled(recording, stage);
    const { elements, layoutShift } = await paintRecords(page);
    await recording.stop();
    const meant = new Set(slots.map((_, place) => `${place}-${shown(place, stage)}`));
    const right = elements.filter((name) => meant.has(name));
    return {
      ...judge(recording.frames, stage),
      rightPaints: right.length,
      wrongPaints: elements.length - right.length,
      layoutShift,
    };
  } finally {
    await context.close();
  }
}

/** Waits until nothing new was painted for a while and the content is right, or ten seconds. */
async function settled(recording: Recording, stage: string): Promise<void> {
  const quiet = 150;
  const end = Date.now() + 10_000;
  const { frames } = recording;
  for (let count = -1; Date.now() < end; await sleep(quiet)) {
    if (count === frames.length) {
      if (showsAllRight(frames.at(-1), stage)) return;
      await recording.refresh();
    }
    count = frames.length;
  }
}

/** What Chromium itself recorded of paints and shifts: evidence apart from the pictures. */
function paintRecords(page: Page): Promise<{ elements: string[]; layoutShift: number }> {
  return page.evaluate(async () => {
    type Entry = PerformanceEntry & { identifier: string; value: number };
    const buffered = (type: string): Promise<Entry[]> =>
      new Promise((resolve) => {
        const observer = new PerformanceObserver((list) => resolve(list.getEntries() as Entry[]));
        observer.observe({ type, buffered: true });
        // Where nothing was recorded the observer is never called.
        setTimeout(resolve, 300, []);
      });
    const [elements, shifts] = await Promise.all([buffered("element"), buffered("layout-shift")]);
    return {
      elements: elements.map(({ identifier }) => identifier),
      layoutShift: shifts.reduce((sum, { value }) => sum + value, 0),
    };
  });
}
