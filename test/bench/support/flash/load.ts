import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { shown, slots } from "../../fixtures/blocks/palette.ts";
import { record } from "./frames.ts";
import type { Recording } from "./frames.ts";
import { judge, showsAllRight } from "./judge.ts";
import type { Verdict } from "./judge.ts";

export type StorageState = Awaited<ReturnType<BrowserContext["storageState"]>>;

export const slowDown = 4;

/** A window in which every slot of the page is in view; small, so that frames come densely. */
export const viewport = { width: 360, height: 640 };

export interface Load extends Verdict {
  /** Texts of a variant or default not meant for the stage that Chromium reports as painted. */
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
    const records = await paintRecords(page);
    await recording.stop();
    const allowed = new Set(slots.map((_, place) => `${place}-${shown(place, stage)}`));
    return {
      ...judge(recording.frames, stage),
      wrongPaints: records.elements.filter((name) => !allowed.has(name)).length,
      layoutShift: records.layoutShift,
    };
  } finally {
    await context.close();
  }
}

/** Waits until nothing new was painted for a while and the content is right, or five seconds. */
export async function settled(recording: Recording, stage: string): Promise<void> {
  const quiet = 150;
  const end = Date.now() + 5000;
  for (let count = -1; Date.now() < end; await sleep(quiet)) {
    const { frames } = recording;
    if (count === frames.length && showsAllRight(frames.at(-1), stage)) return;
    count = frames.length;
  }
}

/** What Chromium itself recorded of paints and shifts: evidence apart from the pictures. */
function paintRecords(page: Page): Promise<{ elements: string[]; layoutShift: number }> {
  return page.evaluate(async () => {
    const buffered = (type: string): Promise<PerformanceEntry[]> =>
      new Promise((resolve) => {
        const entries: PerformanceEntry[] = [];
        const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()));
        observer.observe({ type, buffered: true });
        setTimeout(() => resolve(entries), 20);
      });
    const elements = await buffered("element");
    const shifts = await buffered("layout-shift");
    return {
      elements: elements.map((entry) => (entry as PerformanceEntry & { identifier: string }).identifier),
      layoutShift: shifts.reduce(
        (sum, entry) => sum + (entry as PerformanceEntry & { value: number }).value,
        0,
      ),
    };
  });
}
