import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { expect, it } from "vitest";
import { FULL_NEWSLETTER, formsOfStates, reachStates } from "../kit/widget-states.ts";
import { widgetSuite } from "../kit/widget-suite.ts";
import { embed, page as html } from "../kit/widgets.ts";

const on = widgetSuite(
  (server) => {
    const main = (attributes: string) =>
      `${embed(server)}<main><h1>Page</h1><button>Before</button><stagelight-newsletter ${attributes}></stagelight-newsletter><button>After</button></main>`;
    const states = (lang: string, attributes = "", head = "") =>
      html(`${embed(server)}<main><h1>Page</h1>${formsOfStates(attributes)}</main>`, {
        lang,
        head,
      });
    const brand = "<style>:root{--stagelight-accent:#2f6b4f;--stagelight-on-accent:#fff}</style>";
    return {
      pages: {
        "/en": html(main("")),
        "/states-en": states("en"),
        "/states-ko": states("ko", 'theme="dark"'),
        "/states-zh": states("zh", "", brand),
        "/states-rtl": states("en", 'dir="rtl" theme="dark"'),
        "/unreadable": html(main(""), {
          head: "<style>:root{--stagelight-accent:#9acd32;--stagelight-on-accent:#fff}</style>",
        }),
      },
    };
  },
  { newsletter: FULL_NEWSLETTER },
);

interface Look {
  readonly name: string;
  readonly path: string;
  /** Asks for an address alone; else for everything that can be asked for. */
  readonly short?: boolean;
  readonly options?: Parameters<Browser["newContext"]>[0];
}

// Every language, light and dark, the colours of a brand, small windows: not each with each.
const looks: Look[] = [
  { name: "English", path: "/states-en" },
  { name: "Korean, dark", path: "/states-ko", short: true },
  { name: "Chinese, a brand's colours", path: "/states-zh", short: true },
  {
    name: "right to left, dark, 320 px",
    path: "/states-rtl",
    options: { viewport: { width: 320, height: 640 } },
  },
  {
    name: "forced colours",
    path: "/states-en",
    short: true,
    options: { forcedColors: "active" },
  },
];

it.each(looks)("axe finds nothing in any state: $name", async ({ path, short, options }) => {
  const context = await on.browser.newContext(options);
  const page = await context.newPage();
  await page.clock.install();
  const { incentive, consent } = FULL_NEWSLETTER;
  on.server.site = short
    ? { newsletter: { incentive, consent: { ...consent, box: false } } }
    : { newsletter: FULL_NEWSLETTER };
  await page.goto(on.site.url + path);
  await reachStates(page, on.server);
  const { violations, incomplete } = await new AxeBuilder({ page }).analyze();
  const found = [...violations, ...incomplete].map(({ id, nodes }) => [
    id,
    nodes.map(({ target, any }) => [target, any.map(({ message }) => message)]),
  ]);
  expect(found).toEqual([]);
  const wide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;
  expect(await page.evaluate(wide)).toBe(false);
  await context.close();
});

it("the whole way by keyboard: order, errors, choices, and back to where it was", async () => {
  on.server.site = { newsletter: FULL_NEWSLETTER };
  const page = await on.browser.newPage();
  await page.clock.install();
  await page.goto(`${on.site.url}/en`);
  await page.locator("button[type=submit]").waitFor();
  const at = () =>
    page.evaluate(() => {
      const inside = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
      return inside?.id || inside?.textContent;
    });
  await page.getByRole("button", { name: "Before" }).focus();
  const order = [];
  for (let step = 0; step < 13; step++) {
    await page.keyboard.press("Tab");
    order.push(await at());
  }
  expect(order).toEqual([
    "email",
    "name",
    "lists.tea",
    "lists.events",
    "fields.taste.light",
    "fields.kinds.oolong",
    "fields.kinds.green",
    "fields.town",
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
  await described.waitFor();
  expect(await page.locator("#email").getAttribute("aria-describedby")).toBe("email-error");
  expect(await described.textContent()).toBe("Please fill this in.");
  await page.keyboard.type("mina@nuri.example");
  await page.keyboard.press("Enter");
  await expect.poll(at).toBe("lists");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await expect.poll(at).toBe("fields.taste");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  expect(await page.locator("[value=strong]").isChecked()).toBe(true);
  await page.keyboard.press("Enter");
  await expect.poll(at).toBe("consent");
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await page.locator("#result").waitFor();
  expect(await at()).toBe("result");
  await page.keyboard.press("Tab");
  expect(await at()).toBe("Send again");
  await page.clock.fastForward(61_000);
  await page.keyboard.press("Enter");
  // It rests again, and the focus stays.
  await expect.poll(() => on.server.posts.at(-1)?.path).toBe("v1/newsletter/resend");
  expect(await at()).toBe("Send again");
  await page.keyboard.press("Tab");
  expect(await at()).toBe("Wrong address? Change it");
  await page.keyboard.press("Enter");
  expect(await at()).toBe("email");
  await page.close();
});

it("reads at twice the text size, and moves nothing", async () => {
  const page = await on.browser.newPage({
    viewport: { width: 640, height: 900 },
    reducedMotion: "reduce",
  });
  await page.goto(`${on.site.url}/en`);
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
  const page = await on.browser.newPage();
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.goto(`${on.site.url}/unreadable`);
  await expect.poll(() => errors.join()).toContain("has a contrast of 1.88:1; at least 4.5:1");
  const background = await page
    .locator("button[type=submit]")
    .evaluate((button) => getComputedStyle(button).backgroundColor);
  expect(background).toBe("rgb(0, 0, 0)");
  await page.close();
});
