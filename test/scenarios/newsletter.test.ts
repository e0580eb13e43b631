import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { startDevServer } from "../kit/dev-server.ts";
import { passOn } from "../kit/pass-on.ts";
import { buildScenario } from "../kit/scenario.ts";
import { type Served, serve } from "../kit/serve.ts";
import { type RunningServer, type ServerFolder, serverFolder } from "../kit/stagelight-server.ts";
import { open, watchShifts } from "../kit/widgets.ts";
import config from "./newsletter/stagelight.config.ts";

let browser: Browser;
let folder: ServerFolder;
let server: RunningServer;
/** The site and, behind the same name, its server. */
let site: Served;

beforeAll(async () => {
  const root = join(import.meta.dirname, "newsletter/.tmp/site");
  [folder, browser] = await Promise.all([
    // Mails lie in a folder.
    serverFolder({
      config: { ...config, server: {} },
      environment: { NODE_ENV: "development" },
    }),
    launch(),
    buildScenario("newsletter", { outDir: join(root, "shop") }),
  ]);
  server = await folder.start();
  const handlers = { "/_stagelight/*": passOn(server.url) };
  const built = await serve(root);
  const html = await (await fetch(`${built.url}/shop/`)).text();
  await built.close();
  const [, own] = /http-equiv="content-security-policy" content="([^"]*)"/i.exec(html)!;
  const policy = `${own}; default-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'`;
  site = await serve(root, { handlers, headers: { "content-security-policy": policy } });
});

afterAll(async () => {
  await browser.close();
  await site.close();
  await server.end();
  await folder.remove();
});

const visit = (path: string) => open(browser, `${site.url}/shop${path}`);
const form = (page: Page, name: string) => page.locator(`stagelight-newsletter[form=${name}]`);

/** What pages have asked of the server for their widgets. */
const embedded = () =>
  site.requests.map(({ path }) => path).filter((path) => path.includes("/embed"));

/** Points at a form, and waits until its code is at work. */
async function use(page: Page, selector = "stagelight-newsletter"): Promise<void> {
  const ready = page.evaluate(
    () => new Promise((done) => document.addEventListener("stagelight:widget-ready", done)),
  );
  await page.locator(selector).first().hover();
  await ready;
}

const addresses = async () =>
  (await folder.query<{ email: string }>("select email from subscriber")).map(({ email }) => email);

