import { newsletterHtml } from "@stagelight/widgets/static";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import type { Served } from "../kit/serve.ts";
import {
  embed,
  open,
  page as html,
  servePages,
  startWidgetServer,
  watchShifts,
  type WidgetServer,
} from "../kit/widgets.ts";

let browser: Browser;
let server: WidgetServer;
let site: Served;

const settings = {
  name: true,
  lists: [
    { id: "tea", name: { en: "New teas", ko: "새로운 차" } },
    { id: "events", name: { en: "Events", ko: "행사" } },
  ],
  fields: [
    {
      id: "taste",
      type: "choice",
      label: "Taste",
      choices: [{ id: "light", label: "Light" }],
    },
  ],
  consent: { text: "I agree.", version: "2026-11" },
} as const;

beforeAll(async () => {
  [browser, server] = await Promise.all([launch(), startWidgetServer()]);
  const widget = newsletterHtml({ server: server.url, locale: "en", settings });
  const linked = newsletterHtml({ server: server.url, locale: "ko", stylesheet: "/widget.css" });
  site = await servePages(
    {
      "/": html(`${embed(server)}<main>${widget.html}<p>After</p></main>`),
      "/linked": html(`${embed(server)}<main>${linked.html}<p>After</p></main>`, { lang: "ko" }),
    },
    {
      handlers: {
        "/widget.css": (_request, response) => {
          response.setHeader("content-type", "text/css");
          response.end(linked.css);
        },
      },
      headers: {
        "content-security-policy": `default-src 'none'; style-src 'self' ${widget.styleHash}; script-src ${new URL(server.url).origin}; connect-src ${new URL(server.url).origin}`,
      },
    },
  );
});

beforeEach(() => {
  server.posts.length = 0;
});

afterAll(async () => {
  await browser.close();
  await Promise.all([site.close(), server.close()]);
});

it("without JavaScript the form is plain HTML and posts", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.url);
  await page.getByLabel("E-mail address").fill("mina@nuri.example");
  await page.getByLabel("New teas").check();
  await page.getByRole("button", { name: "Subscribe" }).click();
  await expect.poll(() => server.posts.length).toBe(1);
  expect(server.posts[0]).toEqual({
    path: "v1/newsletter",
    type: "application/x-www-form-urlencoded",
    body: {
      email: "mina@nuri.example",
      name: "",
      lists: "tea",
      trap: "",
      locale: "en",
      form: "newsletter",
      "consentText.version": "2026-11",
    },
  });
  await context.close();
});

it.each(["/", "/linked"])("%s: code takes over what is painted; nothing moves", async (path) => {
  server.requests.length = 0;
  const { page, complaints } = await open(browser, site.url + path);
  await page.waitForLoadState("networkidle");
  // Painted and in use by nobody, it needs no code.
  expect(server.requests.map(({ path }) => path)).toEqual(["/_stagelight/embed.js"]);
  const shifted = await watchShifts(page);
  await page.evaluate(() => {
    const root = document.querySelector("stagelight-newsletter")!.shadowRoot!;
    Object.assign(window, { painted: root.querySelector("#email") });
  });
  const ready = page.evaluate(
    () => new Promise((done) => document.addEventListener("stagelight:widget-ready", done)),
  );
  await page.locator("stagelight-newsletter").hover();
  await ready;
  const same = await page.evaluate(() => {
    const root = document.querySelector("stagelight-newsletter")!.shadowRoot!;
    const { painted } = window as unknown as { painted: Element };
    return painted === root.querySelector("#email") && root.querySelector("style, link") === null;
  });
  expect(same).toBe(true);
  expect(await shifted()).toBe(0);
  await page.locator("#email").fill("mina@nuri.example");
  // Of two lists, one at least.
  if (path === "/") await page.locator("[value=tea]").check();
  await page.locator("button[type=submit]").click();
  await page.locator("#result").waitFor();
  expect(server.posts.map(({ type }) => type)).toEqual(["application/json"]);
  expect(complaints).toEqual([]);
  await page.close();
});

it("keeps what was written, ticked and focused before the code arrived", async () => {
  const { page } = await open(browser, site.url);
  await page.evaluate(() => {
    const root = document.querySelector("stagelight-newsletter")!.shadowRoot!;
    root.querySelector<HTMLInputElement>("#email")!.value = "mina@nuri.example";
    root.querySelector<HTMLInputElement>("[value=tea]")!.checked = true;
    root.querySelector<HTMLInputElement>("[value=light]")!.checked = true;
  });
  const ready = page.evaluate(
    () => new Promise((done) => document.addEventListener("stagelight:widget-ready", done)),
  );
  await page.getByLabel("Name").focus();
  await ready;
  await page.keyboard.type("Mina");
  await page.keyboard.press("Enter");
  await page.locator("#result").waitFor();
  expect(server.posts[0]!.body).toMatchObject({
    email: "mina@nuri.example",
    name: "Mina",
    lists: ["tea"],
    fields: { taste: "light" },
    consentText: { version: "2026-11" },
  });
  await page.close();
});

it("a copy of an element that was at work is a form of its own", async () => {
  const { page } = await open(browser, site.url);
  const untouched = await page.evaluate(() => {
    const element = document.querySelector("stagelight-newsletter")!;
    const copy = element.cloneNode(true) as HTMLElement;
    return copy.shadowRoot?.querySelector("form") !== null;
  });
  expect(untouched).toBe(true);
  await page.locator("stagelight-newsletter").hover();
  await page.getByLabel("E-mail address").fill("mina@nuri.example");
  await page.getByLabel("New teas").check();
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.locator("#result").waitFor();
  await page.evaluate(() => {
    const element = document.querySelector("stagelight-newsletter")!;
    element.replaceWith(element.cloneNode(true));
  });
  await page.locator("stagelight-newsletter").hover();
  await page.getByRole("button", { name: "Subscribe" }).waitFor();
  expect(await page.locator("#email").count()).toBe(1);
  await page.close();
});
