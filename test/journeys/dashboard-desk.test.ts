import { readFile } from "node:fs/promises";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tooWide, violations } from "../kit/axe.ts";
import { launch } from "../kit/browser.ts";
import { comeIn, dashboardPage, type OpenDashboard, openDashboard } from "../kit/dashboard.ts";
import { DESK, fillDesk, MINA } from "../kit/dashboard-desk.ts";

/** Each language in a look and on a screen of its own. */
const LOOKS: readonly (BrowserContextOptions & {
  readonly name: string;
  readonly language: string;
})[] = [
  { name: "English, light", language: "en", locale: "en-GB", colorScheme: "light" },
  {
    name: "Korean, dark, on a phone",
    language: "ko",
    locale: "ko-KR",
    colorScheme: "dark",
    viewport: { width: 360, height: 740 },
  },
  {
    name: "Chinese, light, on a phone",
    language: "zh",
    locale: "zh-CN",
    colorScheme: "light",
    viewport: { width: 360, height: 740 },
  },
];

let dashboard: OpenDashboard;
let browser: Browser;
let signedIn: Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>;
/** Where Mina's profile is. */
let mina: string;

beforeAll(async () => {
  dashboard = await openDashboard(4764, DESK, { SMTP_URL: "smtp://127.0.0.1:9" });
  browser = await launch();
  await fillDesk(dashboard);
  const { page } = await dashboardPage(browser);
  await comeIn(page, dashboard.ownerLink(), "Jisoo Han", "jisoo@nuri.example");
  const { cookies } = await page.context().storageState();
  signedIn = { cookies, origins: [] };
  await page.goto(`${dashboard.url}people?q=${encodeURIComponent(MINA.email)}`);
  mina = (await page.locator(".person-link").getAttribute("href"))!;
  await page.context().close();
});

afterAll(async () => {
  await browser?.close();
  await dashboard?.close();
});

/** A browser in which the owner is signed in, who has chosen a language there. */
const enter = async (language: string, look: BrowserContextOptions = {}) => {
  const { origin } = new URL(dashboard.url);
  const localStorage = [{ name: "stagelight:dashboard-language", value: language }];
  const storageState = { ...signedIn, origins: [{ origin, localStorage }] };
  return dashboardPage(browser, { ...look, storageState });
};

describe.each(LOOKS)("$name", ({ name: _name, language, ...look }) => {
  let page: Page;
  let wrong: readonly string[];
  beforeAll(async () => {
    ({ page, wrong } = await enter(language, look));
  });
  afterAll(() => page.context().close());

  const looks = async () => ({
    violations: await violations(page),
    tooWide: await tooWide(page),
    wrong,
    lang: await page.locator("html").getAttribute("lang"),
  });
  const sound = { violations: [], tooWide: 0, wrong: [], lang: language };

  it.each([
    ["people", "people", "tbody tr"],
    ["people who are not found", "people?q=nobody-of-this-name", ".empty"],
    ["reviews", "decisions/reviews", ".queue-item"],
    ["rewards", "decisions/rewards", ".queue-item"],
    ["failed jobs", "decisions/dead-letters", "tbody tr"],
    ["hours and team", "settings/chat", ".there li"],
    ["canned answers", "settings/canned", ".empty"],
    ["answers at once", "settings/answers", "tbody tr"],
    ["proactive lines", "settings/lines", ".counts"],
    ["exports", "exports", ".download"],
  ])("%s are sound", async (_, path, selector) => {
    await page.goto(`${dashboard.url}${path}`);
    await page.locator(selector).first().waitFor();
    expect(await looks()).toEqual(sound);
  });

  it("a person is sound, with the dialogs", async () => {
    await page.goto(new URL(mina, dashboard.url).href);
    await page.locator(".timeline-entry").first().waitFor();
    expect(await looks()).toEqual(sound);
    await page.locator(".page-head .danger").click();
    await page.locator("dialog input").waitFor();
    expect(await looks()).toEqual(sound);
    await page.keyboard.press("Escape");
    await page.keyboard.press("s");
    await page.locator("dialog textarea").waitFor();
    expect(await looks()).toEqual(sound);
    await page.keyboard.press("Escape");
  });
});

