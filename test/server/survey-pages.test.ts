import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tooWide, violations } from "../kit/axe.ts";
import { launch } from "../kit/browser.ts";
import { type RunningServer, type ServerFolder, serverFolder } from "../kit/stagelight-server.ts";

const SCORES = ["nps", "csat", "ces", "stars"] as const;

let browser: Browser;
let site: ServerFolder;
let server: RunningServer;

beforeAll(async () => {
  browser = await launch();
  site = await serverFolder({
    config: {
      site: { name: "Nuri Tea", url: "https://nuri.example", locales: ["en", "ko", "zh"] },
      mail: { from: "Nuri Tea <hello@nuri.example>", postalAddress: "Nuri Tea, Seoul" },
      review: { links: [{ id: "google", url: "https://g.example/review" }] },
      surveys: [
        { id: "heard", use: "heard-about-us", links: true },
        {
          id: "all",
          heading: { en: "Some questions", ko: "몇 가지 질문", zh: "几个问题" },
          questions: [
            ...SCORES.map((kind) => ({
              id: kind,
              kind,
              label: { en: `A ${kind} score`, ko: `${kind} 점수`, zh: `${kind} 评分` },
              required: kind === "nps",
            })),
            {
              id: "teas",
              kind: "choices",
              label: { en: "Teas", ko: "차", zh: "茶" },
              options: [
                { value: "green", label: { en: "Green", ko: "녹차", zh: "绿茶" } },
                { value: "black", label: { en: "Black", ko: "홍차", zh: "红茶" } },
              ],
            },
            {
              id: "why",
              kind: "text",
              label: { en: "Why?", ko: "이유는요?", zh: "为什么？" },
              when: { question: "nps", atLeast: 2, atMost: 6 },
            },
          ],
        },
      ],
    },
    words: ["--dev"],
  });
  server = await site.start();
}, 120_000);
afterAll(async () => {
  await server.end();
  await site.remove();
  await browser.close();
});

/** A browser without JavaScript, which is what these pages are for. */
async function visit(look: BrowserContextOptions, work: (page: Page) => Promise<void>) {
  const context = await browser.newContext(look);
  try {
    await work(await context.newPage());
  } finally {
    await context.close();
  }
}

it.each([
  { locale: "en", colorScheme: "light" },
  { locale: "ko", colorScheme: "dark" },
  { locale: "zh", colorScheme: "light" },
] as const)(
  "each page is good to read, $locale, $colorScheme",
  { timeout: 60_000 },
  async ({ locale, colorScheme }) => {
    const complaints: string[] = [];
    await visit({ locale, colorScheme, viewport: { width: 360, height: 640 } }, async (page) => {
      page.on("console", (message) => complaints.push(message.text()));
      const good = async () => {
        expect(await violations(page)).toEqual([]);
        expect(await page.locator("html").getAttribute("lang")).toBe(locale);
        expect(await tooWide(page)).toBe(0);
      };
      await page.goto(`${server.base}/surveys/all`);
      await good();
      await page.getByRole("button").click();
      expect(await page.getByRole("alert").count()).toBe(1);
      await good();
      await page.goto(`${server.base}/surveys/heard?answers.from=friend`);
      await good();
      await page.getByRole("radio").first().check();
      await page.getByRole("button").click();
      await page.locator("a[href='https://g.example/review']").waitFor();
      await good();
    });
    expect(complaints.filter((text) => !/status of 400/.test(text))).toEqual([]);
  },
);

it("is answered by keys alone, without JavaScript", { timeout: 60_000 }, async () => {
  await visit({ locale: "en", javaScriptEnabled: false }, async (page) => {
    await page.goto(`${server.base}/surveys/all`);
    const nps = page.getByRole("group", { name: "A nps score" });
    expect(await nps.getByRole("radio").count()).toBe(11);
    await nps.getByRole("radio").first().focus();
    for (let times = 0; times < 3; times++) await page.keyboard.press("ArrowRight");
    expect(await nps.getByRole("radio", { name: "3", exact: true }).isChecked()).toBe(true);
    // An extra question says for whom it is, since nothing can appear.
    const why = page.getByLabel("Why?");
    const note = await why.getAttribute("aria-describedby");
    expect(await page.locator(`[id="${note}"]`).textContent()).toContain("given 2 to 6");
    await why.fill("Cold\ntea");
    await page.getByRole("checkbox", { name: "Green" }).check();
    await page.getByRole("button").press("Enter");
    await page.getByRole("heading", { name: "Thank you" }).waitFor();
  });
  const [row] = await site.query<{ answers: string; visitor_id: null }>(
    "select * from survey_answer where survey = 'all'",
  );
  expect(JSON.parse(row!.answers)).toEqual({ nps: 3, teas: ["green"], why: "Cold\ntea" });
  expect(row!.visitor_id).toBeNull();
});

it("keeps what was written where something is missing", { timeout: 60_000 }, async () => {
  await visit({ locale: "en", javaScriptEnabled: false }, async (page) => {
    await page.goto(`${server.base}/surveys/all`);
    await page.getByLabel("Why?").fill("<b>Cold</b>");
    await page.getByRole("button").click();
    expect(await page.getByText("Please answer this.").count()).toBe(1);
    expect(await page.getByLabel("Why?").inputValue()).toBe("<b>Cold</b>");
  });
});
