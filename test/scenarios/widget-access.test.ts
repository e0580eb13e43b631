import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import type { Served } from "../kit/serve.ts";
import { embed, page as html, servePages } from "../kit/widgets.ts";
import { startWidgetServer, type WidgetServer } from "../kit/widgets.ts";

let browser: Browser;
let server: WidgetServer;
let site: Served;

const words = (en: string, ko: string, zh: string) => ({ en, ko, zh });
const settings = {
  name: true,
  lists: [
    { id: "tea", name: words("New teas", "새로운 차", "新茶"), description: "Now and then" },
    { id: "events", name: words("Events", "행사", "活动") },
  ],
  fields: [
    {
      id: "taste",
      type: "choice",
      label: words("Taste", "맛", "口味"),
      required: true,
      choices: [
        { id: "light", label: words("Light", "연하게", "清淡") },
        { id: "strong", label: words("Strong", "진하게", "浓郁") },
      ],
    },
    { id: "cups", type: "number", label: words("Cups a day", "하루 몇 잔", "每天几杯") },
    { id: "since", type: "date", label: words("Since", "언제부터", "从何时起") },
  ],
  consent: { text: words("I agree.", "동의합니다.", "我同意。"), version: "1", box: true },
};

beforeAll(async () => {
  [browser, server] = await Promise.all([launch(), startWidgetServer({ newsletter: settings })]);
  const main = (attributes: string) =>
    `${embed(server)}<main><h1>Page</h1><button>Before</button><stagelight-newsletter ${attributes}></stagelight-newsletter><button>After</button></main>`;
  const pages = ["en", "ko", "zh"].map((lang) => [`/${lang}`, html(main(""), { lang })]);
  site = await servePages({
    ...Object.fromEntries(pages),
    "/rtl": html(main('dir="rtl"')),
    "/dark": html(main('theme="dark"')),
    "/brand": html(main(""), {
      head: "<style>:root{--stagelight-accent:#2f6b4f;--stagelight-on-accent:#fff}</style>",
    }),
    "/unreadable": html(main(""), {
      head: "<style>:root{--stagelight-accent:#9acd32;--stagelight-on-accent:#fff}</style>",
    }),
  });
});

afterAll(async () => {
  await browser.close();
  await Promise.all([site.close(), server.close()]);
});

interface Look {
  readonly name: string;
  readonly path: string;
  readonly options?: Parameters<Browser["newContext"]>[0];
}

const looks: Look[] = [
  { name: "English", path: "/en" },
  { name: "Korean", path: "/ko" },
  { name: "Chinese", path: "/zh" },
  { name: "right to left", path: "/rtl" },
  { name: "dark", path: "/dark" },
  { name: "forced colours", path: "/en", options: { forcedColors: "active" } },
  { name: "a brand's colours", path: "/brand" },
  { name: "320 px", path: "/en", options: { viewport: { width: 320, height: 640 } } },
];

it.each(looks)("axe finds nothing in any state: $name", async ({ path, options }) => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(site.url + path);
  const submit = page.locator("button[type=submit]");
  const states: [string, () => Promise<unknown>][] = [
    ["idle", () => submit.waitFor()],
    ["invalid", () => submit.click()],
    ["meant", () => fill(page, "mina@gmial.com")],
    ["failed", () => answered(page, 500)],
    ["too many", () => answered(page, 429)],
    ["sent", () => submit.click().then(() => page.locator("#result").waitFor())],
  ];
  for (const [state, reach] of states) {
    await reach();
    const { violations, incomplete } = await new AxeBuilder({ page }).analyze();
    const found = [...violations, ...incomplete].map(({ id, nodes }) => [
      id,
      nodes.map(({ target, any }) => [target, any.map(({ message }) => message)]),
    ]);
    expect(found, state).toEqual([]);
    const wide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;
    expect(await page.evaluate(wide), `${state} scrolls sideways`).toBe(false);
  }
  await context.close();
});

async function fill(page: Page, email: string): Promise<void> {
  await page.locator("#email").fill(email);
  await page.locator("[value=light]").check();
  await page.locator("#consent").check();
}

async function answered(page: Page, status: number): Promise<void> {
  server.answers.push({ status });
  await page.locator("button[type=submit]").click();
  await expect.poll(() => page.locator("[role=alert]").textContent()).not.toBe("");
}

it("the whole way by keyboard: order, errors, choices, and back to where it was", async () => {
  const page = await browser.newPage();
  await page.goto(`${site.url}/en`);
  await page.locator("button[type=submit]").waitFor();
  const at = () =>
    page.evaluate(() => {
      const inside = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
      return inside?.id || inside?.textContent;
    });
  await page.getByRole("button", { name: "Before" }).focus();
  const order = [];
  for (let step = 0; step < 10; step++) {
    await page.keyboard.press("Tab");
    order.push(await at());
  }
  expect(order).toEqual([
    "email",
    "name",
    "lists.tea",
    "lists.events",
    "fields.taste.light",
    "fields.cups",
    "fields.since",
    // A date is month, day and year.
    "fields.since",
    "fields.since",
    expect.anything(),
  ]);
  await page.locator("#email").focus();
  await page.keyboard.press("Enter");
  expect(await at()).toBe("email");
  const described = page.locator("#email-error");
  expect(await page.locator("#email").getAttribute("aria-describedby")).toBe("email-error");
  expect(await described.textContent()).toBe("Please fill this in.");
  await page.keyboard.type("mina@nuri.example");
  await page.keyboard.press("Enter");
  expect(await at()).toBe("fields.taste");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  expect(await page.locator("[value=strong]").isChecked()).toBe(true);
  await page.keyboard.press("Enter");
  expect(await at()).toBe("consent");
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await page.locator("#result").waitFor();
  expect(await at()).toBe("result");
  await page.keyboard.press("Tab");
  expect(await at()).toBe("Use another address");
  await page.keyboard.press("Enter");
  expect(await at()).toBe("email");
  await page.close();
});

it("reads at twice the text size, and moves nothing", async () => {
  const page = await browser.newPage({
    viewport: { width: 640, height: 900 },
    reducedMotion: "reduce",
  });
  await page.goto(`${site.url}/en`);
  await page.locator("button[type=submit]").waitFor();
  await page.locator("stagelight-newsletter").evaluate((element) => {
    element.style.setProperty("--stagelight-font-size", "32px");
  });
  const cut = await page.locator("stagelight-newsletter").evaluate((element) =>
    [...element.shadowRoot!.querySelectorAll<HTMLElement>("*")]
      .filter((each) => !each.closest(".unseen"))
      .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0)
      .map((each) => each.outerHTML.slice(0, 80)),
  );
  expect(cut).toEqual([]);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  await page.close();
});

it("leaves out colours in which nobody could read, and says the numbers", async () => {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.goto(`${site.url}/unreadable`);
  await expect.poll(() => errors.join()).toContain("has a contrast of 1.88:1; at least 4.5:1");
  const background = await page
    .locator("button[type=submit]")
    .evaluate((button) => getComputedStyle(button).backgroundColor);
  expect(background).toBe("rgb(0, 0, 0)");
  await page.close();
});
