import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { identityToken } from "../kit/identity-token.ts";
import { launch } from "../kit/browser.ts";
import {
  ALL,
  arrived,
  open,
  PERSON,
  sendingSite,
  type SendingSite,
  tracked,
  visit,
  waiting,
} from "../kit/sending-site.ts";
import { visitorIdOf } from "../../packages/server/dist/keys/visitor-secret.js";

let browser: Browser;
let site: SendingSite;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  browser = await launch({ backForwardCache: true });
  site = await sendingSite();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
});

/** A new visitor on the site. */
async function visitor(choice?: Record<string, boolean> | null) {
  const made = await visit(browser, site.url, choice);
  contexts.push(made.context);
  return made;
}

/** Paths of the server that a context's pages ask for, with what they send. */
function calls(context: BrowserContext): { path: string; body: string | null }[] {
  const all: { path: string; body: string | null }[] = [];
  context.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/_stagelight")) all.push({ path: pathname, body: request.postData() });
  });
  return all;
}

const track = (page: Page, name: string, properties?: object) =>
  page.evaluate(([event, more]) => window.stagelight.track(event, more as never), [
    name,
    properties,
  ] as const);

/** Waits until nothing waits. */
const sent = (page: Page) => expect.poll(() => waiting(page), { timeout: 15_000 }).toEqual([]);

const keys = (page: Page) => page.evaluate(() => Object.keys(localStorage).sort());
const known = (page: Page) =>
  page.evaluate(() => localStorage["stagelight-visitor"] as string | undefined);

