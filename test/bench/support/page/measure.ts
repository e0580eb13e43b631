import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, CDPSession, Page } from "playwright-core";
import type { StorageState } from "../seed.ts";
import { scriptTime } from "./script-time.ts";

export interface PageLoad {
  /** Everything that came over the wire, heads of answers included, as compressed. */
  bytes: number;
  requests: number;
  /** Main thread in scripts, waits included; and without them. */
  scriptMs: number;
  scriptCpuMs: number;
  longTasks: number;
  /** How far things moved that were painted already, as browsers weigh it; 0: not at all. */
  layoutShift: number;
}

/** How long a page is watched after its last answer came: deferred and idle work belongs to it. */
const watchedMs = 2000;
const atMostMs = 15_000;

/** What a visit is beside its address. */
interface Visit {
  readonly state?: StorageState;
  /** What somebody does on the page; all that comes of it counts. */
  readonly use?: (page: Page) => Promise<void>;
}

/** One load with an empty cache at 4× CPU slow-down. */
export async function measureLoad(
  browser: Browser,
  url: string,
  { state, use }: Visit = {},
): Promise<PageLoad> {
  const context = await browser.newContext(state ? { storageState: state } : {});
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const wire = await countWire(session);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await browser.startTracing(page, { categories: ["devtools.timeline", "v8", "__metadata"] });
    await page.goto(url);
    await use?.(page);
    const end = Date.now() + atMostMs;
    while (Date.now() < Math.min(end, wire.lastAt + watchedMs)) await sleep(100);
    const trace = await browser.stopTracing();
    const longTasks = (await observed(page, "longtask")).length;
    const shifts = await observed(page, "layout-shift");
    const layoutShift = shifts.reduce((sum, { value = 0 }) => sum + value, 0);
    const { wall, processor } = scriptTime(trace, url);
    const { bytes, requests } = wire;
    return { bytes, requests, scriptMs: wall, scriptCpuMs: processor, longTasks, layoutShift };
  } finally {
    await context.close();
  }
}

/** What the browser has noted of a kind since the page was opened. */
function observed(page: Page, type: string): Promise<{ readonly value?: number }[]> {
  return page.evaluate(
    (type) =>
      new Promise((resolve) => {
        const entries: object[] = [];
        const observer = new PerformanceObserver((list) =>
          entries.push(...list.getEntries().map((entry) => entry.toJSON() as object)),
        );
        observer.observe({ type, buffered: true });
        setTimeout(() => resolve(entries), 20);
      }),
    type,
  );
}

interface Wire {
  bytes: number;
  requests: number;
  lastAt: number;
}

async function countWire(session: CDPSession): Promise<Wire> {
  const wire: Wire = { bytes: 0, requests: 0, lastAt: Date.now() };
  session.on("Network.requestWillBeSent", ({ request }) => {
    if (!request.url.startsWith("data:")) wire.requests++;
  });
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    wire.bytes += encodedDataLength;
    wire.lastAt = Date.now();
  });
  await session.send("Network.enable");
  return wire;
}
