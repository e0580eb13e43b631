import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { buildScenario, ownFolder } from "./scenario.ts";
import { serve, type Served } from "./serve.ts";
import { type RunningServer, type ServerFolder, serverFolder } from "./stagelight-server.ts";

/** A built site whose pages send to a running server. */
export interface SendingSite {
  /** Where the pages are. */
  readonly url: string;
  readonly folder: ServerFolder;
  readonly server: RunningServer;
  close(): Promise<void>;
}

/** Headless browsers say so, and the server takes them for bots. */
export const PERSON: BrowserContextOptions = {
  userAgent:
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36",
};

/** Builds the scenario `queue`, and serves pages and events from one origin. */
export async function sendingSite(): Promise<SendingSite> {
  const { pages } = await buildScenario("queue");
  const folder = await serverFolder({ config: { consent: {} }, words: ["--site", pages] });
  const server = await folder.start();
  return { url: server.url.replace("127.0.0.1", "localhost"), folder, server, close };
  async function close(): Promise<void> {
    await server.end();
    await folder.remove();
  }
}

/** Builds it with pages on one origin, and the server on another. */
export async function sendingSiteElsewhere(): Promise<SendingSite> {
  const outDir = join(ownFolder("queue"), "elsewhere");
  const site: Served = await serve(outDir);
  const folder = await serverFolder({ config: { server: { origins: [site.url] } } });
  const server = await folder.start();
  process.env["STAGELIGHT_QUEUE_SERVER"] = server.url;
  try {
    await buildScenario("queue", { outDir });
  } finally {
    delete process.env["STAGELIGHT_QUEUE_SERVER"];
  }
  return { url: site.url, folder, server, close };
  async function close(): Promise<void> {
    await Promise.all([server.end(), site.close()]);
    await folder.remove();
  }
}

export const ALL = { functional: true, personalization: true, analytics: true, marketing: true };

/** A new visitor's page; by default one who has allowed everything, and is known. */
export async function visit(
  browser: Browser,
  url: string,
  choice: Record<string, boolean> | null = ALL,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext(PERSON);
  const page = await open(context, url);
  if (choice) {
    await page.evaluate((each) => window.stagelight.consent.set(each), choice);
    if (choice["analytics"]) await page.waitForFunction(() => localStorage["stagelight-visitor"]);
  }
  return { context, page };
}

/** Opens a page, and waits for the tracker. */
export async function open(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await tracked(page);
  return page;
}

/** Waits for the tracker. */
export async function tracked(page: Page): Promise<void> {
  await page.waitForFunction(() => "explain" in window.stagelight);
}

/** Keys of events that wait in a browser. */
export const waiting = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    Object.keys(localStorage).filter((key) => key.startsWith("stagelight-event-")),
  );

/** Events of a name in the server's log, once there are so many, or after ten seconds as they are. */
export async function arrived(
  { folder }: SendingSite,
  name: string,
  count: number,
): Promise<Record<string, unknown>[]> {
  for (let tries = 0; ; tries++) {
    const events = (await folder.events()).filter(
      ({ event, type }) => event === name || type === name,
    );
    const ids = new Set(events.map(({ messageId }) => messageId));
    if (ids.size >= count || tries === 100) return events;
    await sleep(100);
  }
}