describe("consent", () => {
  it("comes before anything is made, stored or sent", async () => {
    const { context, page } = await visitor(null);
    const asked = calls(context);
    await track(page, "Before");
    await sleep(2500);
    expect(asked).toEqual([]);
    expect(await keys(page)).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    await page.evaluate((all) => window.stagelight.consent.set(all), ALL);
    await track(page, "After consent");
    const [event] = await arrived(site, "After consent", 1);
    const [id, secret] = (await known(page))!.split(" ");
    expect(visitorIdOf(secret!)).toBe(id);
    expect(event).toMatchObject({
      type: "track",
      anonymousId: id,
      context: {
        page: { path: "/", title: "Queue", url: `${site.url}/` },
        locale: "ko",
        consent: { categoryPreferences: ALL },
      },
      stagelight: { visitor: true },
    });
    expect(event!["messageId"]).toMatch(/^stagelight-event-\d{13}-/);
    const ofVisitor = (await site.folder.events()).filter((each) => each["anonymousId"] === id);
    // The page that was open when the choice was made is told; what came before it is not.
    expect(ofVisitor.map((each) => each["event"] ?? each["type"])).toEqual([
      "page",
      "After consent",
    ]);
    await sent(page);
  });

  it("tells no token that a mail's link has brought", async () => {
    const { page } = await visitor();
    const told = await page.evaluate(() => {
      const urls: unknown[] = [];
      document.addEventListener("stagelight:event", ({ detail }) => urls.push(detail.properties));
      history.replaceState(null, "", "?a=1#referral=to.ken_1");
      window.stagelight.page();
      history.replaceState(null, "", "#prices");
      window.stagelight.page();
      return urls;
    });
    expect(told).toMatchObject([{ url: `${site.url}/?a=1` }, { url: `${site.url}/?a=1#prices` }]);
  });

  it("is asked for analytics alone, and Global Privacy Control leaves it alone", async () => {
    const context = await browser.newContext(PERSON);
    contexts.push(context);
    await context.addInitScript(() =>
      Object.defineProperty(navigator, "globalPrivacyControl", { value: true }),
    );
    const page = await open(context, site.url);
    await page.evaluate((all) => window.stagelight.consent.set(all), ALL);
    await track(page, "With control");
    const [event] = await arrived(site, "With control", 1);
    expect(event).toMatchObject({
      context: { consent: { categoryPreferences: { analytics: true, marketing: false } } },
    });
  });

  it("takes everything along when it is withdrawn", async () => {
    const { context, page } = await visitor();
    await track(page, "Allowed");
    await arrived(site, "Allowed", 1);
    await expect.poll(async () => (await context.cookies()).length, { timeout: 10_000 }).toBe(2);
    const asked = calls(context);
    await track(page, "Not allowed any more");
    await page.evaluate(() => window.stagelight.consent.set({ analytics: false }));
    await expect.poll(() => keys(page)).toEqual(["stagelight"]);
    await expect.poll(async () => await context.cookies()).toEqual([]);
    // The server has heard it, and keeps nothing else.
    const [withdrawn] = await arrived(site, "consent", 1);
    expect(withdrawn).toMatchObject({
      context: { consent: { categoryPreferences: { analytics: false, marketing: false } } },
    });
    await track(page, "Not allowed any more");
    await sleep(2500);
    await page.goto("about:blank");
    await page.goto(site.url);
    await tracked(page);
    await sleep(1500);
    expect(asked.map(({ path, body }) => [path, body])).toEqual([["/_stagelight/v1/forget", null]]);
    expect(await keys(page)).toEqual(["stagelight"]);
    expect(await arrived(site, "Allowed", 1)).toHaveLength(1);
  });

  it("that is withdrawn is told again until the server has heard it", async () => {
    const { context, page } = await visitor();
    await track(page, "Before silence");
    const [{ anonymousId } = {}] = await arrived(site, "Before silence", 1);
    await context.route("**/v1/forget", (route) => route.abort());
    await page.evaluate(() => window.stagelight.consent.set({ analytics: false }));
    await sleep(1000);
    expect(await known(page)).toContain(anonymousId);
    expect(await waiting(page)).toEqual([]);
    await context.unroute("**/v1/forget");
    await page.goto(site.url);
    await tracked(page);
    await expect.poll(() => known(page)).toBeUndefined();
    const all = await arrived(site, "consent", 1);
    expect(all.filter((event) => event["anonymousId"] === anonymousId)).toHaveLength(1);
  });

  it("for marketing alone is withdrawn at once, not with the next page", async () => {
    const { page } = await visitor();
    await track(page, "With marketing");
    const [{ anonymousId } = {}] = await arrived(site, "With marketing", 1);
    await page.evaluate(() => window.stagelight.consent.set({ marketing: false }));
    const withdrawn = async () =>
      (await site.folder.events()).filter(
        ({ anonymousId: id, context }) =>
          id === anonymousId && JSON.stringify(context).includes('"marketing":false'),
      );
    await expect.poll(withdrawn, { timeout: 10_000 }).toHaveLength(1);
  });

  it("reset makes a new visitor", async () => {
    const { context, page } = await visitor();
    const told: string[] = [];
    context.on("request", (request) => void told.push(request.url()));
    const before = await known(page);
    await page.evaluate(() => window.stagelight.reset());
    expect(await known(page)).toBeUndefined();
    await track(page, "As somebody new");
    const [event] = await arrived(site, "As somebody new", 1);
    expect(before).not.toContain(event!["anonymousId"]);
    // Beginning anew withdraws nothing.
    expect(told.filter((url) => url.endsWith("/v1/forget"))).toEqual([]);
  });
});

