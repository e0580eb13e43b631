import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tooWide, violations } from "../kit/axe.ts";
import { launch } from "../kit/browser.ts";
import { type RunningServer, type ServerFolder, serverFolder } from "../kit/stagelight-server.ts";

const BIN = fileURLToPath(new URL("../../packages/server/bin/stagelight.js", import.meta.url));
const LANGUAGES = ["en", "ko", "zh"];
const MAILS = readdirSync(new URL("../../packages/server/mails/en", import.meta.url)).filter(
  (name) => name.endsWith(".md"),
).length;
const LOOKS = [
  { colorScheme: "light", width: 360 },
  { colorScheme: "dark", width: 640 },
] as const;

let browser: Browser;
let site: ServerFolder;
let server: RunningServer;

beforeAll(async () => {
  browser = await launch();
  site = await serverFolder({
    config: { site: { name: "Nuri Tea", url: "https://nuri.example", locales: LANGUAGES } },
    words: ["--dev"],
  });
  preview();
  server = await site.start();
}, 120_000);
afterAll(async () => {
  await server.end();
  await site.remove();
  await browser.close();
});

async function withPage(
  options: BrowserContextOptions,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
  }
}

/** What is wrong with a page: what axe says, and whether it scrolls sideways. */
async function wrongWith(page: Page, less: string[] = []): Promise<unknown[]> {
  // Mails in frames run no scripts, so nothing can look into them; they are looked at by themselves.
  const found = await violations(page, { but: "iframe", less });
  const overflow = await tooWide(page);
  return overflow > 0 ? [...found, `${overflow} pixels too wide`] : found;
}

/** Previews all mails into the folder. */
function preview(): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    [BIN, "mail", "preview", "--out", "mails"],
    {
      cwd: site.path,
      encoding: "utf8",
    },
  );
  expect(stderr).toBe("");
  expect(status).toBe(0);
}

describe("mails", () => {
  it.each(LOOKS)("are $colorScheme and fit $width pixels", { timeout: 180_000 }, async (look) => {
    const files = readdirSync(join(site.path, "mails")).filter(
      (name) => name.endsWith(".html") && name !== "index.html",
    );
    expect(files).toHaveLength(MAILS * LANGUAGES.length);
    const viewport = { width: look.width, height: 700 };
    await withPage({ colorScheme: look.colorScheme, viewport }, async (page) => {
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      for (const name of files) {
        await page.goto(pathToFileURL(join(site.path, "mails", name)).href);
        // A mail stands within somebody's page, which has the landmarks.
        expect(await wrongWith(page, ["landmark-one-main", "region"]), name).toEqual([]);
        const paper = await page
          .locator(".c")
          .evaluate((element) => getComputedStyle(element).backgroundColor);
        expect(paper).toBe(look.colorScheme === "dark" ? "rgb(29, 32, 28)" : "rgb(255, 255, 255)");
      }
      // Nothing is loaded but the mail itself.
      expect(asked).toHaveLength(files.length);
    });
  });

  it("are shown side by side by the index of the preview", { timeout: 60_000 }, async () => {
    await withPage({ viewport: { width: 1280, height: 900 } }, async (page) => {
      await page.goto(pathToFileURL(join(site.path, "mails", "index.html")).href);
      expect(await wrongWith(page, ["landmark-one-main", "region"])).toEqual([]);
      expect(await page.locator("iframe").count()).toBe(MAILS * LANGUAGES.length * LOOKS.length);
    });
  });
});

const ID = "2026-11-22T08-00-00-000Z-0000";

function putMail(id: string, subject: string): void {
  const html = readFileSync(join(site.path, "mails", "thank-you.en.html"));
  const lines = [
    "From: Nuri Tea <hello@nuri.example>",
    "To: hana@nuri.example",
    `Subject: ${subject}`,
    "Date: Sun, 22 Nov 2026 08:00:00 +0000",
    "Content-Type: text/html; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    html.toString("base64").replaceAll(/.{76}/g, "$&\r\n"),
  ];
  mkdirSync(join(site.path, "mailbox"), { recursive: true });
  writeFileSync(join(site.path, "mailbox", `${id}.eml`), lines.join("\r\n"));
}

describe("the mailbox", () => {
  it.each(LANGUAGES)("is good to use in %s", { timeout: 120_000 }, async (locale) => {
    putMail(ID, "Thank you for your order");
    for (const { colorScheme, width } of [
      LOOKS[0],
      { colorScheme: "dark", width: 1280 },
    ] as const) {
      const viewport = { width, height: 800 };
      await withPage({ locale, colorScheme, viewport }, async (page) => {
        for (const path of ["", `/mail/${ID}`, `/mail/${ID}?show=source`]) {
          await page.goto(`${server.base}/mailbox${path}`);
          expect(await wrongWith(page), `${path} ${width}`).toEqual([]);
        }
      });
    }
  });

  it("shows new mail by itself", { timeout: 60_000 }, async () => {
    await withPage({}, async (page) => {
      const errors: string[] = [];
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      await page.goto(`${server.base}/mailbox`);
      putMail("2026-11-23T08-00-00-000Z-0001", "Another one");
      await page.getByText("Another one").waitFor();
      expect(errors).toEqual([]);
    });
  });

  it("works without JavaScript", { timeout: 60_000 }, async () => {
    putMail(ID, "Thank you for your order");
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${server.base}/mailbox`);
      const time = await page.locator("#now").textContent();
      await page.getByRole("button", { name: "+ 3 hours" }).click();
      expect(await page.locator("#now").textContent()).not.toBe(time);
      await page.getByRole("link", { name: "Thank you for your order" }).click();
      const mail = page.frameLocator("iframe");
      expect(await mail.locator("h1").textContent()).toBe("Thank you, Hana Lindqvist");
      await page.getByRole("link", { name: "All mail" }).click();
      await page.getByRole("button", { name: "Empty the mailbox" }).click();
      await page.getByText("No mail yet.").waitFor();
    });
  });
});
