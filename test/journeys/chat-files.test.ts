import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { violations } from "../kit/axe.ts";
import { launch } from "../kit/browser.ts";
import { chatTags } from "../kit/chat-desk.ts";
import { comeIn, dashboardPage, type OpenDashboard, openDashboard } from "../kit/dashboard.ts";
import type { Served } from "../kit/serve.ts";
import { page as html, servePages } from "../kit/widgets.ts";

const PORT = 4796;

const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const image = (name: string, buffer = PIXEL) => ({ name, mimeType: "image/png", buffer });

let site: Served;
let dashboard: OpenDashboard;
let browser: Browser;

beforeAll(async () => {
  const base = `http://localhost:${PORT}/_stagelight`;
  site = await servePages({ "/": html(`<main><h1>Tea</h1></main>${chatTags(base)}`) });
  [browser, dashboard] = await Promise.all([
    launch(),
    openDashboard(PORT, {
      site: { name: "Nuri Tea", url: site.url, locales: ["en", "ko", "zh"] },
      server: { url: `http://localhost:${PORT}` },
      chat: { attachments: { types: ["image/png"], mostBytes: 10_000 }, rating: true },
    }),
  ]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await dashboard?.close();
  await site?.close();
});

const focused = (page: Page) =>
  page.evaluate(() => {
    const field = document.activeElement?.shadowRoot?.activeElement;
    return field?.ariaLabel ?? field?.id;
  });

const chosen = (page: Page) => page.locator("[part=file]").allTextContents();

it("files are chosen, taken back and sent; the team saves them, and reads what was said of the talk", async () => {
  const { page: inbox, wrong } = await dashboardPage(browser);
  await comeIn(inbox, dashboard.ownerLink(), "Jisoo", "jisoo@nuri.example");
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(10_000);
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") sent.push(new URL(request.url()).pathname);
  });
  await page.goto(site.url);
  await page.locator("stagelight-chat").click();
  const note = page.locator("[part=note]");
  const files = page.locator("#file");

  // What cannot be sent is told by its name, with what can be.
  await files.setInputFiles({ name: "prices.html", mimeType: "text/html", buffer: PIXEL });
  await note.getByText("prices.html cannot be sent. Files that can: PNG.").waitFor();
  await files.setInputFiles(image("wall.png", Buffer.alloc(20_000)));
  await note.getByText("wall.png is too large: 10 kB at most.").waitFor();
  expect(await chosen(page)).toEqual([]);

  // What was chosen waits, and is taken back by the keyboard.
  await files.setInputFiles([image("pot.png"), image("cup.png"), image("lid.png")]);
  await note.getByText("lid.png goes with your message.").waitFor();
  expect((await chosen(page)).join()).toMatch(/pot\.png \(1 kB\).*cup\.png.*lid\.png/);
  expect(await violations(page, { within: "stagelight-chat" })).toEqual([]);
  await page.getByRole("button", { name: "Remove pot.png" }).focus();
  await page.keyboard.press("Enter");
  await note.getByText("pot.png is removed.").waitFor();
  expect(await focused(page)).toBe("Remove cup.png");
  await page.getByRole("button", { name: "Remove lid.png" }).focus();
  await page.keyboard.press("Space");
  expect(await focused(page)).toBe("Remove cup.png");
  await page.keyboard.press("Enter");
  expect(await focused(page)).toBe("text");
  expect(await page.locator("[part=files]").count()).toBe(0);
  // Until it is sent, the server knows of none.
  expect(sent).toEqual([]);

  // A name is no proof: what the server does not take stays, with all that was written.
  const markup = Buffer.from("<!doctype html><script>alert(1)</script>");
  await files.setInputFiles([image("crack.png"), image("fake.png", markup)]);
  await page.locator("#text").fill("The lid came like this.");
  await page.keyboard.press("Enter");
  await note.getByText("fake.png cannot be sent").waitFor();
  expect(await page.locator("#text").inputValue()).toBe("The lid came like this.");
  await page.getByRole("button", { name: "Remove fake.png" }).click();
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("link", { name: /crack\.png/ }).waitFor();
  expect(await chosen(page)).toEqual([]);
  // What the server had taken before was not sent again.
  expect(sent.filter((path) => path.endsWith("/attachments"))).toHaveLength(2);

  await inbox.locator(".row-link").first().click();
  const link = inbox.locator(".attachment", { hasText: "crack.png" });
  await inbox.getByText("The lid came like this.").first().waitFor();
  const [download] = await Promise.all([inbox.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("crack.png");
  expect(await readFile(await download.path())).toEqual(PIXEL);

  // It ends; how it was is said, with more than a number.
  await page.locator("summary").click();
  await page.getByRole("button", { name: "End the conversation" }).click();
  await page.getByRole("button", { name: "Good", exact: true }).click();
  expect(await page.locator("[part=score][aria-pressed=true]").textContent()).toBe("Good");
  await page.getByLabel("Comment (optional)").fill("Quick, and friendly.");
  expect(await violations(page, { within: "stagelight-chat" })).toEqual([]);
  await page.locator("[part=send-rating]").click();
  await note.getByText("Thank you!").waitFor();
  expect(await page.getByText("How was it?").count()).toBe(0);
  await inbox.reload();
  await inbox.locator("q", { hasText: "Quick, and friendly." }).waitFor();
  await inbox.getByRole("img", { name: "4 / 5" }).waitFor();
  expect(wrong).toEqual([]);
}, 60_000);
