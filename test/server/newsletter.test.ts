import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { readFileSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { type RunningServer, type ServerFolder, serverFolder } from "../kit/stagelight-server.ts";

const LANGUAGES = ["en", "ko", "zh"] as const;

/** A page with the form as it stands there without code. */
const formPage = (language: string) => `<!doctype html>
<html lang="${language}"><meta charset="utf-8"><title>Tea</title>
<form method="post" action="/_stagelight/v1/newsletter" novalidate>
<input name="email" aria-label="E-mail"><input name="name" aria-label="Name">
<label><input type="checkbox" name="lists" value="tea">Tea</label>
<label><input type="checkbox" name="fields.teas" value="green-tea">Green</label>
<label><input type="checkbox" name="consent" value="yes">Yes</label>
<input type="hidden" name="locale" value="${language}"><input type="hidden" name="form" value="foot">
<input type="hidden" name="consentText.version" value="1"><button>Subscribe</button>
</form></html>`;

let browser: Browser;
let pages: string;
let site: ServerFolder;
let server: RunningServer;

beforeAll(async () => {
  browser = await launch();
  pages = await mkdtemp(join(tmpdir(), "stagelight-site-"));
  for (const language of LANGUAGES) {
    await mkdir(join(pages, language));
    await writeFile(join(pages, language, "index.html"), formPage(language));
  }
  site = await serverFolder({
    config: {
      site: { name: "Nuri Tea", url: "https://nuri.example", locales: LANGUAGES },
      server: { trustedProxies: ["127.0.0.1"] },
      mail: {
        from: "Nuri Tea <hello@nuri.example>",
        postalAddress: "Nuri Tea, Jongno-gu, Seoul",
        links: { privacy: "/[...locale]/privacy" },
        confirmationsPerHour: 10_000,
      },
      newsletter: {
        lists: [
          { id: "tea", name: { en: "New teas", ko: "새로 나온 차", zh: "新茶" } },
          { id: "events", name: { en: "Tastings", ko: "시음회", zh: "品茶会" } },
        ],
        name: true,
        fields: [
          {
            id: "teas",
            type: "choices",
            label: { en: "What do you drink?", ko: "어떤 차를 드시나요?", zh: "您喝什么茶？" },
            choices: [{ id: "green-tea", label: { en: "Green tea", ko: "녹차", zh: "绿茶" } }],
            interest: true,
          },
          {
            id: "cups",
            type: "number",
            label: { en: "Cups a day", ko: "하루 몇 잔", zh: "每天几杯" },
          },
        ],
        consent: {
          text: {
            en: "Nuri Tea may write to me.",
            ko: "누리차의 메일 수신에 동의합니다.",
            zh: "我同意接收 Nuri Tea 的邮件。",
          },
          version: "1",
          box: true,
        },
      },
    },
    words: ["--dev", "--site", pages],
  });
  server = await site.start();
}, 120_000);
afterAll(async () => {
  await server?.end();
  await site?.remove();
  await rm(pages, { recursive: true, force: true });
  await browser?.close();
});

let visitors = 0;

async function visit<T>(
  options: BrowserContextOptions,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  // Each from an address of its own: the guard asks who sends many forms to wait.
  const headers = { "x-forwarded-for": `203.0.113.${++visitors & 255}` };
  const context = await browser.newContext({ extraHTTPHeaders: headers, ...options });
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}

/** All that is readable in a mail. */
function textOf(mail: string): string {
  return mail
    .split(/\r\n--.*\r\n/)
    .map((part) => {
      const body = part.slice(part.indexOf("\r\n\r\n"));
      return /^Content-Transfer-Encoding: base64/im.test(part)
        ? Buffer.from(body, "base64").toString("utf8")
        : body.replace(/=\r\n/g, "").replaceAll("=3D", "=");
    })
    .join("\n");
}

/** The link in the mail to somebody, once it has come. */
async function linkTo(email: string, path: "confirm" | "refuse" = "confirm"): Promise<string> {
  let link = "";
  const folder = join(site.path, "mailbox");
  const look = () => {
    const mails = readdirSync(folder)
      .filter((name) => /^[^.].*\.eml$/.test(name))
      .map((name) => readFileSync(join(folder, name), "utf8"))
      .filter((mail) => mail.includes(`\r\nTo: ${email}\r\n`));
    for (const mail of mails) {
      const found = new RegExp(`http://\\S+/${path}\\?t=[\\w.-]+`).exec(textOf(mail));
      if (found) link = found[0];
    }
    return link;
  };
  await expect
    .poll(
      () => {
        try {
          return look();
        } catch {
          // There is no mailbox before the first mail.
          return "";
        }
      },
      { timeout: 20_000 },
    )
    .not.toBe("");
  return link;
}

/** What became of somebody's sign-ups: the actions of the receipts, in order. */
async function receipts(email: string): Promise<string[]> {
  const rows = await site.query<{ action: string }>(
    `select action from consent_receipt join subscriber on subscriber.id = subscriber_id
     where email = '${email}' order by at, action`,
  );
  return rows.map(({ action }) => action);
}

/** Sends a form as the widget does, from a page of the site. */
async function signUp(page: Page, email: string): Promise<void> {
  await page.goto(`${server.url}/en/`);
  const status = await page.evaluate(async (address) => {
    const { status } = await fetch("/_stagelight/v1/newsletter", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: address, consent: "yes", began: 5_000, locale: "en" }),
    });
    return status;
  }, email);
  expect(status).toBe(202);
}

