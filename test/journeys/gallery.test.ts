import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tooWide, violations } from "../kit/axe.ts";
import { launch } from "../kit/browser.ts";
import { DEMO_LANGUAGES, demoData, type OpenDemo, openDemo } from "../kit/demo.ts";

const data = demoData();
let demo: OpenDemo;
let browser: Browser;

beforeAll(async () => {
  demo = await openDemo(4391, data.address);
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await demo?.close();
  data.remove();
});

/** How each language is looked at; the gallery itself has the themes beside each other. */
const LOOKS = [
  ["en", "light", 1280],
  ["ko", "dark", 360],
  ["zh", "light", 360],
] as const;

async function look(
  path: string,
  options: BrowserContextOptions,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  await page.goto(demo.url + path);
  await work(page);
  await context.close();
}

/** No fault that axe knows of, in shadow roots too; and nothing that goes over the edge. */
async function expectGood(page: Page): Promise<void> {
  // What stands around them is looked at with every other page of the shop.
  expect(await violations(page, { within: "main" })).toEqual([]);
  expect(await tooWide(page)).toBe(0);
}

it.each(LOOKS)(
  "every widget in every state and theme, in %s, %s, %i px",
  { timeout: 240_000 },
  async (language, colorScheme, width) => {
    const options = { colorScheme, viewport: { width, height: 800 } };
    await look(`${DEMO_LANGUAGES[language]}/gallery/`, options, async (page) => {
      const shown = await page.locator("[data-state]").evaluateAll((states) =>
        states.map((state) => ({
          name: state.getAttribute("data-state")!,
          texts: [...state.querySelectorAll(".theme > *")]
            .filter((element) => element.localName.startsWith("stagelight-"))
            .map(
              ({ shadowRoot, textContent }) =>
                shadowRoot?.querySelector<HTMLElement>(".widget")?.innerText ?? textContent,
            ),
        })),
      );
      // Each state says something of its own, the same in every theme.
      expect(shown.length).toBeGreaterThan(15);
      for (const { name, texts } of shown) expect(new Set(texts).size, name).toBe(1);
      expect(new Set(shown.map(({ texts: [text] }) => text)).size).toBe(shown.length);
      // Texts of the page's language, not of another.
      const script = {
        en: /[\p{Script=Hangul}\p{Script=Han}]/u,
        ko: /\p{Script=Hangul}/u,
        zh: /\p{Script=Han}/u,
      };
      for (const { name, texts } of shown)
        expect(script[language].test(texts[0]!), name).toBe(language !== "en");
      await expectGood(page);
    });
  },
);

it.each(LOOKS)(
  "prompts in their four forms, in %s, %s, %i px",
  { timeout: 120_000 },
  async (language, colorScheme, width) => {
    const options = { colorScheme, viewport: { width, height: 800 } };
    for (const form of ["popup", "slide-in", "bar", "inline"]) {
      await look(`${DEMO_LANGUAGES[language]}/gallery/prompts/${form}/`, options, async (page) => {
        const submit = page.locator("stagelight-prompt [type=submit]");
        await expect.poll(() => submit.isVisible(), { timeout: 20_000 }).toBe(true);
        await expectGood(page);
      });
    }
  },
);