describe("what cannot be sent", () => {
  it("is tried three times by a page where it is blocked, and no page fails", async () => {
    const { context, page } = await visitor();
    await sent(page);
    let tries = 0;
    await context.route("**/_stagelight/**", (route) => {
      tries++;
      return route.abort("blockedbyclient");
    });
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(`thrown: ${error.message}`));
    await page.goto(site.url);
    await tracked(page);
    await track(page, "Form Submitted");
    await sleep(13_000);
    await track(page, "Form Submitted");
    await sleep(2500);
    await page.goto("about:blank");
    expect(tries).toBe(3);
    expect(said.filter((text) => !text.startsWith("Failed to load resource"))).toEqual([]);
    await context.unroute("**/_stagelight/**");
    await page.goto(site.url);
    await sent(page);
  });

  it("waits as long as a server asks, and is sent then", async () => {
    const { context, page } = await visitor();
    await sent(page);
    const times: number[] = [];
    await context.route("**/v1/b", (route) => {
      times.push(Date.now());
      if (times.length > 1) return route.continue();
      return route.fulfill({
        status: 503,
        headers: { "retry-after": "3" },
        contentType: "application/problem+json",
        body: '{"code":"overloaded"}',
      });
    });
    await track(page, "Delayed");
    expect(await arrived(site, "Delayed", 1)).toHaveLength(1);
    expect(times[1]! - times[0]!).toBeGreaterThan(2900);
  });

  it("is told once and dropped where the server refuses it for good", async () => {
    const { context, page } = await visitor();
    await sent(page);
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    await context.route("**/v1/b", (route) =>
      route.fulfill({ status: 401, body: '{"code":"key-unknown"}' }),
    );
    await track(page, "Refused");
    await sent(page);
    await track(page, "Refused");
    await sent(page);
    expect(said.filter((text) => text.startsWith("[stagelight]"))).toHaveLength(1);
  });

  it("waits where something else answers", async () => {
    const { context, page } = await visitor();
    await sent(page);
    await context.route("**/v1/b", (route) =>
      route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Sign in</h1>" }),
    );
    await track(page, "Behind a portal");
    await sleep(2500);
    expect(await waiting(page)).toHaveLength(1);
    await context.unroute("**/v1/b");
    expect(await arrived(site, "Behind a portal", 1)).toHaveLength(1);
  });
});

describe("what waits", () => {
  it("stays within its bounds, and what people have sent goes last, never silently", async () => {
    const { context, page } = await visitor();
    await context.route("**/v1/b", (route) => route.abort());
    const { lost, size, events } = await page.evaluate(async () => {
      const heard: unknown[] = [];
      document.addEventListener("stagelight:event", ({ detail }) => {
        if (detail["type"] === "lost") heard.push(detail["event"]);
      });
      const { track, page: view } = window.stagelight;
      const wait = () => new Promise((resolve) => setTimeout(resolve, 20));
      for (let n = 0; n < 150; n++) {
        view({ n });
        if (n < 20) track("Form Submitted", { n });
        if (n % 10 === 0) await wait();
      }
      await wait();
      const kept = () =>
        Object.entries(localStorage as Record<string, string>).filter(([key]) =>
          key.startsWith("stagelight-event-"),
        );
      const before = kept();
      for (let n = 0; n < 150; n++) {
        track("Newsletter Subscribed", { n, text: "x".repeat(300) });
        if (n % 10 === 0) await wait();
      }
      track("Order Completed", { text: "x".repeat(20_000) });
      await wait();
      return {
        lost: heard as string[],
        size: kept().reduce((sum, [key, text]) => sum + key.length + text.length, 0),
        events: before.map(([, text]) => (JSON.parse(text) as { event?: string }).event),
      };
    });
    expect(size).toBeLessThanOrEqual(65_536);
    expect(events.filter((event) => event === "Form Submitted")).toHaveLength(20);
    expect(new Set(lost)).toEqual(
      new Set(["Form Submitted", "Newsletter Subscribed", "Order Completed"]),
    );
  });

  it("is kept by the page where storage is full or forbidden", async () => {
    for (const forbidden of [false, true]) {
      const context = await browser.newContext(PERSON);
      contexts.push(context);
      await context.addInitScript((all) => {
        const refuse = () => {
          throw new DOMException("no", all ? "SecurityError" : "QuotaExceededError");
        };
        if (all) {
          Object.defineProperty(window, "localStorage", { get: refuse });
          Object.defineProperty(navigator, "locks", {
            value: { request: () => Promise.reject(new DOMException("no", "SecurityError")) },
          });
        } else {
          const { localStorage: real } = window;
          const full = new Proxy(real, { set: refuse, get: (on, key) => Reflect.get(on, key) });
          Object.defineProperty(window, "localStorage", { value: full });
        }
      }, forbidden);
      const page = await open(context, site.url);
      const failures: string[] = [];
      page.on("pageerror", (error) => failures.push(error.message));
      await page.evaluate((all) => window.stagelight.consent.set(all), ALL);
      await track(page, `Kept by the page ${forbidden}`);
      expect(await arrived(site, `Kept by the page ${forbidden}`, 1)).toHaveLength(1);
      expect(failures).toEqual([]);
    }
  });

  it("may be anything: no exception, and what is good is sent", async () => {
    const { context, page } = await visitor();
    const failures: string[] = [];
    page.on("pageerror", (error) => failures.push(error.message));
    await context.route("**/v1/b", (route) => route.abort());
    const total = Number(process.env["STAGELIGHT_FUZZ"] ?? 3_000);
    await page.evaluate((count) => {
      const parts = [
        '{"',
        "}",
        "[",
        "null",
        '"type":"page"',
        "\u0000",
        "\ud800",
        "-1e999",
        ",",
        ":",
        "x",
      ];
      const any = (most: number) =>
        Array.from(
          { length: Math.random() * most },
          () => parts[Math.floor(Math.random() * parts.length)],
        ).join("");
      for (let n = 0; n < count; n++) {
        localStorage[`stagelight-event-${any(3)}`] = any(9);
        if (n % 7 === 0) localStorage["stagelight-visitor"] = any(9);
        if (n % 10 === 0) {
          window.stagelight.track("Amid rubbish", { n });
          dispatchEvent(new Event("online"));
        }
      }
    }, total);
    await sleep(1500);
    await context.unroute("**/v1/b");
    await page.goto(site.url);
    await tracked(page);
    await track(page, "After rubbish");
    await sent(page);
    expect(await arrived(site, "After rubbish", 1)).not.toEqual([]);
    expect(failures).toEqual([]);
  });

  it("is told if it is no JSON, and the page goes on", async () => {
    const { page } = await visitor();
    const failures: string[] = [];
    page.on("pageerror", (error) => failures.push(error.message));
    await page.evaluate(() => window.stagelight.track("Endless", { window }));
    await track(page, "After endless");
    expect(await arrived(site, "After endless", 1)).toHaveLength(1);
    expect(failures).toEqual([]);
  });
});

