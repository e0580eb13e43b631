import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violations } from "../kit/axe.ts";
import { launch } from "../kit/browser.ts";
import { buildScenario } from "../kit/scenario.ts";
import { type Served, serve } from "../kit/serve.ts";

let browser: Browser;
let site: Served;

beforeAll(async () => {
  const [built, started] = await Promise.all([buildScenario("consent-ui"), launch()]);
  browser = started;
  site = await serve(built.pages);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

const BANNER = ".stagelight-banner";
const SETTINGS = "dialog[data-stagelight-settings]";
const WHY = "dialog[data-stagelight-why]";
/** The buttons of the footer. */
const OPENERS = {
  [SETTINGS]: "footer .stagelight-open >> nth=0",
  [WHY]: "footer .stagelight-open >> nth=1",
};

interface Visit extends BrowserContextOptions {
  path?: string;
  /** Global Privacy Control, as browsers that have it tell it. */
  gpc?: boolean;
}

/** Opens a page as a new visitor; fails on errors of the page. */
async function visit(
  { path = "/", gpc, ...options }: Visit,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  if (gpc) {
    await context.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { get: () => true }),
    );
  }
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("404")) errors.push(message.text());
  });
  await page.goto(site.url + path);
  if (options.javaScriptEnabled !== false) {
    await page.waitForFunction(() => "explain" in window.stagelight);
  }
  await work(page);
  expect(errors).toEqual([]);
  await context.close();
}

async function openDialog(page: Page, dialog: keyof typeof OPENERS): Promise<void> {
  await page.locator(OPENERS[dialog]).click();
  await page.waitForSelector(`${dialog}[open]`);
}

const storedKeys = (page: Page) =>
  page.evaluate(() => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...document.cookie.split("; ").filter(Boolean),
  ]);

const choice = (page: Page) => page.evaluate(() => window.stagelight.consent.get!());

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