describe("by the keyboard", () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await enter("en"));
  });
  afterAll(() => page.context().close());

  it("finds somebody, sees why they stand where they do, and sets another stage", async () => {
    await page.goto(`${dashboard.url}people`);
    await page.locator("tbody tr").first().waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("미나");
    await page.getByRole("heading", { name: "1 person" }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: MINA.name }).waitFor();
    const standing = page.locator(".standing");
    expect(await standing.textContent()).toMatch(/Retention.*Verified.*Why\?.*Order Completed/s);
    await page.keyboard.press("s");
    await page.getByLabel("Stage", { exact: true }).selectOption({ label: "Advocacy" });
    await page.getByLabel("Reason").fill("She brought three friends.");
    await page.getByRole("button", { name: "Set stage" }).press("Enter");
    await page.getByText("The stage is set.").waitFor();
    await expect
      .poll(() => standing.textContent())
      .toMatch(/Advocacy.*Set by hand by Jisoo Han.*She brought three friends\./s);
    // The visitor is told of it too.
    const [row] = await dashboard.folder.query<{ evidence: string }>(
      "select evidence from transition where kind = 'manual' and standing = 'verified'",
    );
    expect(row?.evidence).toContain("She brought three friends.");
    await page.getByRole("switch", { name: "Show every event" }).check();
    await page.getByText("/teas/").waitFor();
  });

  it("decides about reviews, the longest waiting first", async () => {
    await page.goto(`${dashboard.url}decisions`);
    await page.locator(".queue-item").first().waitFor();
    expect(await page.locator(".review-text").allTextContents()).toEqual([
      "It came late, and the tin was dented.",
      "The first flush is wonderful: 향이 정말 좋아요.",
    ]);
    await page.keyboard.press("j");
    await page.keyboard.press("a");
    await expect.poll(() => page.locator(".queue-item").count()).toBe(1);
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.getByLabel("Reason").selectOption("spam");
    await page.getByRole("button", { name: "Hide", exact: true }).press("Enter");
    await page.getByText("Nothing waits here").waitFor();
    const states = await dashboard.folder.query<{ id: string; state: string }>(
      "select id, state from review order by id",
    );
    expect(states.map(({ id, state }) => `${id} ${state}`)).toEqual([
      "waits hidden",
      "waits-longest published",
    ]);
    await page.getByRole("button", { name: "Let it move again" }).press("Enter");
    await page.getByText("The average moves again.").waitFor();
  });

  it("refuses a reward with a reason, and has a job tried again", async () => {
    await page.goto(`${dashboard.url}decisions/rewards`);
    await page.locator(".queue-item").first().waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.getByLabel("Reason").fill("The same household.");
    await page.keyboard.press("Enter");
    await page.getByText("Nothing waits here").waitFor();
    await page.goto(`${dashboard.url}decisions/dead-letters`);
    await page.getByRole("button", { name: "Try again", exact: true }).press("Enter");
    await page.getByText("It is tried again.").waitFor();
    const log = await dashboard.folder.query<{ action: string }>(
      "select action from audit_entry order by at",
    );
    expect(log.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        "person-stage-set",
        "review-publish",
        "review-hide",
        "average-unfrozen",
        "reward-rejected",
        "dead-letter-retried",
      ]),
    );
  });

  it("sets hours and words, and keeps a canned answer", async () => {
    await page.goto(`${dashboard.url}settings`);
    await page.getByLabel("Answers are given").selectOption("own");
    await page.getByLabel("Time zone").selectOption("Europe/Berlin");
    await page.getByLabel("Monday: From").fill("10:00");
    await page.getByRole("button", { name: "Save" }).first().press("Enter");
    await page.getByText("Saved.").first().waitFor();
    const [hours] = await dashboard.folder.query<{ value: string }>(
      "select value from chat_setting where key = 'hours'",
    );
    expect(JSON.parse(hours!.value)).toMatchObject({
      timeZone: "Europe/Berlin",
      weekly: { mon: ["10:00-18:00"], tue: ["09:00-12:00", "13:00-24:00"] },
    });
    await page.goto(`${dashboard.url}settings/canned`);
    await page.getByRole("button", { name: "New answer" }).press("Enter");
    await page.getByLabel("Shortcut").fill("shipping");
    await page.getByLabel("Title").fill("Shipping");
    await page.getByLabel("Text", { exact: true }).fill("Two days, {name}.");
    await page.getByRole("button", { name: "Save" }).press("Enter");
    await page.getByText("/shipping").waitFor();
  });

  it("downloads a table, and sees that it has come and who had it", async () => {
    await page.goto(`${dashboard.url}exports`);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download CSV Reviews" }).press("Enter"),
    ]);
    expect(file.suggestedFilename()).toMatch(/^reviews-\d{4}-\d\d-\d\d\.csv$/);
    await page.getByText("is downloaded: 2 lines.").waitFor();
    const lines = (await readFile(await file.path(), "utf8")).split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^\uFEFFid,product,kind,/);
    // One that breaks off is not kept, and is told of.
    await page.route("**/exports/surveys/*", (route) => route.abort());
    await page.getByRole("button", { name: "Download CSV Survey answers" }).press("Enter");
    await page.getByRole("alert").getByText("The server cannot be reached.").waitFor();
    await page.goto(`${dashboard.url}audit`);
    await page.getByText("Exported the reviews").waitFor();
  });

  it("exports somebody, and erases them once their address is typed", async () => {
    await page.goto(new URL(mina, dashboard.url).href);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Export" }).press("Enter"),
    ]);
    expect(download.suggestedFilename()).toBe("export.json");
    await page.getByRole("button", { name: "Erase…" }).press("Enter");
    await page.keyboard.type("somebody@example.com");
    await page.keyboard.press("Enter");
    await page.getByText("This is not what was asked for.").waitFor();
    await page.getByLabel(`Type ${MINA.email} to confirm`).fill(MINA.email);
    await page.keyboard.press("Enter");
    await page.getByText("The person is erased.").waitFor();
    const rows = await dashboard.folder.query(
      `select value from identity where value = '${MINA.email}'`,
    );
    expect(rows).toEqual([]);
  });
});
