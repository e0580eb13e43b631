import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import Rudder from "@rudderstack/rudder-sdk-node";
import { Analytics } from "@segment/analytics-node";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import { afterEach, expect, test, vi } from "vitest";
import { launch } from "../kit/browser.ts";
import { freshDatabase } from "../kit/postgres.ts";
import { type RunningServer, type ServerFolder, serverFolder } from "../kit/stagelight-server.ts";

/** How many events each Node client sends: `STAGELIGHT_CLIENT_EVENTS=10000` for the full size. */
const EVENTS = Number(process.env.STAGELIGHT_CLIENT_EVENTS ?? 2_000);

/** What was sent may take so long to be projected, in milliseconds. */
const PATIENCE = 30_000;

// The browser that runs the tests says that it is headless, which no customer's does.
const USER_AGENT =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).toReversed()) await each();
});

interface Started {
  readonly folder: ServerFolder;
  readonly server: RunningServer;
}

async function start(options: Parameters<typeof serverFolder>[0]): Promise<Started> {
  const folder = await serverFolder(options);
  undo.push(() => folder.remove());
  const server = await folder.start();
  undo.push(() => server.end());
  return { folder, server };
}

async function startOn(kind: "sqlite" | "postgres"): Promise<Started> {
  if (kind === "sqlite") return start({});
  const database = await freshDatabase();
  undo.push(() => database.drop());
  return start({ database: database.url });
}

test.each(["sqlite", "postgres"] as const)(
  "Segment's Node client: all that it sends arrives once (%s)",
  async (kind) => {
    const { folder, server } = await startOn(kind);
    const client = new Analytics({
      writeKey: folder.secret,
      host: server.url,
      path: "/_stagelight/v1/batch",
      flushAt: 100,
    });
    const failures: unknown[] = [];
    client.on("error", (failure) => failures.push(failure));
    for (let i = 0; i < EVENTS; i++) client.track(orderOf(i));
    await client.closeAndFlush();
    expect(failures).toEqual([]);
    await expectOrders(folder);
  },
);

test.each(["sqlite", "postgres"] as const)(
  "RudderStack's Node client: all that it sends arrives once (%s)",
  async (kind) => {
    const { folder, server } = await startOn(kind);
    const failures: unknown[] = [];
    const client = new Rudder(folder.secret, {
      dataPlaneUrl: server.base,
      flushAt: 100,
      errorHandler: (failure) => failures.push(failure),
    });
    let delivered = 0;
    for (let i = 0; i < EVENTS; i++) {
      client.track(orderOf(i), () => delivered++);
      // It counts its whole queue anew with each event, so a long queue would stop everything.
      if (i % 100 === 99) await client.flush();
    }
    await client.flush();
    await vi.waitUntil(() => delivered === EVENTS, { timeout: PATIENCE });
    expect(failures).toEqual([]);
    await expectOrders(folder);
  },
);

test("Segment's browser client: a journey from another origin arrives once", async () => {
  const { page, folder, server } = await pageOfAnotherOrigin(SEGMENT);
  await page.evaluate(segmentJourney, { cdnURL: server.base, writeKey: folder.publishableKey });
  await projected(folder, 5);
  const events = await folder.events();
  expect(events.map(({ type }) => type)).toEqual(["page", "identify", "track", "group", "alias"]);
  expect(events[1]).toMatchObject({ userId: "u-1", traits: { plan: "pro" } });
  expect(events[2]).toMatchObject({ event: "Product Added", properties: { product_id: "t1" } });
  expect(new Set(events.map(({ anonymousId }) => anonymousId)).size).toBe(1);
});

test("Segment's browser client: a batch that it makes arrives once", async () => {
  const { page, folder, server } = await pageOfAnotherOrigin(SEGMENT);
  const strategy = { strategy: "batching", config: { size: 5, timeout: 60_000 } };
  await page.evaluate(segmentJourney, {
    cdnURL: server.base,
    writeKey: folder.publishableKey,
    options: { integrations: { "Segment.io": { deliveryStrategy: strategy } } },
  });
  await projected(folder, 5);
  const types = (await folder.events()).map(({ type }) => type as string);
  expect(new Set(types)).toEqual(new Set(["alias", "group", "identify", "page", "track"]));
});

