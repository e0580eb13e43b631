import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tooWide, violations } from "../kit/axe.ts";
import { launch } from "../kit/browser.ts";
import { type RunningServer, type ServerFolder, serverFolder } from "../kit/stagelight-server.ts";

const program = fileURLToPath(new URL("../../packages/server/bin/stagelight.js", import.meta.url));

let browser: Browser;
let site: ServerFolder;
let server: RunningServer;

const LOOKS = [
  { language: "en", colorScheme: "light" },
  { language: "ko", colorScheme: "dark" },
  { language: "zh", colorScheme: "light" },
] as const;

beforeAll(async () => {
  browser = await launch();
  site = await serverFolder({
    config: {
      site: { name: "Nuri Tea", url: "https://nuri.example", locales: ["en", "ko", "zh"] },
      consent: { mode: "implied" },
      mail: { from: "Nuri Tea <hello@nuri.example>", postalAddress: "Nuri Tea, Seoul" },
      newsletter: {
        name: true,
        lists: [
          {
            id: "tea",
            name: { en: "New teas", ko: "새로 나온 차", zh: "新茶" },
            description: {
              en: "What has just been picked",
              ko: "갓 수확한 차 소식",
              zh: "刚采摘的新茶",
            },
            frequency: { en: "every other week", ko: "격주", zh: "每两周一次" },
          },
          { id: "fairs", name: { en: "Tastings", ko: "시음회", zh: "品茶会" } },
        ],
        fields: [
          {
            id: "teas",
            type: "choices",
            interest: true,
            label: { en: "What do you drink?", ko: "어떤 차를 드시나요?", zh: "您喝什么茶？" },
            choices: [
              { id: "green", label: { en: "Green tea", ko: "녹차", zh: "绿茶" } },
              { id: "black", label: { en: "Black tea", ko: "홍차", zh: "红茶" } },
            ],
          },
          { id: "birthday", type: "date", label: { en: "Birthday", ko: "생일", zh: "生日" } },
        ],
      },
    },
    words: ["--dev"],
  });
  server = await site.start();
  const people = LOOKS.map(
    ({ language }) => `${addressOf(language)},${NAMES[language]},${language}`,
  );
  writeFileSync(join(site.path, "people.csv"), `이메일,이름,언어\n${people.join("\n")}\n`);
  const imported = stagelight("import", "people.csv", "--list", "tea", "--yes", ...PROOF);
  expect(imported).toContain("Imported 3 people.");
}, 120_000);
afterAll(async () => {
  await server.end();
  await site.remove();
  await browser.close();
});

const NAMES = { en: "Mina Kim", ko: "김미나", zh: "林小雨" } as const;
const PROOF = ["--confirmed", "--proof", "A list on paper, at the fair of 2026"];
const addressOf = (language: string): string => `mina-${language}@tea.example`;

/** What the command line prints, while the server runs. */
function stagelight(...words: string[]): string {
  const environment = { DATABASE_URL: site.database, STAGELIGHT_SECRET: site.secret };
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [program, "newsletter", ...words],
    { cwd: site.path, env: { ...process.env, ...environment }, encoding: "utf8" },
  );
  expect([stderr, status]).toEqual(["", 0]);
  return stdout;
}

/** The link in the mail that somebody has got, if it is there. */
function linkTo(email: string): string | undefined {
  const folder = join(site.path, "mailbox");
  const mails = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name.endsWith(".eml") && !name.startsWith("."))
    .map(({ name }) => readFileSync(join(folder, name), "latin1"))
    .filter((mail) => mail.includes(`To: ${email}\r\n`));
  return mails
    .map(decoded)
    .flatMap((mail) => /http\S+newsletter\/preferences\?t=[\w.-]+/.exec(mail) ?? [])[0];
}

function decoded(mail: string): string {
  return mail
    .split("\r\n--")
    .map((part) => {
      const [head = "", ...body] = part.split("\r\n\r\n");
      const text = body.join("\r\n\r\n");
      if (/encoding: base64/i.test(head)) return Buffer.from(text, "base64").toString("utf8");
      return text
        .replaceAll("=\r\n", "")
        .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    })
    .join("\n");
}