/** What scanners of mails do with a link, before its reader has seen it. */
async function scan(link: string, scanners: number): Promise<void> {
  for (const method of ["HEAD", "GET"]) expect((await fetch(link, { method })).status).toBe(200);
  await Promise.all(
    Array.from({ length: scanners }, (_, scanner) =>
      visit({ javaScriptEnabled: scanner % 2 === 0 }, async (page) => {
        const posts: string[] = [];
        page.on("request", (request) => posts.push(request.method()));
        await page.goto(link, { waitUntil: "networkidle" });
        await page.mouse.move(100, 100);
        expect(new Set(posts)).toEqual(new Set(["GET"]));
      }),
    ),
  );
}

it("in the browser that has signed up, the link confirms by itself: once, and by the human", async () => {
  const email = "mina@tea.example";
  await visit({}, async (page) => {
    await signUp(page, email);
    const link = await linkTo(email);
    await scan(link, 10);
    // A page that is fetched before anybody opens it, with the cookies of this very browser.
    await page.request.get(link, { headers: { "sec-purpose": "prefetch;prerender" } });
    expect(await receipts(email)).toEqual(["asked"]);
    await page.goto(link);
    await page.getByRole("heading", { name: "You are in" }).waitFor();
    expect(await receipts(email)).toEqual(["asked", "confirmed"]);
    await page.goto(link);
    await page.getByRole("heading", { name: "You have confirmed already" }).waitFor();
    expect(await receipts(email)).toEqual(["asked", "confirmed"]);
  });
});

it("elsewhere it takes one click, with JavaScript and without", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const email = `juno-${String(javaScriptEnabled)}@tea.example`;
    await visit({}, (page) => signUp(page, email));
    const link = await linkTo(email);
    await scan(link, 2);
    await visit({ javaScriptEnabled }, async (page) => {
      await page.goto(link);
      expect(await receipts(email)).toEqual(["asked"]);
      await page.getByRole("button", { name: "Yes, subscribe me" }).click();
      await page.getByRole("heading", { name: "You are in" }).waitFor();
    });
    expect(await receipts(email)).toEqual(["asked", "confirmed"]);
  }
}, 90_000);

it("without JavaScript the whole way works: form, mailbox, button", async () => {
  const email = "hana@tea.example";
  await visit({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${server.url}/en/`);
    await page.getByLabel("E-mail").fill("hana at tea");
    await page.getByLabel("Name").fill("Hana <b>");
    await page.getByLabel("Green").check();
    await page.getByRole("button").click();
    // What was written is still there, with what is wrong beside it.
    expect(await page.getByLabel("E-mail address").inputValue()).toBe("hana at tea");
    expect(await page.getByLabel("Name").inputValue()).toBe("Hana <b>");
    expect(await page.getByLabel("Green tea").isChecked()).toBe(true);
    expect(await page.locator(".error").allInnerTexts()).toEqual([
      "Please write an address such as mina@example.com.",
      "Please tick this box to subscribe.",
    ]);
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("New teas").check();
    await page.getByLabel("Cups a day").fill("3.5");
    await page.getByLabel("Nuri Tea may write to me.").check();
    await page.getByRole("button", { name: "Subscribe" }).click();
    await page.getByRole("heading", { name: "One more step" }).waitFor();
    expect(await page.locator("main").innerText()).toContain(email);
  });
  await visit({ javaScriptEnabled: false }, async (page) => {
    await page.goto(await linkTo(email));
    expect(await page.locator("main li").allInnerTexts()).toEqual(["New teas"]);
    await page.getByRole("button").click();
    await page.getByRole("heading", { name: "Welcome, Hana <b>" }).waitFor();
  });
  const [row] = await site.query<{ fields: string }>(
    `select fields from subscriber where email = '${email}'`,
  );
  expect(JSON.parse(row!.fields)).toEqual({ teas: ["green-tea"], cups: 3.5 });
});

/** axe finds nothing, nothing is wider than the window, and the language is told. */
async function expectGood(page: Page, language: string, name: string): Promise<void> {
  const shots = process.env["NEWSLETTER_SHOTS"];
  if (shots)
    await page.screenshot({ path: join(shots, `${language}-${name}.png`), fullPage: true });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  const root = page.locator("html");
  expect(await root.getAttribute("lang")).toBe(language);
  expect(await root.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
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
    await visit(narrow, async (page) => {
      page.on("console", (message) => complaints.push(message.text()));
      await page.goto(`${server.url}/${language}/`);
      await page.getByRole("button").click();
      await good(page, "form");
      await page.locator("[name=email]").fill(email);
      await page.locator("[name=name]").fill("Mina");
      await page.locator("[name=consent]").check();
      await page.getByRole("button").click();
      await good(page, "sent");
    });
    const link = await linkTo(email);
    await visit(narrow, async (page) => {
      page.on("console", (message) => complaints.push(message.text()));
      await page.goto(await linkTo(email, "refuse"));
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