describe("two tabs", () => {
  it("send in turn, and nothing twice", async () => {
    const { context, page } = await visitor();
    const other = await open(context, site.url);
    await sent(page);
    const asked = calls(context);
    for (let n = 0; n < 20; n++) {
      await Promise.all([
        track(page, "From two tabs", { n }),
        track(other, "From two tabs", { n: n + 100 }),
      ]);
    }
    const events = await arrived(site, "From two tabs", 40);
    expect(new Set(events.map(({ messageId }) => messageId)).size).toBe(40);
    await sent(page);
    const ids = asked.flatMap(({ body }) =>
      (JSON.parse(body!) as { batch: { messageId: string }[] }).batch.map((each) => each.messageId),
    );
    expect(ids).toHaveLength(new Set(ids).size);
  });

  it("send in turn where there are no locks", async () => {
    const context = await browser.newContext(PERSON);
    contexts.push(context);
    await context.addInitScript(() =>
      Object.defineProperty(navigator, "locks", { value: undefined }),
    );
    const [page, other] = [await open(context, site.url), await open(context, site.url)];
    await page.evaluate((all) => window.stagelight.consent.set(all), ALL);
    await Promise.all([track(page, "Without locks"), track(other, "Without locks")]);
    const events = await arrived(site, "Without locks", 2);
    expect(new Set(events.map(({ messageId }) => messageId)).size).toBe(2);
    await expect.poll(() => keys(page)).toEqual(["stagelight", "stagelight-visitor"]);
  });
});

const token = (sub: string) =>
  identityToken(site.folder.secret, { aud: "https://shop.example", sub });

