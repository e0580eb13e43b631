import { readdir, readFile } from "node:fs/promises";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { buildScenario } from "../kit/scenario.ts";
import { type Served, serve } from "../kit/serve.ts";
import { INTERFACES } from "./consent-platforms/published-interfaces.ts";

let browser: Browser;
let site: Served;
let context: BrowserContext;
let page: Page;
let errors: string[];
/** What the page's platform scripts are, by path. */
const scripts: Record<string, string> = {};

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  errors = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  await page.addInitScript(() => {
    const choices: unknown[] = [];
    Object.assign(window, { choices });
    document.addEventListener("stagelight:consent", ({ detail }) => choices.push(detail));
  });
});

afterEach(async () => {
  expect(errors).toEqual([]);
  await context.close();
});

/** Builds the site for a platform, and serves it with the platform's script. */
async function serveWith(platform: unknown): Promise<Served> {
  process.env["STAGELIGHT_PLATFORM"] = JSON.stringify(platform);
  const { pages } = await buildScenario("consent-platforms");
  const names = ["/platform.js", "/package.js"];
  return serve(pages, {
    handlers: Object.fromEntries(
      names.map((name) => [
        name,
        (_, response) => {
          response.setHeader("content-type", "text/javascript");
          response.end(scripts[name] ?? "");
        },
      ]),
    ),
  });
}

const tracked = () => page.waitForFunction(() => "explain" in window.stagelight);
const consent = () => page.evaluate(() => window.stagelight.consent.get!());

/** Waits until the visitor's choice is this one. */
const expectChoice = (choice: object): Promise<void> =>
  expect.poll(consent, { timeout: 5000 }).toMatchObject({ decided: true, ...choice });

const ALL = { functional: true, personalization: true, analytics: true, marketing: true };
const NONE = { functional: false, personalization: false, analytics: false, marketing: false };

/** What every platform must bring about, however it is answered. */
function follows(answer: (which: "none" | "analytics" | "all") => Promise<void>, more = {}): void {
  const analytics = { ...NONE, analytics: true, ...more };

  it("takes an answer, a change, a withdrawal, and no silence for one", async () => {
    await page.goto(site.url);
    await tracked();
    await page.waitForLoadState("load");
    expect(await consent()).toMatchObject({ decided: false, ...NONE });
    await answer("analytics");
    await expectChoice(analytics);
    await answer("all");
    await expectChoice(ALL);
    await answer("none");
    await expectChoice(NONE);
    expect(
      await page.evaluate(() => (window as never as { choices: unknown[] }).choices),
    ).toHaveLength(3);
    expect(JSON.parse(await page.evaluate(() => localStorage["stagelight"]))).toEqual({
      c: { t: expect.any(Number), p: [] },
    });
  });

  it("reads the answer that is there already, and takes it once", async () => {
    await page.goto(site.url);
    await tracked();
    await page.waitForLoadState("load");
    await answer("analytics");
    await expectChoice(analytics);
    await page.evaluate(() => localStorage.removeItem("stagelight"));
    await page.reload();
    await tracked();
    await expectChoice(analytics);
    await page.reload();
    await tracked();
    await page.waitForLoadState("load");
    await expectChoice(analytics);
    expect(await page.evaluate(() => (window as never as { choices: unknown[] }).choices)).toEqual(
      [],
    );
  });
}

describe.each(Object.entries(INTERFACES))("%s", (name, { script, functionalToo, ...answers }) => {
  beforeAll(async () => {
    scripts["/platform.js"] = script;
    site = await serveWith(name.split(":")[0]);
  });
  afterAll(() => site.close());

  follows(
    (which) =>
      page.evaluate(
        (categories) =>
          (window as never as { answer(categories: readonly string[]): void }).answer(categories),
        which == "none" ? [] : answers[which],
      ),
    { functional: !!functionalToo },
  );
});

const COOKIE_CONSENT = `{
  hideFromBots: false,
  categories: { necessary: { readOnly: true }, functional: {}, analytics: {}, marketing: {} },
  language: { default: "en", translations: { en: {
    consentModal: { title: "Cookies", acceptAllBtn: "Yes", acceptNecessaryBtn: "No" },
    preferencesModal: { sections: [] },
  } } },
}`;