test("RudderStack's browser client: a journey from another origin arrives once", async () => {
  const { page, folder, server } = await pageOfAnotherOrigin(RUDDERSTACK);
  await page.evaluate(rudderJourney, { base: server.base, writeKey: folder.publishableKey });
  await projected(folder, 5);
  const events = await folder.events();
  // They are sent all at once, and arrive in any order.
  const byType = Object.fromEntries(events.map((event) => [event["type"], event]));
  expect(Object.keys(byType).toSorted()).toEqual(["alias", "group", "identify", "page", "track"]);
  // It tells traits in the context only.
  expect(byType["identify"]).toMatchObject({ userId: "u-1", traits: { plan: "pro" } });
  expect(byType["track"]).toMatchObject({ properties: { product_id: "t1" } });
  expect(new Set(events.map(({ anonymousId }) => anonymousId)).size).toBe(1);
});

const SEGMENT = `import { AnalyticsBrowser } from "@segment/analytics-next";
  window.AnalyticsBrowser = AnalyticsBrowser;`;

// The other builds load plugins from RudderStack's own servers.
const RUDDERSTACK = `import { RudderAnalytics } from "@rudderstack/analytics-js/bundled";
  window.RudderAnalytics = RudderAnalytics;`;

/** A page of another origin than the server's, with a script in it. */
async function pageOfAnotherOrigin(script: string): Promise<Started & { page: Page }> {
  const site = createServer((_, response) => {
    response.setHeader("content-type", "text/html").end("<!doctype html><title>Shop</title>");
  }).listen(0, "127.0.0.1");
  await once(site, "listening");
  undo.push(() => {
    site.close();
    site.closeAllConnections();
  });
  const address = site.address();
  if (!address || typeof address === "string") throw new Error("The site has no port.");
  const url = `http://127.0.0.1:${address.port}`;
  const started = await start({ config: { server: { origins: [url] } } });
  const browser = await launch();
  undo.push(() => browser.close());
  const page = await (await browser.newContext({ userAgent: USER_AGENT })).newPage();
  await page.goto(url);
  await page.addScriptTag({ content: await bundled(script) });
  return { ...started, page };
}

async function bundled(script: string): Promise<string> {
  const bundle = await build({
    stdin: {
      contents: script,
      resolveDir: fileURLToPath(new URL(".", import.meta.url)),
    },
    bundle: true,
    write: false,
    format: "iife",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return bundle.outputFiles[0]?.text ?? "";
}

interface Journey {
  readonly cdnURL: string;
  readonly writeKey: string;
  readonly options?: object;
}

/** Runs in the page. */
async function segmentJourney({ cdnURL, writeKey, options }: Journey): Promise<void> {
  const { AnalyticsBrowser } = window as unknown as {
    AnalyticsBrowser: typeof import("@segment/analytics-next").AnalyticsBrowser;
  };
  const client = AnalyticsBrowser.load({ writeKey, cdnURL }, options);
  await client.page("Home");
  await client.identify("u-1", { plan: "pro" });
  await client.track("Product Added", { product_id: "t1" });
  await client.group("g-1", { name: "Tea club" });
  await client.alias("u-2", "u-1");
}

/** Runs in the page. */
function rudderJourney({ base, writeKey }: { base: string; writeKey: string }): void {
  const { RudderAnalytics } = window as unknown as {
    RudderAnalytics: typeof import("@rudderstack/analytics-js").RudderAnalytics;
  };
  const client = new RudderAnalytics();
  client.load(writeKey, base, { configUrl: base });
  client.page("Home");
  client.identify("u-1", { plan: "pro" });
  client.track("Product Added", { product_id: "t1" });
  client.group("g-1", { name: "Tea club" });
  client.alias("u-2", "u-1");
}

interface Order {
  userId: string;
  event: string;
  properties: { order_id: string };
}

function orderOf(i: number): Order {
  return { userId: `u-${i % 50}`, event: "Order Completed", properties: { order_id: `o-${i}` } };
}

/** Every order once: none lost, none twice, none left to project. */
async function expectOrders(folder: ServerFolder): Promise<void> {
  await projected(folder, EVENTS);
  const events = await folder.events();
  const orders = events.map(({ properties }) => (properties as Order["properties"]).order_id);
  expect(orders.length).toBe(EVENTS);
  expect(new Set(orders).size).toBe(EVENTS);
}

/** Waits until so many messages have been projected. */
async function projected(folder: ServerFolder, count: number): Promise<void> {
  const seen = async (): Promise<number> => {
    const rows = await folder.query<{ n: number | string }>("select count(*) n from seen_message");
    return Number(rows[0]?.n);
  };
  await vi.waitUntil(async () => (await seen()) >= count, { timeout: PATIENCE, interval: 100 });
  expect(await seen()).toBe(count);
}
