import { rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violations } from "../kit/axe.ts";
import { launch } from "../kit/browser.ts";
import { type DevServer, startDevServer } from "../kit/dev-server.ts";

const root = fileURLToPath(new URL("./content/", import.meta.url));
const added = `${root}src/content/stagelight/ko/added.md`;

let server: DevServer;
let browser: Browser;
let table: string;

beforeAll(async () => {
  rmSync(added, { force: true });
  [server, browser] = await Promise.all([startDevServer(root), launch()]);
  table = `${server.url}_stagelight/content`;
  // The first page makes Vite bundle what browsers need, and reload once it has.
  const page = await browser.newPage();
  await page.goto(server.url, { waitUntil: "networkidle" });
  await page.close();
});

afterAll(async () => {
  rmSync(added, { force: true });
  await browser?.close();
  await server?.close();
});

const LOOKS: [string, BrowserContextOptions][] = [
  ["light, on a desk", { colorScheme: "light", viewport: { width: 1280, height: 900 } }],
  ["dark, on a phone", { colorScheme: "dark", viewport: { width: 360, height: 780 } }],
];

describe("the table of what visitors see, in development", () => {
  it.each(LOOKS)("has no axe violation: %s", async (_, look) => {
    const context = await browser.newContext(look);
    const page = await context.newPage();
    await page.goto(table);
    expect(await violations(page)).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(look.viewport!.width);
    await context.close();
  });

  it("says who sees what, and leads to the pages and files", async () => {
    const page = await browser.newPage();
    await page.goto(table);
    const cell = page.getByRole("row", { name: "consideration" }).first().getByRole("cell").nth(1);
    expect(await cell.innerText()).toMatch(/if visits is at least 2\s+다시 오셨네요/);
    expect(await cell.innerText()).toMatch(/otherwise\s+우리 이야기/);
    const preview = await page
      .getByRole("link", { name: "Preview consideration in ko" })
      .first()
      .getAttribute("href");
    expect(preview).toBe("/ko?stagelight-preview=consideration");
    const pages = await page.locator(".place").first().locator("> p a").allTextContents();
    expect(pages).toEqual(["/", "/ko", "/live"]);
    for (const path of pages) expect((await fetch(new URL(path, server.url))).status).toBe(200);
    const file = await page.getByRole("link", { name: "ko/hero.md" }).first().getAttribute("href");
    expect(decodeURIComponent(file!)).toContain(`file=${root}src/content/stagelight/ko/hero.md`);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("hero");
    await page.close();
  });

  it("follows a new entry, tells what is wrong with it, and then shows it", async () => {
    const page = await browser.newPage();
    await page.goto(table);
    const entry = (rest: string): string =>
      `---\nplace: hero\nwhen: { stage: purchase, visits: { gte: 2 } }\n${rest}---\n\n새 글\n`;
    writeFileSync(added, entry("prioritet: 1\n"));
    const wrong = page.getByRole("heading", { name: "added.md prioritet" });
    await wrong.waitFor({ timeout: 20_000 });
    expect(await page.getByRole("heading", { name: "To mend before the next build" }).count()).toBe(
      1,
    );
    writeFileSync(added, entry("title: 새 글\n"));
    await wrong.waitFor({ state: "detached", timeout: 20_000 });
    const cell = page.getByRole("row", { name: "purchase" }).first().getByRole("cell").nth(1);
    expect(await cell.innerText()).toMatch(/if visits is at least 2\s+새 글\s+ko\/added\.md/);
    const html = async (): Promise<string> => (await fetch(`${server.url}ko/`)).text();
    await expect.poll(html, { timeout: 20_000 }).toContain("새 글</p>");
    await page.close();
  });
});
