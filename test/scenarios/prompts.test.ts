import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import {
  type PromptPage,
  servePrompts,
  strictPolicy,
  type Visitor,
  visitPrompts,
} from "../kit/prompts.ts";
import { buildScenario } from "../kit/scenario.ts";
import type { Served } from "../kit/serve.ts";
import { watchShifts } from "../kit/widgets.ts";

let browser: Browser;
let site: Served;

beforeAll(async () => {
  const [built, started] = await Promise.all([
    buildScenario("prompts", { security: { csp: true } }),
    launch(),
  ]);
  browser = started;
  site = await servePrompts(built, {
    headers: { "content-security-policy": await strictPolicy(built) },
  });
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

const visit = (visitor: Visitor) => visitPrompts(browser, site, visitor);

const told = (visited: PromptPage, actions: string[]) =>
  expect.poll(() => visited.told(), { timeout: 20_000 }).toEqual(actions);

const why = (visited: PromptPage, id: string, verdict: string) =>
  expect.poll(() => visited.why(id), { timeout: 20_000 }).toBe(verdict);

const ask = (page: Page, id: string) =>
  page.evaluate((name) => window.stagelight.prompt!(name), id);

const track = (page: Page, event: string, properties = {}) =>
  page.evaluate(([name, more]) => window.stagelight.track(name, more), [
    event,
    properties,
  ] as const);

/** The prompt's code is there, so that leaving the page need not wait for it. */
const prepared = (page: Page) =>
  page.locator("stagelight-prompt stagelight-newsletter").getByLabel("E-mail").waitFor({
    state: "attached",
  });

const notNow = (page: Page) => page.getByRole("button", { name: "Not now" });

/** What sets each prompt off, as a visitor does it. */
const TRIGGERS: Readonly<Record<string, (visited: PromptPage) => Promise<unknown>>> = {
  time: async () => {},
  scroll: ({ page }) =>
    page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight * 0.62 - innerHeight)),
  exit: async ({ page }) => {
    await prepared(page);
    await leave(page);
  },
  stage: ({ page }) => track(page, "Teas Compared"),
  event: ({ page }) => track(page, "Product Viewed", { price: 60 }),
  code: ({ page }) => ask(page, "code"),
};

/** The pointer leaves by the head of the window. */
async function leave(page: Page): Promise<void> {
  await page.mouse.move(400, 300);
  await page.evaluate(() =>
    document.documentElement.dispatchEvent(
      new MouseEvent("mouseout", { clientY: -1, bubbles: true }),
    ),
  );
}

it.each(["popup", "slide-in", "bar", "inline"])(
  "as %s it comes by each trigger, moves nothing, and breaks no policy",
  async (as) => {
    await Promise.all(
      Object.entries(TRIGGERS).map(async ([show, act]) => {
        const visited = await visit({ show, as });
        const shifts = await watchShifts(visited.page);
        await act(visited);
        await told(visited, ["shown"]);
        expect(await visited.why(show), show).toBe("open");
        expect(await shifts(), show).toBe(0);
        await visited.end();
      }),
    );
  },
);

it("shows one at a time, the more important first, and the next when that is over", async () => {
  const visited = await visit({ show: "two", budget: { perSession: 3, quietAfterDismiss: 0 } });
  const { page } = visited;
  await told(visited, ["shown"]);
  expect(await page.locator("stagelight-prompt:not([hidden])").getAttribute("name")).toBe("high");
  expect(await visited.why("low")).toBe("open");
  await notNow(page).click();
  await told(visited, ["shown", "dismissed", "shown"]);
  expect(await page.locator("stagelight-prompt:not([hidden])").getAttribute("name")).toBe("low");
  await visited.end();
});

it("remembers over pages and tabs what was shown and dismissed", async () => {
  const visited = await visit({ show: "time" });
  const { page, context } = visited;
  await told(visited, ["shown"]);
  const other = await context.newPage();
  await other.goto(site.url);
  await other.waitForFunction(() => "explain" in window.stagelight);
  const inOther = () =>
    other.evaluate(async () => (await window.stagelight.explain()).prompts![0]!.verdict);
  expect(await inOther()).toBe("session");
  await notNow(page).click();
  await told(visited, ["shown", "dismissed"]);
  expect(await inOther()).toBe("dismissed");
  await page.reload();
  await why(visited, "time", "dismissed");
  await page.evaluate(() => window.stagelight.identify({ show: "code" }));
  await why(visited, "code", "quiet");
  await page.evaluate(() => window.stagelight.reset());
  expect(await page.evaluate(() => localStorage["stagelight-attention"])).toBe(undefined);
  await visited.end();
});

it("is never asked again once it is answered, and closing it then is no dismissal", async () => {
  const visited = await visit({ show: "code" });
  const { page } = visited;
  const events = await page.evaluateHandle(() => {
    const names: unknown[] = [];
    document.addEventListener("stagelight:event", ({ detail: { event, properties } }) => {
      if (String(event).startsWith("Prompt")) names.push([event, properties]);
    });
    return names;
  });
  await ask(page, "code");
  await page.getByLabel("E-mail address").fill("mina@nuri.example");
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.getByRole("heading", { name: "One more step" }).waitFor();
  await told(visited, ["shown", "answered"]);
  await page.getByRole("button", { name: "Close" }).last().click();
  await told(visited, ["shown", "answered", "closed"]);
  const about = { prompt_id: "code", widget: "newsletter", as: "popup" };
  expect(await events.jsonValue()).toEqual([
    ["Prompt Viewed", about],
    ["Prompt Answered", about],
  ]);
  await page.reload();
  await why(visited, "code", "answered");
  expect(await visited.why("time")).not.toBe("quiet");
  await visited.end();
});