describe("<Newsletter>", () => {
  it("signs up without JavaScript", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.url}/shop/`);
    await page.getByLabel("E-mail address").first().fill("plain@nuri.example");
    await page.getByLabel("Events").check();
    await page.getByRole("button", { name: "Subscribe" }).click();
    await page.waitForURL(/v1\/newsletter/);
    await expect.poll(addresses).toContain("plain@nuri.example");
    await context.close();
  });

  it("is painted with the page; its code comes with the first touch, and nothing moves", async () => {
    site.requests.length = 0;
    const { page, complaints } = await visit("/");
    await page.waitForLoadState("networkidle");
    const shifted = await watchShifts(page);
    expect(await page.getByLabel("E-mail address").count()).toBe(2);
    expect(embedded()).toEqual(["/_stagelight/embed.js"]);
    await use(page);
    expect(embedded()).toContain("/_stagelight/embed/site.js");
    expect(await shifted()).toBe(0);
    // The page's style for the element it is on.
    expect(
      await page.locator(".letters").evaluate((each) => (each as HTMLElement).offsetWidth),
    ).toBe(480);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("signs up with what the config and the page say", async () => {
    const { page, complaints } = await visit("/");
    await form(page, "footer").getByLabel("E-mail address").fill("mina@nuri.example");
    const sent = page.waitForRequest(/v1\/newsletter$/);
    await page.getByRole("button", { name: "Send me teas" }).click();
    expect((await sent).postDataJSON()).toMatchObject({
      email: "mina@nuri.example",
      form: "footer",
      lists: ["tea"],
      locale: "en",
    });
    await page.getByRole("heading", { name: "One more step" }).waitFor();
    await expect.poll(addresses).toContain("mina@nuri.example");
    // A proof of work that the server asks for is told as a failed request, and nothing else is.
    expect(complaints.filter((text) => !text.includes("status of 403"))).toEqual([]);
    await page.close();
  });

  it("speaks the page's language", async () => {
    const { page } = await visit("/ko/");
    expect(await page.getByLabel("이메일 주소").isVisible()).toBe(true);
    expect(await page.getByLabel("새로운 차").isVisible()).toBe(true);
    await page.close();
  });

  it("has its loader once on pages that use it, and on no other", async () => {
    const loaders = async (path: string) =>
      (await (await fetch(`${site.url}/shop${path}`)).text()).match(/<script[^>]*embed[.]js/g)
        ?.length;
    expect(await Promise.all(["/", "/islands/", "/tailored/", "/plain/"].map(loaders))).toEqual([
      1,
      1,
      1,
      undefined,
    ]);
  });

  it("comes with the stage and the audience it is for, painted at once", async () => {
    const { page, complaints } = await visit("/tailored/");
    expect(await page.locator("stagelight-newsletter").count()).toBe(0);
    await page.waitForFunction(() => localStorage.length > 0);
    await page.evaluate(() => window.stagelight.track("Product Added"));
    site.requests.length = 0;
    await page.reload();
    await page.waitForLoadState("networkidle");
    const shifted = await watchShifts(page);
    for (const name of ["buying", "audience"])
      expect(await form(page, name).getByLabel("E-mail address").isVisible()).toBe(true);
    expect(embedded()).toEqual([]);
    await use(page, "[form=buying]");
    await use(page, "[form=audience]");
    expect(await shifted()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("works within islands: hydrated ones, and those that the browser makes", async () => {
    // Astro's own islands do not work where Trusted Types are forbidden.
    const lenient = await serve(site.folder, {
      handlers: { "/_stagelight/*": passOn(server.url) },
    });
    const { page, complaints } = await open(browser, `${lenient.url}/shop/islands/`);
    for (const name of ["hydrated", "made"]) {
      const address = form(page, name).getByLabel("E-mail address");
      await address.fill(`${name}@nuri.example`);
      await page.getByRole("button", { name: "Hide" }).first().click();
      await page.getByRole("button", { name: "Show" }).click();
      expect(await address.inputValue()).toBe(`${name}@nuri.example`);
    }
    expect(complaints).toEqual([]);
    await page.close();
    await lenient.close();
  });
});

describe("<Newsletter> on a site without a server", () => {
  let alone: Served;

  beforeAll(async () => {
    process.env["STAGELIGHT_VARIANT"] = "without-server";
    const root = join(import.meta.dirname, "newsletter/.tmp/without-server");
    await buildScenario("newsletter", { outDir: join(root, "shop") });
    delete process.env["STAGELIGHT_VARIANT"];
    alone = await serve(root);
  });
  afterAll(() => alone.close());

  const asked = () =>
    alone.requests.map(({ path }) => path).filter((path) => path.includes("/embed"));

  it("finds its files below the site's base", async () => {
    const { page, complaints } = await open(browser, `${alone.url}/shop/`);
    await use(page);
    expect(asked()).toContain("/shop/_stagelight/embed/site.js");
    expect(asked().filter((path) => !path.startsWith("/shop/_stagelight/embed"))).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("keeps what was written from page to page of <ClientRouter />, and is loaded once", async () => {
    const { page, complaints } = await open(browser, `${alone.url}/shop/router/`);
    alone.requests.length = 0;
    const plain = page.locator("stagelight-newsletter:not([form])");
    await plain.getByLabel("E-mail address").fill("mina@nuri.example");
    await form(page, "tailored").getByLabel("Name").fill("Mina");
    await expect.poll(() => asked().length).toBeGreaterThan(2);
    const before = asked();
    const follow = async (name: string) => {
      await page.getByRole("link", { name }).click();
      await page.waitForSelector(`h1:text-is("${name}")`);
    };
    await follow("More");
    // The new page's form, not the old one's.
    await page.getByRole("heading", { name: "More by mail" }).waitFor();
    const shifted = await watchShifts(page);
    await expect
      .poll(() => plain.getByLabel("E-mail address").inputValue())
      .toBe("mina@nuri.example");
    await expect.poll(() => form(page, "tailored").getByLabel("Name").inputValue()).toBe("Mina");
    await follow("Letters");
    await expect
      .poll(() => plain.getByLabel("E-mail address").inputValue())
      .toBe("mina@nuri.example");
    expect(await page.locator("form").count()).toBe(2);
    expect(asked()).toEqual(before);
    expect(await shifted()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("finds them in astro dev too", async () => {
    process.env["STAGELIGHT_VARIANT"] = "without-server";
    const dev = await startDevServer(join(import.meta.dirname, "newsletter"));
    delete process.env["STAGELIGHT_VARIANT"];
    const page = await browser.newPage();
    await page.goto(`${dev.url}shop/`);
    await page.waitForFunction(() => customElements.get("stagelight-newsletter"));
    await use(page);
    expect(await page.locator("[data-painted]").count()).toBe(1);
    await page.close();
    await dev.close();
  });
});
