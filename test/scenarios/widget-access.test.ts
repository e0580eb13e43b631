import type { Browser } from "playwright-core";
import { expect, it } from "vitest";
import { tooWide, violations } from "../kit/axe.ts";
import { PROGRAM } from "../kit/referral-program.ts";
import { MEMBER, REFERRAL } from "../kit/referral-states.ts";
import { REVIEW, SURVEY } from "../kit/review-states.ts";
import { FULL_NEWSLETTER, NEWSLETTER } from "../kit/widget-states.ts";
import { widgetSuite } from "../kit/widget-suite.ts";
import { embed, page as html } from "../kit/widgets.ts";

const on = widgetSuite(
  (server) => {
    const states = (lang: string, head = "") =>
      html(`${embed(server)}<main><h1>Page</h1></main>`, { lang, head });
    const main = (widget: string) =>
      `${embed(server)}<main><h1>Page</h1><button>Before</button><stagelight-${widget}></stagelight-${widget}><button>After</button></main>`;
    const brand = "<style>:root{--stagelight-accent:#2f6b4f;--stagelight-on-accent:#fff}</style>";
    return {
      pages: {
        "/newsletter": html(main("newsletter")),
        "/referral": html(main("referral")),
        "/states-en": states("en"),
        "/states-ko": states("ko"),
        "/states-zh": states("zh", brand),
        "/unreadable": html(main("newsletter"), {
          head: "<style>:root{--stagelight-accent:#9acd32;--stagelight-on-accent:#fff}</style>",
        }),
      },
    };
  },
  { newsletter: FULL_NEWSLETTER, referral: { programs: [{ ...PROGRAM, showName: true }] } },
);

interface Look {
  readonly name: string;
  readonly path: string;
  /** Asks for an address alone; else for everything that can be asked for. */
  readonly short?: boolean;
  /** Of the elements. */
  readonly attributes?: string;
  readonly options?: Parameters<Browser["newContext"]>[0];
}

// Every language, light and dark, the colours of a brand, small windows: not each with each.
const looks: Look[] = [
  { name: "English", path: "/states-en" },
  { name: "Korean, dark", path: "/states-ko", short: true, attributes: 'theme="dark"' },
  { name: "Chinese, a brand's colours", path: "/states-zh", short: true },
  {
    name: "right to left, dark, 320 px",
    path: "/states-en",
    attributes: 'dir="rtl" theme="dark"',
    options: { viewport: { width: 320, height: 640 } },
  },
  {
    name: "forced colours",
    path: "/states-en",
    short: true,
    options: { forcedColors: "active" },
  },
];

const WIDGETS = [NEWSLETTER, REFERRAL, REVIEW, SURVEY];

it.each(WIDGETS.flatMap((widget) => looks.map((look) => ({ ...look, widget, of: widget.name }))))(
  "axe finds nothing in any state of $of: $name",
  { timeout: 120_000 },
  async ({ widget, path, short = false, attributes = "", options }) => {
    const context = await on.browser.newContext(options);
    const page = await context.newPage();
    await page.clock.install();
    on.server.site = widget.site(short);
    await page.goto(on.site.url + path);
    await widget.reach(page, on.server, attributes);
    expect(await violations(page, { unsure: true })).toEqual([]);
    expect(await tooWide(page)).toBe(0);
    await context.close();
  },
);

it("the whole way by keyboard: order, errors, choices, and back to where it was", async () => {
  const page = await on.browser.newPage();
  await page.clock.install();
  await page.goto(`${on.site.url}/newsletter`);
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

it("the whole way of a link by keyboard: the form, the mail, joining, and what there is to share", async () => {
  const page = await on.browser.newPage();
  await page.goto(`${on.site.url}/referral`);
  await page.locator("button[type=submit]").waitFor();
  const at = () =>
    page.evaluate(() => {
      const inside = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
      return inside?.id || inside?.textContent;
    });
  const step = async () => {
    await page.keyboard.press("Tab");
    return at();
  };
  await page.getByRole("button", { name: "Before" }).focus();
  const form = [await step(), await step(), await step(), await step(), await step()];
  expect(form).toEqual(["email", "name", "showName", "Get my link", "Terms"]);
  await page.locator("#email").focus();
  await page.keyboard.press("Enter");
  await expect.poll(at).toBe("email");
  expect(await page.locator("#email").getAttribute("aria-describedby")).toBe("email-error");
  await page.keyboard.type("mina@nuri.example");
  await page.keyboard.press("Enter");
  await page.locator("#result").waitFor();
  await expect.poll(at).toBe("result");
  expect(await step()).toBe("Wrong address? Change it");
  await page.keyboard.press("Enter");
  await expect.poll(at).toBe("email");
  // Known already, and joining by one press.
  on.server.answers.push({ status: 200, body: { ...MEMBER, state: "none" } });
  on.server.answers.push({ status: 200, body: { ...MEMBER, state: "active" } });
  await page.goto("about:blank");
  await page.goto(`${on.site.url}/referral#referral=token`);
  await page.getByRole("button", { name: "Get my link" }).focus();
  await page.keyboard.press("Enter");
  await page.locator("#link").waitFor();
  await expect.poll(at).toBe("result");
  const order = [];
  for (let time = 0; time < 12; time++) order.push(await step());
  expect(order).toEqual([
    "link",
    "Copy",
    "message",
    "E-mail",
    "WhatsApp",
    "KakaoTalk",
    "LINE",
    "Copy message",
    "QR code, for WeChat too",
    "What friends see of you",
    "Terms",
    "After",
  ]);
  await page.close();
});

it.each([
  ["newsletter", ""],
  ["referral", ""],
  ["referral", "#referral=token"],
])("%s%s reads at twice the text size, and moves nothing", async (widget, hash) => {
  const page = await on.browser.newPage({
    viewport: { width: 640, height: 900 },
    reducedMotion: "reduce",
  });
  on.server.answers.push({ status: 200, body: MEMBER });
  await page.goto(`${on.site.url}/${widget}${hash}`);
  await page.locator(hash ? "#link" : "button[type=submit]").waitFor();
  const element = page.locator(`stagelight-${widget}`);
  await element.evaluate((element) => {
    element.style.setProperty("--stagelight-font-size", "32px");
  });
  const cut = await element.evaluate((element) =>
    [...element.shadowRoot!.querySelectorAll<HTMLElement>("*")]
      // What stands in a field can be scrolled.
      .filter((each) => !each.closest(".unseen, input"))
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