describe("the person", () => {
  it("is proven by a token, which is stored nowhere, and the verified stage follows", async () => {
    const { context, page } = await visitor();
    await page.evaluate(() => {
      const told: unknown[] = [];
      Object.assign(window, { told });
      (
        window as never as { $verified: { subscribe(run: (now: unknown) => void): void } }
      ).$verified.subscribe((now) => told.push(now));
    });
    const key = Buffer.from(`${site.folder.secret}:`).toString("base64");
    await fetch(`${site.server.base}/v1/track`, {
      method: "POST",
      headers: { authorization: `Basic ${key}`, "content-type": "application/json" },
      body: JSON.stringify({ userId: "mina", event: "Order Completed", properties: {} }),
    });
    await arrived(site, "Order Completed", 1);
    await sleep(1000);
    const jwt = token("mina");
    await page.evaluate((each) => window.stagelight.identify(each), jwt);
    const identified = (await arrived(site, "identify", 1)).find(
      ({ stagelight }) => (stagelight as { proof?: object } | undefined)?.proof,
    );
    expect(identified).toMatchObject({ stagelight: { proof: { userId: "mina" }, visitor: true } });
    expect(await page.evaluate(() => window.stagelight.verified!())).toMatchObject({
      stage: "retention",
      reason: { rule: "ordered" },
    });
    const told = await page.evaluate(() => (window as never as { told: unknown[] }).told);
    expect(told.at(-1)).toMatchObject({ stage: "retention" });
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(jwt);
    await expect
      .poll(async () => JSON.stringify(await context.cookies()), { timeout: 10_000 })
      .toContain("__Host-stagelight-stage");
    expect(JSON.stringify(await site.folder.events())).not.toContain(jwt);
  });

  it("that told their id in traits is claimed with it", async () => {
    const { page } = await visitor();
    await page.evaluate(() => window.stagelight.identify({ id: "u-7", plan: "pro" }));
    await track(page, "As somebody");
    const [event] = await arrived(site, "As somebody", 1);
    expect(event).toMatchObject({ userId: "u-7" });
  });
});

describe("a browser that has lost its storage", () => {
  it("is given back who it was, and what it was allowed", async () => {
    const { context, page } = await visitor();
    await track(page, "Product Added");
    const before = (await known(page))!;
    await sent(page);
    await expect.poll(async () => (await context.cookies()).length, { timeout: 10_000 }).toBe(2);
    await sleep(500);
    await page.evaluate(() => localStorage.clear());
    await page.goto(site.url);
    await page.waitForFunction(() => localStorage["stagelight-visitor"]);
    expect(await known(page)).toBe(before);
    expect(await page.evaluate(() => window.stagelight.consent.get!())).toMatchObject(ALL);
    await page.goto(site.url);
    expect(await page.locator("p:visible").first().textContent()).toBe("purchase");
    await track(page, "Back again");
    const [event] = await arrived(site, "Back again", 1);
    expect(before.startsWith(String(event!["anonymousId"]))).toBe(true);
  });
});

it("pages that come back, or are prerendered, are told once each", async () => {
  const { page } = await visitor();
  await sent(page);
  const id = (await known(page))!.split(" ")[0];
  await page.goto(`${site.url}/?second`);
  await tracked(page);
  await page.evaluate(() => history.back());
  const views = async () =>
    (await site.folder.events())
      .filter(({ type, anonymousId }) => type === "page" && anonymousId === id)
      .map(({ properties }) => (properties as { search: string }).search);
  await expect.poll(views, { timeout: 20_000 }).toEqual(["", "?second", ""]);
  // And no more than once.
  await sleep(1500);
  expect(await views()).toEqual(["", "?second", ""]);
});

it("no blocker's list knows the addresses", async () => {
  const page = await (await browser.newContext(PERSON)).newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(site.url);
  await tracked(page);
  await page.evaluate((all) => window.stagelight.consent.set(all), ALL);
  await expect
    .poll(() => asked.some((path) => path.endsWith("/v1/b")), { timeout: 10_000 })
    .toBe(true);
  await page.context().close();
  // Words as EasyPrivacy's general rules have them, at the places where they stand there.
  const words =
    /[/._-](track(er|ing)?|analytics?|beacons?|pixel|telemetry|metrics?|stats?|collect(or)?|ping|event[-_]?log|log(ger|ging)?|visit(or)?s?|hit|count(er)?|fingerprint|ga|gtm|piwik|matomo|segment|rum|impression|conversion|ads?)([/._?-]|$)/i;
  expect(asked.filter((path) => words.test(path))).toEqual([]);
  for (const blocked of ["/v1/track", "/js/tracker.js", "/api/collect", "/beacon.gif"]) {
    expect(blocked).toMatch(words);
  }
});
