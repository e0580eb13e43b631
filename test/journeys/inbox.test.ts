import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { launch } from "../kit/browser.ts";
import {
  comeIn,
  dashboardPage,
  type OpenDashboard,
  openDashboard,
  PASSWORD,
} from "../kit/dashboard.ts";

let dashboard: OpenDashboard;
let browser: Browser;
/** The owner's page, and what has gone wrong in it. */
let page: Page;
let wrong: readonly string[];

beforeAll(async () => {
  dashboard = await openDashboard(4761);
  browser = await launch();
  ({ page, wrong } = await dashboardPage(browser));
});

afterAll(async () => {
  await browser?.close();
  await dashboard?.close();
});

/** Presses keys one after the other. */
async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Waits for something that a page does not tell by itself. */
const until = (holds: () => boolean | Promise<boolean>) => vi.waitUntil(holds, { timeout: 20_000 });

const row = (name: string) => page.locator(".row-link", { hasText: name });
const heading = () => page.locator(".conversation h2");
const composer = () => page.locator(".composer textarea");
const focused = () => page.evaluate(() => document.activeElement?.tagName);

it("lets the first owner in by a printed link, once", async () => {
  const link = dashboard.ownerLink();
  await comeIn(page, link, "Jisoo Han", "jisoo@nuri.example");
  expect(page.url()).not.toContain("token");
  const { page: other } = await dashboardPage(browser);
  await other.goto(link);
  await other.getByText("This link does not work any more").waitFor();
  await other.context().close();
});