async function expectGood(page: Page, language: string): Promise<void> {
  expect(await violations(page)).toEqual([]);
  const root = page.locator("html");
  expect(await root.getAttribute("lang")).toBe(language);
  expect(await tooWide(page)).toBe(0);
}

/** Does what leads to another page. */
async function go(page: Page, work: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForEvent("load"), work()]);
}

/** The lists of somebody, with how it stands and why. */
async function listsOf(email: string): Promise<string[]> {
  const rows = await site.query<{ told: string }>(
    `select list || ' ' || state || ' ' || coalesce(subscription.reason, '') as told from subscription
     join subscriber on subscriber.id = subscriber_id where email = '${email}' order by list`,
  );
  return rows.map(({ told }) => told.trim());
}

it.each(LOOKS)(
  "changes, leaves and erases, $language, $colorScheme",
  { timeout: 120_000 },
  async (look) => {
    const { colorScheme, language } = look;
    const email = addressOf(language);
    const context = await browser.newContext({
      colorScheme,
      locale: language,
      viewport: { width: 360, height: 640 },
    });
    try {
      const page = await context.newPage();
      // Who has no link gets one by mail.
      await page.goto(`${server.base}/v1/newsletter/preferences?t=lost`);
      await expectGood(page, language);
      const send = page.getByRole("button");
      await page.locator("input[type=email]").fill("nobody");
      await go(page, () => send.click());
      await expectGood(page, language);
      expect(await page.locator("input[aria-invalid=true]").count()).toBe(1);
      await page.locator("input[type=email]").fill(email);
      await go(page, () => page.keyboard.press("Enter"));
      await expectGood(page, language);
      await expect.poll(() => linkTo(email), { timeout: 20_000 }).toBeDefined();
      const link = linkTo(email)!;
      const complaints: string[] = [];
      page.on("console", (message) => complaints.push(message.text()));
      await page.goto(link);
      await expectGood(page, language);
      // By keyboard alone.
      const checkboxes = page.locator("fieldset:first-of-type input");
      expect(
        await checkboxes.evaluateAll((all) =>
          all.map((each) => (each as HTMLInputElement).checked),
        ),
      ).toEqual([true, false]);
      await checkboxes.nth(1).focus();
      await page.keyboard.press("Space");
      await page.locator("input[value=monthly]").focus();
      await page.keyboard.press("Space");
      await page.locator("input[value=green]").check();
      await page.locator("input[type=date]").fill("2001-03-09");
      await go(page, () => page.keyboard.press("Enter"));
      await page.getByRole("status").waitFor();
      await expectGood(page, language);
      expect(await listsOf(email)).toEqual(["fairs confirmed", "tea confirmed"]);
      expect(stagelight("export", "--list", "fairs")).toMatch(
        new RegExp(
          `^${email},${NAMES[language]},${language},monthly,fairs,.*,green,2001-03-09\r$`,
          "m",
        ),
      );
      const [leave, download, erase] = [1, 2, 3].map((at) => page.locator("main button").nth(at));
      const [file] = await Promise.all([page.waitForEvent("download"), download!.click()]);
      const data = JSON.parse(readFileSync(await file.path(), "utf8")) as { email: string };
      expect([file.suggestedFilename(), data.email]).toEqual(["my-data.json", email]);
      await go(page, () => leave!.click());
      await expectGood(page, language);
      expect(await listsOf(email)).toEqual(["fairs left", "tea left"]);
      await page.locator("input[value=too-many]").check();
      await page.locator("textarea").fill("=1+1");
      await go(page, () => page.locator("main button").last().click());
      await expectGood(page, language);
      expect(await listsOf(email)).toEqual([
        "fairs left too-many: =1+1",
        "tea left too-many: =1+1",
      ]);
      // What was a mistake is taken back with one click.
      await go(page, () => page.locator("main button").first().click());
      await page.getByRole("status").waitFor();
      expect(await listsOf(email)).toEqual(["fairs confirmed", "tea confirmed"]);
      await go(page, () => erase!.click());
      await expectGood(page, language);
      await go(page, () => page.locator("main button").click());
      await expectGood(page, language);
      expect(await listsOf(email)).toEqual([]);
      expect(complaints).toEqual([]);
    } finally {
      await context.close();
    }
  },
);
