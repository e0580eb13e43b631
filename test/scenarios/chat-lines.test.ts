import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { violations } from "../kit/axe.ts";
import { launch } from "../kit/browser.ts";
import { type ChatPage, chatSite, type ChatSite, visitChat } from "../kit/chat-site.ts";
import { watchShifts } from "../kit/widgets.ts";

let browser: Browser;
let site: ChatSite;

beforeAll(async () => {
  [site, browser] = await Promise.all([chatSite(), launch()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await site.close();
});

const ALLOWS = { allows: ["functional", "personalization"] };
const SHOPPER = { ...ALLOWS, traits: { cart: "full" } };
const OPEN = "stagelight-chat[open]";

const told = (visited: ChatPage, actions: string[]) =>
  expect.poll(() => visited.told(), { timeout: 15_000 }).toEqual(actions);

/** What the decision trace says of a line. */
const why = (page: Page, id: string) =>
  page.evaluate(async (wanted) => {
    const { prompts = [] } = await window.stagelight.explain();
    return prompts.find((each) => each.id === wanted)?.verdict;
  }, id);

const tracked = (page: Page) => page.waitForFunction(() => "explain" in window.stagelight);

it.each([
  ["/shipping/", "Questions about shipping?", "Nuri's team", "Reply", "Close"],
  ["/ko/", "배송이 궁금하신가요?", "누리 팀", "답하기", "닫기"],
])(
  "comes on the page that it is for, beside the launcher, moves nothing and breaks no rule: %s",
  async (path, text, team, reply, close) => {
    const visited = await visitChat(browser, site, { ...SHOPPER, path });
    const { page } = visited;
    const shifts = await watchShifts(page);
    await told(visited, ["shown"]);
    expect(await shifts()).toBe(0);
    const line = page.getByRole("region", { name: team });
    expect(await line.getByRole("status").textContent()).toBe(text);
    const [launcher, bubble] = await Promise.all([
      page.locator("stagelight-chat [part~=launcher]").boundingBox(),
      line.boundingBox(),
    ]);
    expect(bubble!.y + bubble!.height).toBeLessThan(launcher!.y);
    expect(bubble!.x + bubble!.width).toBeCloseTo(launcher!.x + launcher!.width, 0);
    await line.getByRole("button", { name: reply }).waitFor();
    await line.getByRole("button", { name: close }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await why(page, "shipping")).toBe("open");
    await visited.end();
  },
);

it("does not come to others, to other pages, without a launcher, or without consent", async () => {
  const others = await Promise.all([
    visitChat(browser, site, { ...ALLOWS, path: "/shipping/" }),
    visitChat(browser, site, { ...SHOPPER, path: "/" }),
    visitChat(browser, site, { ...SHOPPER, path: "/without/" }),
    visitChat(browser, site, { path: "/shipping/", allows: ["personalization"] }),
  ]);
  const verdicts = ["audience", "trigger", "place", "consent"];
  await Promise.all(
    others.map(async ({ page }, index) => {
      await tracked(page);
      await page.evaluate(() => window.stagelight.prompt!("code"));
      const asked = index === 2 ? "code" : "shipping";
      await expect.poll(() => why(page, asked), { timeout: 10_000 }).toBe(verdicts[index]);
    }),
  );
  await Promise.all(others.map((each) => each.end()));
});

it("is dismissed by its cross and by Escape, stays away, and gives the focus to the launcher", async () => {
  const visited = await visitChat(browser, site, { ...SHOPPER, path: "/shipping/" });
  const { page } = visited;
  await told(visited, ["shown"]);
  await page.getByRole("button", { name: "Reply" }).focus();
  await page.keyboard.press("Escape");
  await told(visited, ["shown", "dismissed"]);
  const focused = () => document.activeElement?.localName;
  expect(await page.evaluate(focused)).toBe("stagelight-chat");
  expect(await page.getByRole("region", { name: "Nuri's team" }).count()).toBe(0);
  await page.reload();
  await tracked(page);
  await expect.poll(() => why(page, "shipping")).toBe("dismissed");
  await page.evaluate(() => window.stagelight.prompt!("code"));
  await told(visited, ["shown"]);
  await page.getByRole("button", { name: "Close" }).click();
  await told(visited, ["shown", "dismissed"]);
  await visited.end();
});

it("is answered by opening the chat, which begins with it", async () => {
  const visited = await visitChat(browser, site, { ...SHOPPER, path: "/shipping/" });
  const { page, asked } = visited;
  await told(visited, ["shown"]);
  expect(asked.some((path) => path.includes("embed"))).toBe(false);
  await page.getByRole("button", { name: "Reply" }).click();
  await told(visited, ["shown", "answered", "closed"]);
  await page.locator(OPEN).waitFor();
  await page.locator(OPEN).getByText("Questions about shipping?").waitFor();
  await page.reload();
  await tracked(page);
  await expect.poll(() => why(page, "shipping")).toBe("answered");
  await visited.end();
});

it("is answered too where the launcher is clicked instead; beside an open chat none comes", async () => {
  const visited = await visitChat(browser, site, { ...SHOPPER, path: "/shipping/" });
  const { page } = visited;
  await told(visited, ["shown"]);
  await page.locator("stagelight-chat [part~=launcher]").click();
  await told(visited, ["shown", "answered", "closed"]);
  await page.locator(OPEN).waitFor();
  await page.evaluate(() => window.stagelight.prompt!("code"));
  // What is being written goes before what is open.
  await expect.poll(() => why(page, "code")).toBe("writing");
  await page.locator("h1").click();
  await expect.poll(() => why(page, "code")).toBe("open");
  await visited.end();
});