it("shows what comes as it comes, and is used by keys alone", async () => {
  await page.evaluate(async () => {
    const body = JSON.stringify({
      shortcut: "hello",
      title: "Greeting",
      text: "Hello {name}, this is {agent} of {site}.",
    });
    await fetch("api/canned", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
  });
  const seoyeon = dashboard.visitor("박서연");
  await seoyeon.write("주문한 우롱차가 아직 도착하지 않았어요.", { locale: "ko" });
  await row("박서연").waitFor();
  const mina = dashboard.visitor("Mina");
  await mina.write("Where is my teapot? See https://nuri.example/orders");
  await row("Mina").waitFor();
  await page.getByText("2 waiting").waitFor({ state: "attached" });

  await press("j");
  await heading().getByText("Mina").waitFor();
  await press("j");
  await heading().getByText("박서연").waitFor();
  await press("k");
  await heading().getByText("Mina").waitFor();
  const link = page.locator(".bubble a");
  expect(await link.getAttribute("rel")).toBe("noopener noreferrer nofollow ugc");

  // A canned answer, found by its shortcut.
  await press("r");
  await until(async () => (await focused()) === "TEXTAREA");
  await page.keyboard.type("/hel");
  await page.getByRole("option", { name: "Greeting" }).waitFor();
  await press("Enter");
  expect(await composer().inputValue()).toBe("Hello Mina, this is Jisoo Han of Nuri Tea.");
  await press("Enter");
  await until(async () => (await mina.told()).length === 2);
  expect((await mina.told())[1]).toBe("agent: Hello Mina, this is Jisoo Han of Nuri Tea.");
  await mina.read();
  await page.locator(".read").waitFor();

  // A note, which is nothing of the visitor's.
  await press("Escape", "n");
  await until(async () => (await focused()) === "TEXTAREA");
  await page.keyboard.type("Was late in March too");
  await press("Enter");
  await page.locator(".group.note", { hasText: "Was late in March too" }).waitFor();
  expect((await mina.told()).join()).not.toContain("March");
  await press("Escape");

  // A new label, and an assignment.
  await press("l");
  await page.keyboard.type("late");
  await press("Enter", "Escape");
  await row("Mina").locator(".badge", { hasText: "late" }).waitFor();
  await press("a", "Enter");
  await page.getByText("With Jisoo Han").waitFor();

  // What the visitor does is seen, and only what is new is said.
  await mina.type();
  await page.getByText("Mina is typing").waitFor();
  await mina.write("It was to come on Monday");
  const said = page.locator("[aria-live=polite]");
  await until(async () => (await said.textContent()) === "Mina: It was to come on Monday");

  // Search, in words of the visitor's language.
  await press("/");
  await page.keyboard.type("우롱차");
  await until(async () => (await page.locator(".row-link").count()) === 1);
  await row("박서연").waitFor();
  await press("Escape", "Escape");
  await until(async () => (await page.locator(".row-link").count()) === 2);

  // Put aside, and done with: what follows comes up by itself.
  await press("s");
  await page.keyboard.type("tomorrow");
  await press("Enter");
  await heading().getByText("박서연").waitFor();
  await until(async () => (await page.locator(".row-link").count()) === 1);
  await press("e");
  await page.getByText("Nobody is waiting").waitFor();

  // A label is found, though no conversation that is listed has it.
  await page.getByRole("button", { name: "By label" }).click();
  await page.getByRole("option", { name: "late" }).waitFor();
  await press("Escape");
  await page.getByRole("link", { name: "Snoozed" }).click();
  await row("Mina").waitFor();

  // A message brings it back.
  await mina.write("Are you there?");
  await row("Mina").waitFor({ state: "detached" });
  await page.getByRole("link", { name: "All", exact: true }).click();
  await row("Mina").waitFor();

  // All of these keys are listed.
  await press("j", "?");
  const listed = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  const keys = await listed.locator("dd").allTextContents();
  for (const key of ["j", "k", "/", "r", "n", "c", "e", "a", "l", "s", "?", "gi"])
    expect(keys).toContain(key);
  await press("Escape");
  await listed.waitFor({ state: "detached" });
  expect(wrong).toEqual([]);
});

it("says that a colleague writes, before both answer", async () => {
  await press("g", "t");
  await page.getByRole("button", { name: "Invite somebody" }).click();
  await page.getByRole("dialog").getByLabel("Email").fill("ming@nuri.example");
  await press("Enter");
  const link = await page.getByLabel("Link").inputValue();
  await press("Escape");
  const { page: other, wrong: otherWrong } = await dashboardPage(browser);
  await comeIn(other, link, "Ming");
  await press("g", "i");
  await row("Mina").click();
  await other.locator(".row-link", { hasText: "Mina" }).click();
  await page.getByText("Ming also has this open").waitFor({ state: "attached" });
  await other.locator(".composer textarea").pressSequentially("Good");
  await page.getByText("Ming is writing an answer").waitFor();

  // What was begun is there again after the page was loaded again.
  await other.reload();
  await until(async () => (await other.locator(".composer textarea").inputValue()) === "Good");

  // An agent does not find what is for owners, neither in the menu nor at its address.
  await other.goto(`${dashboard.url}audit`);
  await other.getByText("Not for your role").waitFor();

  // Who is let out is out with the next thing they do, whatever is open.
  await other.goto(`${dashboard.url}inbox`);
  await other.locator(".row-link", { hasText: "Mina" }).waitFor();
  await press("g", "t");
  await page.getByRole("button", { name: "Actions for Ming" }).click();
  await page.getByRole("menuitem", { name: "Deactivate…" }).click();
  await page.getByRole("button", { name: "Deactivate", exact: true }).click();
  await page.getByText("Deactivated").first().waitFor();
  await other.keyboard.press("j");
  await other.getByRole("heading", { name: "Sign in" }).waitFor();
  expect([...wrong, ...otherWrong]).toEqual([]);
  await other.context().close();
});

it("goes on by itself after the server was away, and loses nothing", async () => {
  await press("g", "i");
  await row("Mina").click();
  const noor = dashboard.visitor("Noor");
  await dashboard.restart();
  await noor.write("First after the restart");
  await row("Noor").waitFor({ timeout: 40_000 });
  await row("Noor").click();
  await heading().getByText("Noor").waitFor();
  await composer().fill("Welcome back");
  await press("Enter");
  await until(async () => (await noor.told()).length === 2);
  expect((await noor.told())[1]).toBe("agent: Welcome back");
});

it("keeps what could not be sent, and sends it once", async () => {
  const una = dashboard.visitor("Una");
  await una.write("Hello?");
  await row("Una").click();
  await heading().getByText("Una").waitFor();
  await page.context().setOffline(true);
  await composer().fill("Here I am");
  await press("Enter");
  await page.getByText("Not sent.").waitFor();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Send again" }).click();
  await page.getByText("Not sent.").waitFor({ state: "detached" });
  expect(await una.told()).toEqual(["visitor: Hello?", "agent: Here I am"]);
  expect(await page.locator(".bubble", { hasText: "Here I am" }).count()).toBe(1);
});

it("has one stream for all tabs; when the tab that holds it goes, another takes over", async () => {
  const second = await page.context().newPage();
  let streams = 0;
  second.on("request", (request) => (streams += request.url().endsWith("/stream") ? 1 : 0));
  await second.goto(`${dashboard.url}inbox`);
  await second.locator(".row-link").first().waitFor();
  await dashboard.visitor("Ida").write("In both tabs");
  await row("Ida").waitFor();
  await second.locator(".row-link", { hasText: "Ida" }).waitFor();
  expect(streams).toBe(0);
  await page.close();
  await until(() => streams === 1);
  await dashboard.visitor("Ole").write("In the one that is left");
  await second.locator(".row-link", { hasText: "Ole" }).waitFor();
  page = second;
});

it("asks for the password again once somebody has left", async () => {
  await page.getByRole("button", { name: "You" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByLabel("Email").fill("jisoo@nuri.example");
  await page.getByLabel("Password").fill("not this one");
  await press("Enter");
  await page.getByRole("alert").getByText("is not right").waitFor();
  await page.getByLabel("Password").fill(PASSWORD);
  await press("Enter");
  await page.getByRole("heading", { name: "Inbox" }).waitFor({ state: "attached" });
  expect(page.url()).toContain("/inbox");
});
