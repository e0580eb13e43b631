import { createHmac } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { violations } from "../kit/axe.ts";
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
let page: Page;
let wrong: readonly string[];
/** Codes for when the phone is lost. */
let recovery: string[];

beforeAll(async () => {
  dashboard = await openDashboard(4763);
  browser = await launch();
  ({ page, wrong } = await dashboardPage(browser));
  await comeIn(page, dashboard.ownerLink(), "Jisoo Han", "jisoo@nuri.example");
});

afterAll(async () => {
  await browser?.close();
  await dashboard?.close();
});

/** The code that an authenticator app shows now, by RFC 6238. */
function codeOf(secret: string): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = Array.from(secret, (letter) => letters.indexOf(letter).toString(2).padStart(5, "0"));
  const bytes = bits
    .join("")
    .match(/.{8}/g)!
    .map((byte) => Number.parseInt(byte, 2));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", Buffer.from(bytes)).update(step).digest();
  const at = hash.at(-1)! & 15;
  return `${(hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000}`.padStart(6, "0");
}

const open = async (path: string, heading: string): Promise<void> => {
  await page.goto(`${dashboard.url}${path}`);
  await page.getByRole("heading", { name: heading }).waitFor();
};

it("sets a second step up, with codes for when the phone is lost", async () => {
  await open("account", "Your account");
  await page.getByRole("button", { name: "Set up the second step" }).click();
  const dialog = page.getByRole("dialog");
  await page.keyboard.type("not the password");
  await page.keyboard.press("Enter");
  await dialog.getByRole("alert").getByText("The password is not right").waitFor();
  await dialog.getByLabel("Current password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await dialog.getByRole("img", { name: "QR code" }).waitFor();
  expect(await violations(page)).toEqual([]);
  const secret = await dialog.getByLabel("Or type this").inputValue();
  // The field for the code has the focus.
  await page.keyboard.type(codeOf(secret));
  await page.keyboard.press("Enter");
  await dialog.getByRole("heading", { name: "Keep these codes" }).waitFor();
  recovery = await dialog.locator("code").allTextContents();
  expect(recovery.length).toBeGreaterThan(5);
  await dialog.getByRole("button", { name: "I have kept them" }).click();
  await page.getByText("Turn off the second step").waitFor();
});

it("asks for it at sign-in, takes each recovery code once, and stays where it was", async () => {
  const enter = async (): Promise<void> => {
    await page.getByRole("button", { name: "You" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.getByLabel("Email").fill("jisoo@nuri.example");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "One more step" }).waitFor();
    await page.getByRole("button", { name: "Use a recovery code" }).click();
    await page.getByLabel("Recovery code").fill(recovery[0]!);
    await page.keyboard.press("Enter");
  };
  await open("team", "Team");
  await enter();
  await page.getByRole("heading", { name: "Team", exact: true }).waitFor();
  await enter();
  await page.getByRole("alert").getByText("was used already").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel("Recovery code").fill(recovery[1]!);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Team", exact: true }).waitFor();
});

it("changes the password, which ends every other session, and lists what is left", async () => {
  const { page: other } = await dashboardPage(browser, {
    storageState: { cookies: await page.context().cookies(), origins: [] },
  });
  await other.goto(`${dashboard.url}team`);
  await other.getByRole("heading", { name: "Team", exact: true }).waitFor();
  await open("account", "Your account");
  await page.getByLabel("Current password").fill(PASSWORD);
  await page.getByLabel("New password").fill("short");
  await page.getByRole("button", { name: "Change the password" }).click();
  await page.getByText("This is too short").waitFor();
  await page.getByLabel("New password").fill("eighteen dry umbrellas");
  await page.getByRole("button", { name: "Change the password" }).click();
  await page.getByText("The password is changed").waitFor();
  await other.goto(`${dashboard.url}team`);
  await other.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.getByText("Here", { exact: true }).waitFor();
  expect(await page.getByRole("button", { name: /^Sign out:/ }).count()).toBe(0);
  await other.context().close();
});

it("asks the browser to say that somebody waits, by a worker that the policy allows", async () => {
  const { page: own, wrong: told } = await dashboardPage(browser, {
    storageState: { cookies: await page.context().cookies(), origins: [] },
  });
  // A browser without windows forbids it to everybody.
  await own.addInitScript(() =>
    Object.defineProperty(Notification, "permission", { get: () => "default" }),
  );
  await own.goto(`${dashboard.url}account`);
  const wish = own.getByLabel("Notify me in this browser");
  await wish.click();
  await own.getByText("The browser did not allow it").waitFor();
  const worker = await own.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return [registration?.scope, registration?.active?.scriptURL, registration?.active?.state];
  });
  expect(worker).toEqual([dashboard.url, `${dashboard.url}push.js`, "activated"]);
  expect(await wish.isChecked()).toBe(false);
  expect(told.filter((text) => !text.includes("incognito"))).toEqual([]);
  await own.context().close();
});

it("writes down what was done, in the reader's language", async () => {
  await open("audit", "Audit log");
  for (const action of ["Changed the password", "Set up the second step"])
    await page.getByRole("rowheader", { name: action }).first().waitFor();
  await page.getByRole("button", { name: "You" }).click();
  await page.getByRole("menuitemradio", { name: "한국어" }).click();
  await page.getByRole("rowheader", { name: "비밀번호 변경" }).waitFor();
  expect(await page.getAttribute("html", "lang")).toBe("ko");
  // It is kept, as is the look.
  await page.getByRole("button", { name: "내 계정" }).click();
  await page.getByRole("menuitemradio", { name: "어두운 화면" }).click();
  await page.reload();
  await page.getByRole("heading", { name: "활동 기록" }).waitFor();
  expect(await page.getAttribute("html", "data-theme")).toBe("dark");
  expect(wrong).toEqual([]);
});
