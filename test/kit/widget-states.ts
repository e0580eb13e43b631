import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Answer, WidgetServer } from "./widgets.ts";

/** A widget that can be brought into each of its states. */
export interface StatefulWidget {
  /** As in its tag: `stagelight-<name>`. */
  readonly name: string;
  /** What the site says of it: as little as can be, or all. */
  site(short: boolean): object;
  /** Puts an element for each state into the page's `<main>`, and brings it there. */
  reach(page: Page, server: WidgetServer, attributes: string): Promise<void>;
}

const words = (en: string, ko: string, zh: string) => ({ en, ko, zh });

/** A newsletter that asks for everything that can be asked for. */
export const FULL_NEWSLETTER = {
  name: true,
  incentive: words("10% off your first order", "첫 주문 10% 할인", "首单九折"),
  lists: [
    {
      id: "tea",
      name: words("New teas", "새로운 차", "新茶"),
      description: words("Now and then", "가끔", "不定期"),
    },
    { id: "events", name: words("Events", "행사", "活动") },
  ],
  fields: [
    {
      id: "taste",
      type: "choice",
      label: words("Taste", "맛", "口味"),
      required: true,
      choices: [
        { id: "light", label: words("Light", "연하게", "清淡") },
        { id: "strong", label: words("Strong", "진하게", "浓郁") },
      ],
    },
    {
      id: "kinds",
      type: "choices",
      interest: true,
      label: words("Favourites", "좋아하는 차", "喜爱的茶"),
      choices: [
        { id: "oolong", label: words("Oolong", "우롱차", "乌龙茶") },
        { id: "green", label: words("Green tea", "녹차", "绿茶") },
      ],
    },
    { id: "town", type: "text", label: words("Town", "사는 곳", "所在城市") },
    { id: "cups", type: "number", label: words("Cups a day", "하루 몇 잔", "每天几杯") },
    { id: "since", type: "date", label: words("Since", "언제부터", "从何时起") },
  ],
  consent: {
    text: words("I agree.", "동의합니다.", "我同意。"),
    version: "1",
    box: true,
  },
};

/** A challenge that nobody solves. */
export const ENDLESS = {
  parameters: {
    algorithm: "PBKDF2/SHA-256",
    nonce: "00",
    salt: "00",
    cost: 100_000,
    keyLength: 32,
    keyPrefix: "f".repeat(32),
    data: { most: 1e9 },
  },
};

/** Every state of the form, by the server's answer if there is one. */
const STATES: Readonly<Record<string, Answer | "cut" | undefined>> = {
  idle: undefined,
  invalid: undefined,
  meant: undefined,
  sent: { status: 202 },
  asked: { status: 202 },
  "not-asked": { status: 202 },
  waiting: { status: 202 },
  "too-many": { status: 429 },
  server: { status: 500 },
  "no-answer": "cut",
  offline: "cut",
  sending: { status: 202, delayMs: 600_000 },
  proof: { status: 403, body: { challenge: ENDLESS } },
};

/** The newsletter form, for tests of every state. The page's clock must be the test's. */
export const NEWSLETTER: StatefulWidget = {
  name: "newsletter",
  site(short) {
    const { incentive, consent } = FULL_NEWSLETTER;
    return {
      newsletter: short ? { incentive, consent: { ...consent, box: false } } : FULL_NEWSLETTER,
    };
  },
  async reach(page, server, attributes) {
    const forms = Object.keys(STATES).map(
      (state) => `<stagelight-newsletter form="${state}" ${attributes}></stagelight-newsletter>`,
    );
    await page
      .locator("main")
      .evaluate((main, html) => main.insertAdjacentHTML("beforeend", html), forms.join(""));
    await reachStates(page, server);
  },
};

async function reachStates(page: Page, server: WidgetServer): Promise<void> {
  const form = (state: string) => page.locator(`stagelight-newsletter[form="${state}"]`);
  const send = (state: string) => form(state).locator("[type=submit]");
  // All are there before any is used: one that comes later sends what others have kept.
  for (const state of Object.keys(STATES)) {
    await form(state).scrollIntoViewIfNeeded();
    await send(state).waitFor();
  }
  await send("invalid").click();
  await form("meant").locator("#email").fill("mina@gmial.com");
  for (const [state, answer] of Object.entries(STATES)) {
    if (!answer) continue;
    await fill(page, state);
    if (answer === "cut") await page.route("**/v1/newsletter", (route) => route.abort());
    else server.answers.push(answer);
    // A browser that keeps nothing cannot send it later.
    await allowStorage(page, state !== "no-answer");
    await send(state).click();
    await form(state).locator("#result, .error, [aria-disabled=true]").first().waitFor();
    await page.unroute("**/v1/newsletter");
    if (state === "offline") await askAgain(page, server);
  }
  await form("proof").locator("[part=progress]:not(.unseen)").waitFor();
}

/** What can be done with a form that was taken. */
async function askAgain(page: Page, server: WidgetServer): Promise<void> {
  const buttons = (state: string) =>
    page.locator(`stagelight-newsletter[form="${state}"] .result .quiet-button`);
  await buttons("waiting").last().click();
  await page.locator('stagelight-newsletter[form="waiting"] [type=submit]').click();
  await page.clock.fastForward(61_000);
  await buttons("asked").first().click();
  await expect.poll(() => server.posts.at(-1)?.path).toBe("v1/newsletter/resend");
  server.answers.push({ status: 500 });
  await buttons("not-asked").first().click();
  const note = page.locator('stagelight-newsletter[form="not-asked"] .result .muted');
  await expect.poll(() => note.textContent()).not.toBe("");
  await expect.poll(() => buttons("not-asked").first().getAttribute("aria-disabled")).toBe("false");
}

async function fill(page: Page, state: string): Promise<void> {
  const form = page.locator(`stagelight-newsletter[form="${state}"]`);
  await form.locator("#email").fill("mina@nuri.example");
  for (const value of ["tea", "light", "yes"]) {
    const box = form.locator(`[value=${value}]`);
    if ((await box.count()) > 0) await box.check();
  }
}

async function allowStorage(page: Page, allowed: boolean): Promise<void> {
  await page.evaluate((allowed) => {
    const storage = Storage.prototype as { setItem: unknown; given?: unknown };
    storage.given ??= storage.setItem;
    storage.setItem = allowed
      ? storage.given
      : () => {
          throw new DOMException("", "QuotaExceededError");
        };
  }, allowed);
}