it("leaves alone who fills in a form, and who has only just come", async () => {
  const [writer, newcomer] = await Promise.all([
    visit({ show: "time" }),
    visit({ show: "code", budget: { notBefore: 600 } }),
  ]);
  await writer.page.focus("#name");
  await ask(newcomer.page, "code");
  await why(writer, "time", "writing");
  await why(newcomer, "code", "landing");
  expect([await writer.told(), await newcomer.told()]).toEqual([[], []]);
  await writer.page.focus("#button");
  await told(writer, ["shown"]);
  await Promise.all([writer.end(), newcomer.end()]);
});

it("is heard when the page's own code asks for it before the tracker is there", async () => {
  const visited = await visit({ show: "code", early: "code" });
  await expect.poll(() => visited.told(), { timeout: 20_000 }).toEqual(["shown"]);
  await visited.end();
});

it("needs consent, loads and stores nothing before, and goes when it is taken back", async () => {
  site.requests.length = 0;
  const visited = await visit({ show: "code", as: "slide-in", allows: ["personalization"] });
  const { page } = visited;
  await ask(page, "code");
  await page.waitForTimeout(1500);
  const loaded = site.requests.map(({ path }) => path).filter((path) => /prompt|embed/.test(path));
  expect(loaded).toEqual([]);
  expect(await page.evaluate(() => localStorage["stagelight-attention"])).toBe(undefined);
  expect(await visited.why("code")).toBe("consent");
  await page.evaluate(() => window.stagelight.consent.set({ functional: true }));
  await told(visited, ["shown"]);
  await page.evaluate(() => window.stagelight.consent.set({ functional: false }));
  await page.locator("stagelight-prompt").waitFor({ state: "detached" });
  expect(await page.evaluate(() => localStorage["stagelight-attention"])).toBe(undefined);
  await visited.end();
});

it("stays away while something else is open, and comes when that is over", async () => {
  const visited = await visit({ show: "code" });
  const { page } = visited;
  await page.getByRole("button", { name: "Privacy settings" }).click();
  await page.locator("dialog[open]").waitFor();
  await ask(page, "code");
  await why(visited, "code", "open");
  expect(await visited.told()).toEqual([]);
  await page.keyboard.press("Escape");
  await told(visited, ["shown"]);
  await visited.end();
});

it("waits while the consent banner asks again", async () => {
  const visited = await visit({ show: "code" });
  const { page } = visited;
  await page.evaluate(() => {
    const memory = JSON.parse(localStorage["stagelight"]);
    delete memory.c.t;
    localStorage["stagelight"] = JSON.stringify(memory);
  });
  await page.reload();
  await page.waitForFunction(() => "explain" in window.stagelight);
  await ask(page, "code");
  await why(visited, "code", "open");
  expect(await visited.told()).toEqual([]);
  await page.getByRole("button", { name: "Accept all" }).first().click();
  await told(visited, ["shown"]);
  await visited.end();
});

it("within the page it comes below what is seen, or into room that is kept", async () => {
  const [place, room, nowhere] = await Promise.all([
    visit({ show: "place" }),
    visit({ show: "room" }),
    visit({ show: "nowhere" }),
  ]);
  const { page } = place;
  const shifts = await Promise.all([watchShifts(page), watchShifts(room.page)]);
  await page.evaluate(() => document.querySelector("#place")!.scrollIntoView());
  await Promise.all([ask(page, "place"), ask(room.page, "room")]);
  await told(room, ["shown"]);
  await why(place, "place", "place");
  expect(await nowhere.why("nowhere")).toBe("place");
  await page.evaluate(() => scrollTo(0, 0));
  await told(place, ["shown"]);
  expect(await page.locator("#place > stagelight-prompt").isVisible()).toBe(true);
  expect(await Promise.all(shifts.map((shift) => shift()))).toEqual([0, 0]);
  await notNow(page).click();
  await told(place, ["shown", "dismissed"]);
  await Promise.all([place.end(), room.end(), nowhere.end()]);
});

it("tells visitors why, and what is stored", async () => {
  const reasons = {
    "/": ["Newsletter", "What it waits for has not happened yet.", "Privacy settings"],
    "/ko/": ["뉴스레터", "표시 조건이 아직 충족되지 않았습니다.", "개인정보 설정"],
    "/zh/": ["订阅邮件", "所等待的情况尚未发生。", "隐私设置"],
  };
  for (const [path, [name, reason, settings]] of Object.entries(reasons)) {
    const visited = await visit({ show: "code", path });
    const { page } = visited;
    await page.locator("footer .stagelight-open").nth(1).click();
    const dialog = page.locator("dialog[data-stagelight-why]");
    await dialog.getByText(reason!).first().waitFor();
    expect(await dialog.getByText(name!).count()).toBe(11);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: settings! }).click();
    await page.locator("dialog[open] code", { hasText: "stagelight-attention" }).waitFor();
    await visited.end();
  }
});
