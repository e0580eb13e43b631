import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tooWide, violations } from "../kit/axe.ts";
import { launch } from "../kit/browser.ts";
import { servePrompts, type Visitor, visitPrompts } from "../kit/prompts.ts";
import { buildScenario } from "../kit/scenario.ts";
import type { Served } from "../kit/serve.ts";

let browser: Browser;
let site: Served;

beforeAll(async () => {
  const [built, started] = await Promise.all([buildScenario("prompts"), launch()]);
  browser = started;
  site = await servePrompts(built);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

/** A visitor for whom a prompt is open. */
async function open(visitor: Partial<Visitor>, before?: (page: Page) => Promise<unknown>) {
  const visited = await visitPrompts(browser, site, { show: "code", ...visitor });
  await before?.(visited.page);
  await visited.page.evaluate(() => window.stagelight.prompt!("code"));
  await expect.poll(() => visited.told(), { timeout: 20_000 }).toEqual(["shown"]);
  return visited;
}

const FORMS = ["popup", "slide-in", "bar", "inline"] as const;

const phone = { width: 360, height: 740 };

const looks: readonly { name: string; look: Partial<Visitor>; forms: readonly string[] }[] = [
  { name: "light", look: {}, forms: FORMS },
  { name: "dark", look: { colorScheme: "dark" }, forms: ["popup", "bar"] },
  { name: "forced colours", look: { forcedColors: "active" }, forms: ["popup", "slide-in"] },
  { name: "right to left", look: { path: "/rtl/" }, forms: ["slide-in", "inline"] },
  { name: "360 px, Korean", look: { path: "/ko/", viewport: phone }, forms: FORMS },
  {
    name: "360 px, dark, Chinese",
    look: { path: "/zh/", viewport: phone, colorScheme: "dark" },
    forms: ["popup", "slide-in"],
  },
];

it.each(looks)("axe finds nothing, in each form: $name", async ({ look, forms }) => {
  await Promise.all(
    forms.map(async (as) => {
      const visited = await open({ as, ...look });
      const { page } = visited;
      if (as === "inline")
        await page.evaluate(() => document.querySelector("#place")!.scrollIntoView());
      expect(await violations(page, { within: "stagelight-prompt", unsure: true }), as).toEqual([]);
      expect(await tooWide(page), `${as} scrolls sideways`).toBe(0);
      expect(await page.evaluate(() => document.getAnimations().length), as).toBe(0);
      await visited.end();
    }),
  );
});

/** What has the focus: an id, a label, a text; inside of what. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let at: Element | null = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.getAttribute("aria-label") ?? (at?.id || at?.textContent?.trim()) ?? "";
  });

const inPrompt = (page: Page) =>
  page.evaluate(() => Boolean(document.activeElement?.closest("stagelight-prompt")));

it("a window takes the focus, keeps it, and gives it back; the page stays where it is", async () => {
  const visited = await visitPrompts(browser, site, { show: "time" });
  const { page } = visited;
  await page.focus("#button");
  await page.evaluate(() => scrollTo(0, 40));
  await expect.poll(() => visited.told(), { timeout: 20_000 }).toEqual(["shown"]);
  expect(await focused(page)).toBe("Letters from the tea garden");
  const order = [];
  for (let step = 0; step < 8; step++) {
    await page.keyboard.press("Tab");
    order.push((await inPrompt(page)) ? await focused(page) : "the browser");
  }
  expect(order.slice(0, 4)).toEqual(["Close", "email", "Subscribe", "Not now"]);
  expect(order.filter((each) => each === "the browser").length).toBeLessThan(3);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).overflow)).toBe(
    "hidden",
  );
  await page.keyboard.press("Escape");
  await expect.poll(() => visited.told(), { timeout: 20_000 }).toEqual(["shown", "dismissed"]);
  expect(await focused(page)).toBe("button");
  expect(
    await page.evaluate(() => [getComputedStyle(document.documentElement).overflow, scrollY]),
  ).toEqual(["visible", 40]);
  await visited.end();
});

it.each(["slide-in", "bar"])(
  "a %s is announced, leaves the page usable, and closes by Escape from inside",
  async (as) => {
    const visited = await open({ as }, (page) => page.focus("#button"));
    const { page } = visited;
    expect(await focused(page)).toBe("button");
    const region = page.getByRole("region", { name: "Letters from the tea garden" });
    expect(await region.count()).toBe(1);
    expect(await page.locator("stagelight-prompt [role=status]").first().textContent()).toContain(
      "Letters from the tea garden",
    );
    await page.keyboard.press("Escape");
    expect(await region.isVisible()).toBe(true);
    await page.getByLabel("E-mail address").focus();
    await page.keyboard.press("Escape");
    await expect.poll(() => visited.told(), { timeout: 20_000 }).toEqual(["shown", "dismissed"]);
    expect(await focused(page)).toBe("button");
    await visited.end();
  },
);

it.each(["slide-in", "bar"])("a %s never covers what has the focus", async (as) => {
  const visited = await open({ as, viewport: { width: 360, height: 740 } });
  const { page } = visited;
  const covered = [];
  for (let step = 0; step < 50; step++) {
    await page.keyboard.press("Tab");
    if (await inPrompt(page)) break;
    covered.push(
      ...(await page.evaluate(() => {
        const a = document.querySelector("stagelight-prompt")!.getBoundingClientRect();
        const b = document.activeElement!.getBoundingClientRect();
        const over = a.top < b.bottom && b.top < a.bottom;
        return over ? [document.activeElement!.outerHTML.slice(0, 60)] : [];
      })),
    );
  }
  expect(covered).toEqual([]);
  await visited.end();
});

it("fixed bars stack: what the site says is lower stands below", async () => {
  const visited = await open({ as: "bar" }, (page) =>
    page.evaluate(() => {
      const bar = document.createElement("div");
      bar.dataset["stagelightStack"] = "5";
      bar.textContent = "The site's own";
      bar.setAttribute("style", "position:fixed;inset:auto 0 0;block-size:60px;background:white");
      document.body.append(bar);
    }),
  );
  const bottom = () =>
    visited.page.evaluate(
      () =>
        innerHeight - document.querySelector("stagelight-prompt")!.getBoundingClientRect().bottom,
    );
  expect(await bottom()).toBe(60);
  await visited.page.evaluate(() =>
    document.querySelector("[data-stagelight-stack='5']")!.remove(),
  );
  await expect.poll(bottom, { timeout: 20_000 }).toBe(0);
  await visited.end();
});

it("reads at twice the text size, and can be closed with a thumb", async () => {
  await Promise.all(
    FORMS.map(async (as) => {
      const visited = await open({ as, viewport: { width: 640, height: 740 } }, (page) =>
        page.evaluate(() =>
          document.documentElement.style.setProperty("--stagelight-font-size", "32px"),
        ),
      );
      const { page } = visited;
      const cut = await page.locator("stagelight-prompt").evaluate((element) =>
        [element, element.firstElementChild!].flatMap((host) =>
          [...host.shadowRoot!.querySelectorAll<HTMLElement>("*")]
            .filter((each) => !each.closest(".unseen"))
            .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0)
            .map((each) => each.outerHTML.slice(0, 80)),
        ),
      );
      expect(cut, as).toEqual([]);
      const close = page.getByRole("button", { name: "Close" }).first();
      const { width, height } = (await close.boundingBox())!;
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
      await close.click();
      await expect.poll(() => visited.told(), { timeout: 20_000 }).toEqual(["shown", "dismissed"]);
      await visited.end();
    }),
  );
});

it("no rule of the page bends or hides it", async () => {
  const hostile =
    "body * { display: none !important; position: static !important; opacity: 0 !important; font-size: 40px !important; transform: scale(2) !important }";
  const box = async (page: Page) => (await page.locator(".region").boundingBox())!;
  const [calm, bent] = await Promise.all([
    open({ as: "slide-in" }),
    open({ as: "slide-in" }, (page) => page.addStyleTag({ content: hostile })),
  ]);
  expect(await box(bent.page)).toEqual(await box(calm.page));
  await bent.page.getByRole("button", { name: "Not now" }).click();
  await expect.poll(() => bent.told(), { timeout: 20_000 }).toEqual(["shown", "dismissed"]);
  await Promise.all([calm.end(), bent.end()]);
});