/** The real packages, each with its file in the page and a config of the usual categories. */
const PACKAGES = {
  klaro: {
    file: new URL("klaro-no-css.js", import.meta.resolve("klaro")),
    setUp: `window.klaroConfig = { version: 1, services: [
      { name: "wishlist", purposes: ["functional"] },
      { name: "matomo", purposes: ["analytics"] },
      { name: "ads", purposes: ["marketing"] },
    ] };
    const script = document.createElement("script");
    script.src = "/package.js";
    script.async = false;
    document.head.append(script);`,
    answer: `(ids) => {
      const manager = klaro.getManager();
      const names = { functional: "wishlist", analytics: "matomo", marketing: "ads" };
      for (const [id, name] of Object.entries(names)) manager.updateConsent(name, ids.includes(id));
      manager.saveAndApplyConsents();
    }`,
  },
  "vanilla-cookieconsent": {
    file: new URL("cookieconsent.umd.js", import.meta.resolve("vanilla-cookieconsent")),
    setUp: `const script = document.createElement("script");
    script.src = "/package.js";
    script.onload = () => CookieConsent.run(${COOKIE_CONSENT});
    document.head.append(script);`,
    answer: `(ids) => CookieConsent.acceptCategory(ids)`,
  },
  "vanilla-cookieconsent:module": {
    file: new URL("cookieconsent.esm.js", import.meta.resolve("vanilla-cookieconsent")),
    setUp: `import("/package.js").then((module) => {
      window.module = module;
      module.run(${COOKIE_CONSENT});
    });`,
    answer: `(ids) => module.acceptCategory(ids)`,
  },
};

describe.each(Object.entries(PACKAGES))("the package %s", (name, { file, setUp, answer }) => {
  const id = name.split(":")[0]!;

  beforeAll(async () => {
    scripts["/platform.js"] = setUp;
    scripts["/package.js"] = await readFile(file, "utf8");
    site = await serveWith(id);
  });
  afterAll(() => site.close());

  const categories = {
    none: [],
    analytics: ["analytics"],
    all: ["functional", "analytics", "marketing"],
  };
  follows(async (which) => {
    await page.evaluate(`(${answer})(${JSON.stringify(categories[which])})`);
  });
});

describe("categories of a site's own", () => {
  beforeAll(async () => {
    scripts["/platform.js"] = INTERFACES["onetrust"]!.script;
    site = await serveWith({
      id: "onetrust",
      purposes: { personalization: ["C0003", "C0007"], marketing: "C0009" },
    });
  });
  afterAll(() => site.close());

  it("has the adapter of its platform in the page, and no other", async () => {
    const folder = `${site.folder}/_astro/`;
    const files = (await readdir(folder)).filter((file) => file.endsWith(".js"));
    const code = (await Promise.all(files.map((file) => readFile(folder + file, "utf8")))).join();
    expect(code).toContain("OneTrustGroupsUpdated");
    expect(code).not.toMatch(/CookiebotOnAccept|osano|__tcfapi|UC_CONSENT|cc:onConsent|klaro/);
  });

  it("allows a purpose when all its categories are allowed", async () => {
    await page.goto(site.url);
    await tracked();
    const answer = (ids: string[]) =>
      page.evaluate(
        (given) => (window as never as { answer(ids: string[]): void }).answer(given),
        ids,
      );
    await answer(["C0003", "C0004"]);
    await expectChoice({ ...NONE, functional: true });
    await answer(["C0003", "C0007", "C0009"]);
    await expect.poll(consent).toMatchObject({ ...ALL, analytics: false });
  });

  it("honours Global Privacy Control, and takes the rest once", async () => {
    await page.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { value: true });
      localStorage.setItem("platform", '["C0002", "C0009"]');
    });
    await page.goto(site.url);
    await tracked();
    await expectChoice({ ...NONE, analytics: true });
    await page.reload();
    await tracked();
    await page.waitForLoadState("load");
    expect(await page.evaluate(() => (window as never as { choices: unknown[] }).choices)).toEqual(
      [],
    );
  });
});
