import { DatabaseSync } from "node:sqlite";
import type { Browser, Page, Worker } from "playwright-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { launch } from "../kit/browser.ts";
import { comeIn, dashboardPage, type OpenDashboard, openDashboard } from "../kit/dashboard.ts";
import { testBrowserKeys, testPushService, type TestPushService } from "../kit/push-service.ts";

/*
 * Headless Chromium has no push service, and shows no notifications whatever is granted: the page is given
 * a subscription, the worker a place to show things at. All else is real: what the server encrypts, the
 * worker that takes the push, and the page that it goes to.
 */

let service: TestPushService;
let dashboard: OpenDashboard;
let browser: Browser;
let page: Page;
let wrong: readonly string[];

const keys = testBrowserKeys();
const ENDPOINT = "https://push.example/this-browser";

beforeAll(async () => {
  service = await testPushService();
  dashboard = await openDashboard(
    4765,
    { mail: { from: "hello@nuri.example", postalAddress: "Seoul" } },
    {
      SMTP_URL: "smtp://127.0.0.1:9",
      STAGELIGHT_ALLOW_PRIVATE: `127.0.0.1:${service.port}`,
    },
  );
  browser = await launch();
  ({ page, wrong } = await dashboardPage(browser));
  await page.addInitScript(subscribes, {
    endpoint: ENDPOINT,
    p256dh: keys.p256dh,
    auth: keys.auth,
  });
  await comeIn(page, dashboard.ownerLink(), "Jisoo Han", "jisoo@nuri.example");
});

afterAll(async () => {
  await browser?.close();
  await dashboard?.close();
  await service?.close();
});

/** In the page: subscribes as browsers with a push service do, once the person has agreed. */
function subscribes({ endpoint, p256dh, auth }: Record<"endpoint" | "p256dh" | "auth", string>) {
  const own = {
    endpoint,
    toJSON: () => ({ endpoint, keys: { p256dh, auth } }),
  } as unknown as PushSubscription;
  let asked = false;
  Object.defineProperty(Notification, "permission", { get: () => "granted" });
  PushManager.prototype.getSubscription = async () => (asked ? own : null);
  PushManager.prototype.subscribe = async (options) => {
    if (!options?.userVisibleOnly || !options.applicationServerKey) throw new Error("not so");
    asked = true;
    return own;
  };
}

/** In the worker: what it shows is kept, and people are let in where they have clicked. */
function keepsWhatItShows(): void {
  const world = globalThis as unknown as {
    shown: object[];
    registration: ServiceWorkerRegistration;
    WindowClient: { prototype: { focus(): Promise<unknown> } };
  };
  world.shown = [];
  world.registration.showNotification = async (title, options) => {
    world.shown.push({ title, ...options });
  };
  world.WindowClient.prototype.focus = async function () {
    return this;
  };
}

const shown = (worker: Worker) =>
  worker.evaluate(() => (globalThis as unknown as { shown: unknown[] }).shown);

/** Changes the database, as time would. */
function change(...statements: readonly string[]): void {
  const file = dashboard.folder.database.slice("file:".length);
  const database = new DatabaseSync(file, { timeout: 5_000 });
  try {
    for (const statement of statements) database.exec(statement);
  } finally {
    database.close();
  }
}

it("is asked for in the account, and tells of who waits, and leads to them", async () => {
  await page.goto(`${dashboard.url}account`);
  const here = page.getByRole("switch", { name: "Notify me in this browser" });
  await here.click();
  await vi.waitUntil(() => here.isChecked());
  const rows = await dashboard.folder.query<{ endpoint: string }>(
    "select endpoint from push_subscription",
  );
  expect(rows).toEqual([{ endpoint: ENDPOINT }]);

  // Nobody is at the dashboard, and somebody waits: a while passes.
  await page.goto("about:blank");
  const visitor = dashboard.visitor("Mina Park");
  await visitor.write("My teapot came without its lid");
  change(
    `update push_subscription set endpoint = 'http://127.0.0.1:${service.port}/this-browser'`,
    "update conversation set waiting_since = waiting_since - 60000",
  );
  await vi.waitUntil(() => service.pushed.length > 0, { timeout: 20_000 });
  const told = keys.read(service.pushed[0]!.body);
  const url = `${dashboard.url}inbox/${visitor.conversation}`;
  expect(told).toEqual({
    title: "Nuri Tea",
    body: "Mina Park is waiting in the chat.",
    url,
    tag: visitor.conversation,
  });

  await page.goto(`${dashboard.url}people`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  const devtools = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      for (const { registrationId } of registrations) resolve(registrationId);
    });
  });
  await devtools.send("ServiceWorker.enable");
  const worker = page.context().serviceWorkers()[0]!;
  await worker.evaluate(keepsWhatItShows);
  await devtools.send("ServiceWorker.deliverPushMessage", {
    origin: new URL(dashboard.url).origin,
    registrationId: await registered,
    data: JSON.stringify(told),
  });
  await expect
    .poll(() => shown(worker))
    .toEqual([
      {
        title: "Nuri Tea",
        body: "Mina Park is waiting in the chat.",
        tag: visitor.conversation,
        data: url,
      },
    ]);

  const clicked = await worker.evaluate(async (data) => {
    let closed = false;
    let work: Promise<unknown> = Promise.reject(new Error("nothing was to be waited for"));
    const notification = { data, close: () => (closed = true) };
    const waitUntil = (given: Promise<unknown>) => void (work = given);
    dispatchEvent(Object.assign(new Event("notificationclick"), { notification, waitUntil }));
    await work;
    return closed;
  }, url);
  expect(clicked).toBe(true);
  await page.waitForURL(url);
  await page.getByText("My teapot came without its lid").last().waitFor();
  expect(wrong).toEqual([]);
});