/** Tabs until an element has the focus: what cannot be reached cannot be pressed. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const target = page.locator(selector);
  for (let steps = 0; steps < 30; steps++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${selector} cannot be reached by Tab.`);
}

async function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as never as { value: number }).value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(sum), 200);
      }),
  );
}

const LANGUAGES = [
  { lang: "en", path: "/", refuse: "Refuse all", settings: "Privacy settings" },
  { lang: "ko", path: "/ko/", refuse: "모두 거부", settings: "개인정보 설정" },
  { lang: "zh", path: "/zh/", refuse: "全部拒绝", settings: "隐私设置" },
];

describe.each(LANGUAGES)("in $lang", ({ lang, path, refuse, settings }) => {
  it.each(["light", "dark"] as const)("has no axe violation, %s", async (colorScheme) => {
    await visit({ path, colorScheme, viewport: { width: 360, height: 740 } }, async (page) => {
      const check = async (what: string): Promise<void> => {
        expect(await violations(page), what).toEqual([]);
      };
      await check("banner");
      await page.click(`${BANNER} [data-stagelight-dialog]`);
      await page.waitForSelector(`${SETTINGS}[open]`);
      await check("settings");
      await page.click(`${SETTINGS} [data-act=accept]`);
      await page.waitForSelector(BANNER, { state: "detached" });
      await openDialog(page, SETTINGS);
      await page.click(`${SETTINGS} summary`);
      await check("settings with what is stored");
      await page.keyboard.press("Escape");
      await openDialog(page, WHY);
      await page.waitForSelector(`${WHY} dl`);
      await check("why");
    });
  });

  it("speaks the page's language", async () => {
    await visit({ path }, async (page) => {
      const banner = page.locator(BANNER);
      expect(await banner.getAttribute("lang")).toBe(lang);
      await banner.getByRole("button", { name: refuse }).click();
      await banner.waitFor({ state: "detached" });
      await page.getByRole("contentinfo").getByRole("button", { name: settings }).click();
      await page.getByRole("dialog", { name: settings }).waitFor();
    });
  });
});

describe("the banner", () => {
  it("gives both answers the same weight, and asks before anything is stored", async () => {
    await visit({}, async (page) => {
      const looks = await page.$$eval(`${BANNER} [data-stagelight-consent]`, (buttons) =>
        buttons.map((button) => {
          const { width, height, top } = button.getBoundingClientRect();
          const { color, backgroundColor, border, font } = getComputedStyle(button);
          return { width, height, top, color, backgroundColor, border, font };
        }),
      );
      expect(looks).toHaveLength(2);
      expect(looks[0]).toEqual(looks[1]);
      expect(looks[0]!.height).toBeGreaterThanOrEqual(44);
      expect(await storedKeys(page)).toEqual([]);
      expect(await page.evaluate(() => document.activeElement?.localName)).toBe("body");
    });
  });

  it.each([
    ["none", false],
    ["all", true],
  ] as const)("takes the answer %s at once, and does not ask again", async (answer, allowed) => {
    await visit({}, async (page) => {
      await page.click(`${BANNER} [data-stagelight-consent=${answer}]`);
      await page.waitForSelector(BANNER, { state: "detached" });
      expect(await choice(page)).toMatchObject({
        functional: allowed,
        personalization: allowed,
        analytics: allowed,
        marketing: allowed,
        decided: true,
      });
      expect(await storedKeys(page)).toEqual(["stagelight"]);
      await page.reload();
      expect(await page.locator(BANNER).count()).toBe(0);
      if (allowed) return;
      const stored = await page.evaluate(() => JSON.parse(localStorage["stagelight"] as string));
      expect(Object.keys(stored)).toEqual(["c"]);
    });
  });

  it("moves nothing, and scrolls inside on a small phone with large text", async () => {
    const viewport = { width: 320, height: 640 };
    await visit({ viewport, gpc: true }, async (page) => {
      await page.waitForSelector(`${BANNER} [data-stagelight-gpc]:not([hidden])`);
      expect(await layoutShift(page)).toBe(0);
      await page.evaluate(() => {
        document.documentElement.style.fontSize = "200%";
      });
      const { top, bottom, scrolls, sideways } = await page.$eval(BANNER, (banner) => {
        const inside = banner.firstElementChild!;
        const { top, bottom } = banner.getBoundingClientRect();
        return {
          top,
          bottom,
          scrolls: inside.scrollHeight > inside.clientHeight,
          sideways: document.documentElement.scrollWidth - innerWidth,
        };
      });
      expect(top).toBeGreaterThanOrEqual(320);
      expect(bottom).toBeLessThanOrEqual(640);
      expect(scrolls).toBe(true);
      expect(sideways).toBe(0);
      await tabTo(page, `${BANNER} [data-stagelight-consent=all]`);
      await expect
        .poll(() =>
          page.$eval(`${BANNER} [data-stagelight-consent=all]`, (button) => {
            const { top, bottom } = button.getBoundingClientRect();
            return top >= 320 && bottom <= 640;
          }),
        )
        .toBe(true);
    });
  });

  it("grants what it asks about and no more; takes a page's own words", async () => {
    await visit({ path: "/few/" }, async (page) => {
      const banner = page.locator(BANNER);
      expect(await banner.locator("h2").textContent()).toBe("هل يمكننا تذكر زيارتك؟");
      expect(await banner.getAttribute("lang")).toBe("ar");
      expect(await banner.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
      await banner.getByRole("button", { name: "Accept all" }).click();
      await banner.waitFor({ state: "detached" });
      expect(await choice(page)).toMatchObject({
        functional: false,
        personalization: true,
        analytics: true,
        marketing: false,
      });
    });
  });

  it("is answered for all purposes by the settings too, also for those that they do not list", async () => {
    await visit({ path: "/few/" }, async (page) => {
      for (const [button, granted] of [
        ["refuse", []],
        ["accept", ["personalization", "analytics"]],
      ] as const) {
        await page.evaluate(() =>
          window.stagelight.consent.set({ functional: true, analytics: true, marketing: true }),
        );
        await page.locator(".stagelight-open").click();
        await page.locator(`${SETTINGS} [data-act=${button}]`).click();
        await page.waitForFunction(() => !window.stagelight.consent.get!().marketing);
        const { c } = JSON.parse(await page.evaluate(() => localStorage["stagelight"] as string));
        expect(c.p).toEqual(granted);
        await page.keyboard.press("Escape");
      }
    });
  });

  it("is not there without JavaScript", async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      expect(await page.locator(BANNER).count()).toBe(0);
      expect(await page.locator("footer button:visible").count()).toBe(0);
    });
  });
});

describe("by keyboard alone", () => {
  it("a visitor chooses one purpose, and is led on", async () => {
    await visit({}, async (page) => {
      await tabTo(page, `${BANNER} [data-stagelight-dialog]`);
      await page.keyboard.press("Enter");
      await page.waitForSelector(`${SETTINGS}[open]`);
      expect(await page.locator(`${SETTINGS} input:checked`).count()).toBe(0);
      await page.keyboard.press("Escape");
      await page.waitForSelector(`${SETTINGS}[open]`, { state: "detached" });
      expect(await focused(page)).toBe("Choose…");
      await page.keyboard.press("Enter");
      await page.waitForSelector(`${SETTINGS}[open]`);
      await tabTo(page, `${SETTINGS} [data-purpose=personalization]`);
      await page.keyboard.press("Space");
      await tabTo(page, `${SETTINGS} [data-act=save]`);
      await page.keyboard.press("Enter");
      await page.waitForSelector(`${SETTINGS}[open]`, { state: "detached" });
      await page.waitForSelector(BANNER, { state: "detached" });
      expect(await choice(page)).toMatchObject({ personalization: true, analytics: false });
    });
  });

  it("a visitor withdraws, sees what is left, and is back at the button", async () => {
    await visit({}, async (page) => {
      await page.click(`${BANNER} [data-stagelight-consent=all]`);
      await page.waitForSelector(BANNER, { state: "detached" });
      await page.evaluate(() => window.stagelight.track("Newsletter Subscribed"));
      await tabTo(page, OPENERS[SETTINGS]);
      await page.keyboard.press("Enter");
      await page.waitForSelector(`${SETTINGS}[open]`);
      const stored = page.locator(`${SETTINGS} [data-stored]`);
      expect(await stored.textContent()).toContain("remembers of your visits");
      await tabTo(page, `${SETTINGS} [data-act=refuse]`);
      await page.keyboard.press("Enter");
      const status = page.locator(`${SETTINGS} [role=status]`);
      await expect.poll(() => status.textContent()).toBe("Your choice is saved.");
      expect(await stored.textContent()).toContain("and nothing else");
      expect(await page.locator(`${SETTINGS} input:checked`).count()).toBe(0);
      expect(await storedKeys(page)).toEqual(["stagelight"]);
      await page.keyboard.press("Escape");
      expect(await focused(page)).toBe("Privacy settings");
    });
  });
});

describe("the settings", () => {
  it("delete what is remembered and keep the choice", async () => {
    await visit({}, async (page) => {
      await page.click(`${BANNER} [data-stagelight-consent=all]`);
      await page.waitForSelector(BANNER, { state: "detached" });
      await page.evaluate(() => window.stagelight.track("Newsletter Subscribed"));
      await openDialog(page, SETTINGS);
      await page.click(`${SETTINGS} [data-act=delete]`);
      const status = page.locator(`${SETTINGS} [role=status]`);
      await expect.poll(() => status.textContent()).toContain("is deleted");
      const stored = await page.evaluate(() => JSON.parse(localStorage["stagelight"] as string));
      expect(Object.keys(stored)).toEqual(["c"]);
      expect(await choice(page)).toMatchObject({ personalization: true, decided: true });
    });
  });

  it("honour Global Privacy Control, and say so", async () => {
    await visit({ gpc: true }, async (page) => {
      await openDialog(page, SETTINGS);
      expect(await page.locator("[data-stagelight-gpc]:visible").count()).toBe(2);
      expect(await page.locator(`${SETTINGS} [data-purpose=marketing]`).isDisabled()).toBe(true);
      await page.click(`${SETTINGS} [data-act=accept]`);
      await page.waitForSelector(BANNER, { state: "detached" });
      expect(await choice(page)).toMatchObject({
        analytics: true,
        marketing: false,
        globalPrivacyControl: true,
      });
    });
  });

  it("say nothing of Global Privacy Control where it is off", async () => {
    await visit({}, async (page) => {
      await openDialog(page, SETTINGS);
      expect(await page.locator("[data-stagelight-gpc]:visible").count()).toBe(0);
    });
  });
});

describe("why this", () => {
  it("says that nothing is kept while nobody has agreed", async () => {
    await visit({}, async (page) => {
      await openDialog(page, WHY);
      await expect
        .poll(() => page.locator(WHY).textContent())
        .toContain("You have not agreed to storage, so none of this is kept");
    });
  });

  it("tells stage, reason, tracks, and what was chosen; shows the usual page on request", async () => {
    await visit({}, async (page) => {
      await page.click(`${BANNER} [data-stagelight-consent=all]`);
      await page.waitForSelector(BANNER, { state: "detached" });
      await page.evaluate(() => {
        window.stagelight.track("Product Viewed", { category: "teaware" });
        window.stagelight.track("Product Viewed", { category: "teaware" });
        void window.stagelight.identify({ plan: "pro" });
      });
      await page.reload();
      await page.waitForFunction(() => "explain" in window.stagelight);
      expect(await page.textContent("#p")).toBe("consideration");
      await openDialog(page, WHY);
      await page.waitForSelector(`${WHY} dl`);
      const text = await page.locator(WHY).innerText();
      for (const expected of [
        /at the stage “Consideration” since \w+ \d+, \d{4}/,
        /For “teaware” it sees you at the stage “Consideration”/,
        "2 times within 7 days",
        /Visits\s+1/,
        "plan: pro",
        "kept in this browser",
      ]) {
        expect(text).toMatch(expected);
      }
      expect(text).not.toContain("stagelight-consent");
      expect(await page.locator(`${WHY} q`).allTextContents()).toContain("consideration");
      await page.click(`${WHY} [data-act=usual]`);
      await page.waitForFunction(() => document.querySelector("#p")?.textContent === "default");
      expect(await choice(page)).toMatchObject({ personalization: false, analytics: true });
    });
  });

  it("begins anew", async () => {
    await visit({}, async (page) => {
      await page.click(`${BANNER} [data-stagelight-consent=all]`);
      await page.waitForSelector(BANNER, { state: "detached" });
      await page.evaluate(() => window.stagelight.track("Order Completed"));
      await openDialog(page, WHY);
      await page.waitForSelector(`${WHY} [aria-current]:text("Retention")`);
      await page.click(`${WHY} [data-act=anew]`);
      await page.waitForSelector(`${WHY} [aria-current]:text("Awareness")`);
      expect(await page.locator(`${WHY} [role=status]`).textContent()).toContain("forgotten");
    });
  });
});

it("works under a strict policy with Trusted Types", async () => {
  const html = await (await fetch(site.url)).text();
  const [, policy] = /http-equiv="content-security-policy" content="([^"]*)"/i.exec(html)!;
  const strict = `${policy}; default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`;
  const guarded = await serve(site.folder, { headers: { "content-security-policy": strict } });
  const page = await browser.newPage();
  const refused: string[] = [];
  page.on("console", (message) => {
    if (/policy|trusted/i.test(message.text())) refused.push(message.text());
  });
  await page.goto(guarded.url);
  await page.click(`${BANNER} [data-stagelight-dialog]`);
  await page.click(`${SETTINGS}[open] [data-act=accept]`);
  await page.waitForSelector(BANNER, { state: "detached" });
  await openDialog(page, WHY);
  await page.waitForSelector(`${WHY} dl`);
  expect(refused).toEqual([]);
  await page.close();
  await guarded.close();
});
