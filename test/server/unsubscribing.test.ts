import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tooWide, violations } from "../kit/axe.ts";
import { launch } from "../kit/browser.ts";
import { type RunningServer, type ServerFolder, serverFolder } from "../kit/stagelight-server.ts";

let browser: Browser;
let site: ServerFolder;
let server: RunningServer;

beforeAll(async () => {
  browser = await launch();
  site = await serverFolder({
    config: {
      site: { name: "Nuri Tea", url: "https://nuri.example" },
      consent: { mode: "implied" },
      mail: {
        from: "Nuri Tea <hello@nuri.example>",
        postalAddress: "Nuri Tea, Jongno-gu, Seoul",
        perDay: 10,
        perWeek: 10,
        lifecycle: [
          { id: "news", when: { event: "Asked" }, template: "check-in", kind: "marketing" },
          { id: "order", when: { event: "Ordered" }, template: "thank-you", kind: "transactional" },
        ],
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

/** The site's own server tells of somebody. */
async function tell(event: string, email: string, locale: string): Promise<void> {
  const response = await fetch(`${server.base}/v1/track`, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${site.secret}:`).toString("base64")}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ event, userId: email, properties: { email }, context: { locale } }),
  });
  expect(response.status).toBe(200);
}

/** Mails to somebody, as they would have gone out. */
function mailsTo(email: string): string[] {
  const folder = join(site.path, "mailbox");
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith(".eml") && !file.startsWith("."))
      .map((file) => readFileSync(join(folder, file), "utf8"))
      .filter((mail) => mail.includes(`To: ${email}\r\n`));
  } catch {
    return [];
  }
}

const many = (email: string, count: number) =>
  expect.poll(() => mailsTo(email).length, { timeout: 20_000 }).toBe(count);

async function expectGood(page: Page, language: string): Promise<void> {
  expect(await violations(page)).toEqual([]);
  const root = page.locator("html");
  expect(await root.getAttribute("lang")).toBe(language);
  expect(await tooWide(page)).toBe(0);
}

it.each([
  { language: "en", colorScheme: "light" },
  { language: "ko", colorScheme: "dark" },
  { language: "zh", colorScheme: "light" },
] as const)("from a mail's link, $language, $colorScheme", { timeout: 60_000 }, async (look) => {
  const { colorScheme, language } = look;
  const email = `mina-${language}-${colorScheme}@tea.example`;
  await tell("Asked", email, language);
  await many(email, 1);
  const [mail = ""] = mailsTo(email);
  const link = /^List-Unsubscribe: <(.*)>\r$/m.exec(mail)![1]!;
  expect(mail).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
  expect(link.startsWith(`${server.base}/v1/unsubscribe?t=`)).toBe(true);
  const context = await browser.newContext({ colorScheme, viewport: { width: 360, height: 640 } });
  try {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    await page.goto(link);
    await expectGood(page, language);
    await page.getByRole("button").click();
    await expectGood(page, language);
    await tell("Asked", email, language);
    // The order's mail comes after the other would have.
    await tell("Ordered", email, language);
    await many(email, 2);
    await page.getByRole("button").click();
    await expectGood(page, language);
    await tell("Asked", email, language);
    await many(email, 3);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
});
