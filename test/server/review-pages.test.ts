import { readConfig } from "@stagelight/core/config";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { keyRing } from "../../packages/server/dist/keys/key-ring.js";
import { writeInvitationToken } from "../../packages/server/dist/reviews/token.js";
import { tooWide, violations } from "../kit/axe.ts";
import { launch } from "../kit/browser.ts";
import { type RunningServer, type ServerFolder, serverFolder } from "../kit/stagelight-server.ts";

const SITE = { name: "Nuri Tea", url: "https://nuri.example", locales: ["en", "ko", "zh"] };
/** What a telephone's camera makes, in small: a PNG of one pixel. */
const PHOTO = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

let browser: Browser;
let site: ServerFolder;
let server: RunningServer;
let orders = 0;

beforeAll(async () => {
  browser = await launch();
  site = await serverFolder({
    config: {
      site: SITE,
      mail: { from: "Nuri Tea <hello@nuri.example>", postalAddress: "Nuri Tea, Seoul" },
      review: {
        links: [
          { id: "google", url: "https://g.example/review" },
          { id: "naver", url: "https://naver.example/review" },
        ],
        photos: { most: 3 },
        policy: "/[...locale]/reviews/",
        thanks: {
          codes: { generate: { most: 20 } },
          text: { en: "5 % off your next order", ko: "다음 주문 5% 할인", zh: "下次订单九五折" },
        },
      },
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

/** The link of the mail to somebody who has ordered. */
async function linkOf(locale: string): Promise<string> {
  const order = `order-${++orders}`;
  const products = [{ product_id: order, name: "First flush sejak", price: 23, quantity: 1 }];
  const answer = await fetch(`${server.base}/v1/track`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Basic ${Buffer.from(`${site.secret}:`).toString("base64")}`,
    },
    body: JSON.stringify({
      event: "Order Completed",
      userId: order,
      context: { locale },
      properties: { order_id: order, email: `${order}@tea.example`, products },
    }),
  });
  expect(answer.status).toBe(200);
  const invitations = () =>
    site.query<{ id: string; created_at: number }>(
      `select * from review_invitation where product = '${order}'`,
    );
  await expect.poll(invitations, { timeout: 20_000 }).toHaveLength(1);
  // What is promised is given once it is time to ask.
  const later = await fetch(`${server.base}/v1/development/clock`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ advance: "15d" }),
  });
  expect(later.status).toBe(200);
  const [{ id, created_at: createdAt }] = (await invitations()) as [
    { id: string; created_at: number },
  ];
  const t = writeInvitationToken(
    { config: readConfig({ site: SITE }), ring: keyRing([site.secret]) },
    { invitation: id, language: locale, createdAt },
  );
  return `${server.base}/reviews/new?t=${t}`;
}

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
    const link = await linkOf(locale);
    const complaints: string[] = [];
    await visit({ locale, colorScheme, viewport: { width: 360, height: 640 } }, async (page) => {
      page.on("console", (message) => complaints.push(message.text()));
      const good = async () => {
        expect(await violations(page)).toEqual([]);
        expect(await page.locator("html").getAttribute("lang")).toBe(locale);
        expect(await tooWide(page)).toBe(0);
      };
      await page.goto(link);
      await good();
      await page.locator("button").click();
      expect(await page.getByRole("alert").count()).toBe(1);
      await good();
      await page.getByRole("radio").first().check();
      await page.locator("button").click();
      // The thanks, the links for everybody, and help for one star in addition.
      await page.locator(".code").waitFor();
      expect(await page.locator("li a").count()).toBe(2);
      await good();
      await page.locator("textarea").fill("It came open.");
      await page.locator("button").click();
      expect(await page.locator("textarea").count()).toBe(0);
      await good();
      await page.goto(link);
      await page.locator(".code").waitFor();
      await good();
      await page.goto(`${server.base}/reviews/new?t=nonsense`);
      await good();
    });
    expect(complaints.filter((text) => !/status of 40[04]/.test(text))).toEqual([]);
  },
);

it(
  "a review is written by keys alone, without JavaScript, with a photo",
  { timeout: 60_000 },
  async () => {
    const link = await linkOf("en");
    await visit({ locale: "en", javaScriptEnabled: false }, async (page) => {
      await page.goto(`${link}&stars=2`);
      const stars = page.getByRole("group", { name: "How many stars?" });
      expect(await stars.getByRole("radio", { name: "2 stars" }).isChecked()).toBe(true);
      await stars.getByRole("radio", { name: "2 stars" }).focus();
      for (let times = 0; times < 2; times++) await page.keyboard.press("ArrowRight");
      expect(await stars.getByRole("radio", { name: "4 stars" }).isChecked()).toBe(true);
      await page.getByLabel("What would you tell others?").fill("Sweet.\n<b>Never</b> bitter.");
      const photos = page.getByLabel("Photos, 3 at most");
      await photos.setInputFiles({ name: "tea.png", mimeType: "image/png", buffer: PHOTO });
      await page.locator("button").press("Enter");
      await page.getByRole("heading", { name: "Thank you" }).waitFor();
    });
    const rows = await site.query<object>("select * from review where score = 4");
    expect(rows).toMatchObject([
      { text: "Sweet.\n<b>Never</b> bitter.", verified: 1, source: "mail", state: "waiting" },
    ]);
    expect(await site.query("select * from review_photo")).toMatchObject([
      { type: "image/webp", width: 1, height: 1 },
    ]);
  },
);
