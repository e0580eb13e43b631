import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { tooWide, violations } from "../kit/axe.ts";
import { NewsletterSite } from "../kit/newsletter-site.ts";

const on = new NewsletterSite();

/** axe finds nothing, nothing is wider than the window, and the language is told. */
async function expectGood(page: Page, language: string, name: string): Promise<void> {
  const shots = process.env["NEWSLETTER_SHOTS"];
  if (shots)
    await page.screenshot({ path: join(shots, `${language}-${name}.png`), fullPage: true });
  expect(await violations(page)).toEqual([]);
  const root = page.locator("html");
  expect(await root.getAttribute("lang")).toBe(language);
  expect(await tooWide(page)).toBe(0);
}

it.each([
  { language: "en", colorScheme: "light" },
  { language: "ko", colorScheme: "dark" },
  { language: "zh", colorScheme: "light" },
] as const)(
  "each page is good to read, $language, $colorScheme",
  { timeout: 90_000 },
  async (look) => {
    const { language, colorScheme } = look;
    const email = `look-${language}-${colorScheme}@tea.example`;
    const narrow = { colorScheme, viewport: { width: 360, height: 640 } };
    const complaints: string[] = [];
    const good = (page: Page, name: string) => expectGood(page, language, `${colorScheme}-${name}`);
    await on.visit(narrow, async (page) => {
      page.on("console", (message) => complaints.push(message.text()));
      await page.goto(`${on.server.url}/${language}/`);
      await page.getByRole("button").click();
      await good(page, "form");
      await page.locator("[name=email]").fill(email);
      await page.locator("[name=name]").fill("Mina");
      await page.locator("[name=consent]").check();
      await page.getByRole("button").click();
      await good(page, "sent");
    });
    const link = await on.linkTo(email);
    await on.visit(narrow, async (page) => {
      page.on("console", (message) => complaints.push(message.text()));
      await page.goto(await on.linkTo(email, "refuse"));
      await good(page, "refuse");
      await page.goto(link);
      await good(page, "ask");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.getByText("Mina").waitFor();
      await good(page, "confirmed");
      await page.goto(link.replace("/confirm?", "/refuse?"));
      await page.getByRole("button").click();
      await good(page, "refused");
    });
    expect(complaints.filter((text) => !/status of 4(00|10)/.test(text))).toEqual([]);
  },
);

it.each([
  { language: "en", colorScheme: "dark" },
  { language: "ko", colorScheme: "light" },
  { language: "zh", colorScheme: "dark" },
] as const)(
  "so is each page of what goes wrong, $language, $colorScheme",
  { timeout: 90_000 },
  async ({ language, colorScheme }) => {
    const look = { colorScheme, viewport: { width: 360, height: 640 }, locale: language };
    const good = (page: Page, name: string) => expectGood(page, language, `${colorScheme}-${name}`);
    const email = (of: string) => `${of}-${language}@tea.example`;
    const fill = async (page: Page, address: string) => {
      await page.goto(`${on.server.url}/${language}/`);
      await page.locator("[name=email]").fill(address);
      await page.locator("[name=consent]").check();
      await page.getByRole("button").click();
    };
    const opened = async (page: Page, address: string, status: number) =>
      expect((await page.goto(address))?.status()).toBe(status);
    await on.visit(look, async (page) => {
      const sent = { email: email("waits"), consent: "yes", locale: language };
      for (let form = 0; form < 5; form++)
        await page.request.post(`${on.server.base}/v1/newsletter`, { form: sent });
      await fill(page, sent.email);
      expect(await page.locator("[name=proof]").count()).toBe(1);
      await good(page, "wait");
    });
    for (const of of ["late", "refuses"]) await on.visit(look, (page) => fill(page, email(of)));
    const [late, refused] = [await on.linkTo(email("late")), await on.linkTo(email("refuses"))];
    await on.visit(look, async (page) => {
      await page.goto(refused.replace("/confirm?", "/refuse?"));
      await page.getByRole("button").click();
      await opened(page, refused, 410);
      await good(page, "gone");
      await on.wait("8d");
      await opened(page, late, 410);
      await good(page, "expired");
      await page.getByRole("button").click();
      await good(page, "sent-again");
      expect(await page.locator("main").innerText()).not.toMatch(/[{…]/);
    });
  },
);
