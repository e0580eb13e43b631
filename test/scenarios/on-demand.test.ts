import { existsSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { buildScenario } from "../kit/scenario.ts";
import { type Served, serve } from "../kit/serve.ts";

let site: Served;
let url: string;
let browser: Browser;

beforeAll(async () => {
  const [{ pages }, started] = await Promise.all([buildScenario("on-demand"), launch()]);
  browser = started;
  const client = join(pages, "client");
  const entry = pathToFileURL(join(pages, "server/entry.mjs")).href;
  const { handler } = (await import(entry)) as { handler: RequestListener };
  site = await serve(client, {
    handlers: {
      "/": handler,
      "/shared": handler,
      "/locals*": handler,
      "/headers*": handler,
      "/go": handler,
      "/language": handler,
      "/plain*": handler,
      "/_server-islands*": handler,
    },
  });
  expect(existsSync(join(client, "island/index.html"))).toBe(true);
  ({ url } = site);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

const soon = (): number => Math.floor(Date.now() / 1000) + 1000;

/** A request with the hint cookie that a browser would send. */
async function ask(path: string, memory?: unknown, headers: Record<string, string> = {}) {
  const cookie =
    typeof memory === "string" ? memory : memory && encodeURIComponent(JSON.stringify(memory));
  const response = await fetch(url + path, {
    headers: { ...headers, ...(cookie ? { cookie: `stagelight=${cookie}` } : {}) },
  });
  return { response, text: await response.text() };
}

const parts = (html: string): string[] =>
  [...html.matchAll(/<p data-part[^>]*>([^<]*)/g)].map(([, text]) => text!);

describe("a page that is made on demand", () => {
  it("holds only the default for a stranger", async () => {
    const { text } = await ask("/");
    expect(parts(text)).toEqual(["default", "teaware default", "for one"]);
    expect(text).not.toContain("<template");
  });

  it("holds only what fits the visitor", async () => {
    const memory = {
      d: { "": ["retention"], teaware: ["purchase", soon(), "consideration"] },
      x: soon(),
      v: 3,
      s: { source: "google", medium: "organic" },
      t: { plan: "team" },
    };
    const { text } = await ask("/", memory);
    expect(parts(text)).toEqual(["retention", "teaware purchase", "for teams", "from search"]);
    expect(text).not.toContain("<template");
  });

  it("applies the decays that have fallen due", async () => {
    const past = soon() - 5000;
    const { text } = await ask("/", { d: { "": ["purchase", past, "consideration"] } });
    expect(parts(text)[0]).toBe("consideration");
  });

  it("knows the source of the visit from the request", async () => {
    const { text } = await ask("/", undefined, { referer: "https://search.naver.com/search" });
    expect(parts(text)).toContain("from search");
  });

  it("is private", async () => {
    const { response } = await ask("/");
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(response.headers.get("vary")).toContain("Cookie");
  });

  it("asks the browser for the language where the server cannot know it", async () => {
    const page = await browser.newPage();
    await page.goto(`${url}/language?lang=ko`);
    expect(await page.locator("[data-language]:visible").allTextContents()).toEqual(["한국어"]);
    await page.goto(`${url}/language?lang=en`);
    expect(await page.locator("[data-language]:visible").allTextContents()).toEqual(["other"]);
    await page.close();
  });

  it.each([
    '{"v":{"toString":1,"valueOf":1}}',
    "%",
    "nonsense",
    "%7B%7D",
    "null",
    "5",
    "[]",
    '{"d":5,"v":"x","s":7,"t":1}',
    '{"d":{"__proto__":["x"],"":[null]}}',
    "a".repeat(3000),
  ])("shows the default for the cookie %.40s", async (cookie) => {
    const { response, text } = await ask("/", cookie);
    expect(response.status).toBe(200);
    expect(parts(text)[0]).toBe("default");
  });
});

describe("a page that declares itself fit for shared caches", () => {
  it("is the same for everybody, and the browser decides", async () => {
    const mine = await ask("/shared", { d: { "": ["retention"] } });
    const other = await ask("/shared");
    expect(mine.text).toBe(other.text);
    expect(mine.text).toContain("<template");
    expect(mine.response.headers.get("cache-control")).toBe("public, max-age=60");
    const page = await browser.newPage();
    await page.goto(`${url}/shared`);
    await page.evaluate(() => window.stagelight.track("Order Completed"));
    await page.reload();
    expect(await page.locator("[data-part]:visible").allTextContents()).toEqual([
      "retention",
      "teaware default",
      "for one",
    ]);
    await page.close();
  });

  it("becomes private when it asks for the visitor", async () => {
    const { response, text } = await ask("/locals", {
      d: { "": ["purchase"], teaware: ["retention"] },
      x: soon(),
      v: 1,
      s: { source: "kakao", medium: "social", campaign: "spring" },
      t: { plan: "team" },
    });
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(JSON.parse(/<pre>(.*)<\/pre>/.exec(text)![1]!.replace(/&#34;|&quot;/g, '"'))).toEqual({
      stageHint: "purchase",
      trackHints: { "": "purchase", teaware: "retention" },
      visits: 1,
      source: {
        source: "kakao",
        medium: "social",
        campaign: "spring",
        channel: "Organic Social",
      },
      traits: { plan: "team" },
      matches: true,
    });
  });
});

describe("headers", () => {
  it.each([
    ["CDN-Cache-Control", "public, max-age=300"],
    ["Netlify-CDN-Cache-Control", "max-age=300"],
    ["Surrogate-Control", "max-age=300"],
    ["Cache-Control", "max-age=0, stale-while-revalidate=60"],
  ])("%s: %s keeps the page the same for everybody", async (name, value) => {
    const query = `/headers?name=${name}&value=${encodeURIComponent(value)}`;
    const mine = await ask(query, { d: { "": ["retention"] } });
    expect(mine.text).toBe((await ask(query)).text);
    expect(mine.response.headers.get(name)).toBe(value);
  });

  it("of a private page stay private", async () => {
    const query = `/headers?name=Cache-Control&value=${encodeURIComponent("private, max-age=60")}`;
    const { response, text } = await ask(query, { d: { "": ["retention"] } });
    expect(parts(text)[0]).toBe("retention");
    expect(response.headers.get("cache-control")).toBe("private, no-store");
  });

  it("of a redirect, which cannot be changed, are copied", async () => {
    const response = await fetch(`${url}/go`, { redirect: "manual" });
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe("http://127.0.0.1/elsewhere");
    expect(response.headers.get("cache-control")).toBe("private, no-store");
  });
});

describe("an endpoint", () => {
  it("is private when it asks for the visitor", async () => {
    const { response, text } = await ask("/locals.json", { d: { "": ["advocacy"] } });
    expect(JSON.parse(text)).toEqual({ stage: "advocacy" });
    expect(response.headers.get("cache-control")).toBe("private, no-store");
  });

  it("keeps its headers when it does not", async () => {
    const { response } = await ask("/plain.json");
    expect(response.headers.get("cache-control")).toBe("public, max-age=60");
    expect(response.headers.has("vary")).toBe(false);
  });
});

describe("a browser", () => {
  it("tells on-demand pages and server islands what it knows, with a small cookie", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(url);
    await page.evaluate(async () => {
      await window.stagelight.identify({ plan: "team", email: "mina@example.com" });
      window.stagelight.track("Product Added", { category: "teaware" });
    });
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ name: "stagelight", sameSite: "Lax", path: "/" });
    expect(cookie!.value.length).toBeLessThan(1024);
    expect(decodeURIComponent(cookie!.value)).not.toContain("mina");
    const expected = ["purchase", "teaware purchase", "for teams"];
    await page.reload();
    expect(await page.locator("[data-part]").allTextContents()).toEqual(expected);
    const island = page.waitForResponse((response) => response.url().includes("_server-islands"));
    await page.goto(`${url}/island/`);
    expect((await island).headers()["cache-control"]).toBe("private, no-store");
    await page.waitForSelector("[data-part]");
    expect(await page.locator("[data-part]").allTextContents()).toEqual(expected);
    await context.close();
  });

  it("writes a cookie within its bound however much there is to tell", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(url);
    await page.evaluate(async () => {
      await window.stagelight.identify({ plan: "x".repeat(900) });
      for (let index = 0; index < 20; index++) {
        window.stagelight.track("Product Added", { category: `한국어 이름 ${index}` });
      }
    });
    const [cookie] = await context.cookies();
    expect(cookie!.value.length).toBeLessThanOrEqual(1024);
    await page.reload();
    expect((await page.locator("[data-part]").allTextContents())[0]).toBe("purchase");
    await context.close();
  });
});

describe("many visitors at once", () => {
  it("never get each other's page", async () => {
    const stages = ["consideration", "purchase", "retention"];
    const answers = await Promise.all(
      Array.from({ length: 300 }, async (_, index) => {
        const stage = stages[index % 3]!;
        const { text } = await ask("/", { d: { "": [stage] } });
        return parts(text)[0] === stage;
      }),
    );
    expect(answers.filter((right) => !right)).toEqual([]);
  });
});
