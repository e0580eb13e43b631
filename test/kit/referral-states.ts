import type { Page, Route } from "playwright-core";
import { PROGRAM } from "./referral-program.ts";
import { ENDLESS, type StatefulWidget } from "./widget-states.ts";

/** Every state of a reward, with reasons and what belongs to it. */
const REWARDS = [
  { id: "1", text: "10 %", state: "held", due: "2026-12-04T09:00:00.000Z" },
  { id: "2", text: "10 %", state: "review", reasons: ["same-network", "velocity"] },
  { id: "3", text: "10 %", state: "issued", code: "TEA-7F3K-92QW" },
  { id: "4", text: "5 USD", state: "approved", amount: 500, currency: "USD" },
  { id: "5", text: "10 %", state: "used", code: "TEA-11MN-0XYZ" },
  { id: "6", text: "10 %", state: "reversed", reasons: ["order-undone"] },
  { id: "7", text: "10 %", state: "rejected", reasons: ["disposable-address"] },
].map((reward) => ({ ...reward, at: "2026-11-20T09:00:00.000Z" }));

/** What a server tells of somebody who has just taken a link. */
export const MEMBER = {
  state: "active",
  program: "friends",
  showName: false,
  email: "m…@nuri.example",
  link: "https://nuri.example/?ref=4F7K2M9QWX3ZA",
  short: "https://nuri.example/_stagelight/r/4F7K2M9QWX3ZA",
  code: "4F7K2M9QWX3ZA",
  qr: { size: 21, path: "M0 0h7v1h-7zM10 0h2v1h-2z" },
  shareText: "Tea from Boseong: https://nuri.example/_stagelight/r/4F7K2M9QWX3ZA",
  disclosure: "If you order, I get 10 % off.",
  friends: { clicked: 0, attributed: 0, qualified: 0 },
  limits: [],
  rewards: [] as object[],
  balances: [] as object[],
  terms: { text: "One reward for each friend.", version: "1", page: "/terms/" },
};

const { link: _link, short: _short, code: _code, qr: _qr, ...LINKLESS } = MEMBER;

/** What a server tells of somebody who is under way to a milestone. */
export const HALFWAY = {
  ...MEMBER,
  name: "Mina",
  friends: { clicked: 31, attributed: 4, qualified: 2 },
  next: { friends: 3, text: "A teapot" },
  rewards: REWARDS,
  balances: [
    { currency: "USD", approved: 500, debt: 0 },
    { currency: "KRW", approved: 0, debt: 2000 },
  ],
};

interface Moment {
  /** What `status` answers; a number: the status of a problem. Nothing: it is not asked. */
  readonly told?: object | number | "never" | "cut";
  /** What `join` answers. */
  readonly taken?: object | number | "never" | "cut";
  /** The element finds a mail's link in the address. */
  readonly token?: true;
  /** What is pressed, one after the other: selectors, or `#email` to be filled in. */
  readonly press?: readonly string[];
  /** When it is there. */
  readonly there: string;
  /** Whether all that can be opened is opened. */
  readonly opens?: true;
  readonly clipboard?: false;
}

const FORM = "[type=submit]";
const pasted = "button.link";

/** Every state of the widget, by the program that its element names. */
const STATES: Readonly<Record<string, Moment>> = {
  idle: { there: FORM },
  invalid: { press: [FORM], there: "#email-error" },
  refused: {
    taken: { problems: [{ path: "email" }] },
    press: ["#email", FORM],
    there: "#email-error",
  },
  sending: { taken: "never", press: ["#email", FORM], there: "[aria-disabled=true]" },
  proof: { taken: { challenge: ENDLESS }, press: ["#email", FORM], there: "[part=progress].muted" },
  "too-many": { taken: 429, press: ["#email", FORM], there: "[role=alert].error" },
  server: { taken: 500, press: ["#email", FORM], there: "[role=alert].error" },
  "no-answer": { taken: "cut", press: ["#email", FORM], there: "[role=alert].error" },
  sent: { taken: 202, press: ["#email", FORM], there: "#result" },
  loading: { token: true, told: "never", there: "[part=result] [role=status]" },
  unread: { token: true, told: 500, there: "#result" },
  expired: { token: true, told: { code: "token-expired" }, there: "form .error" },
  unknown: { token: true, told: { code: "token-invalid" }, there: "form .error" },
  new: { token: true, told: MEMBER, opens: true, there: "svg" },
  halfway: { token: true, told: HALFWAY, opens: true, there: "progress" },
  copied: {
    token: true,
    told: MEMBER,
    press: [".with-button .button"],
    there: "[role=status].muted",
  },
  pasted: { token: true, told: MEMBER, press: [pasted], there: "[role=status].muted" },
  "not-copied": {
    token: true,
    told: MEMBER,
    clipboard: false,
    press: [pasted],
    there: "[role=status].muted",
  },
  none: { token: true, told: { ...LINKLESS, state: "none" }, there: FORM },
  friend: {
    token: true,
    told: { ...LINKLESS, state: "none", rewards: REWARDS.slice(0, 1) },
    there: ".reward",
  },
  "not-yet": { token: true, told: { ...LINKLESS, state: "not-started" }, there: "#result" },
  limit: {
    token: true,
    told: { ...HALFWAY, limits: ["person-full"] },
    there: ".reward",
  },
  full: {
    token: true,
    told: { ...MEMBER, state: "full", limits: ["program-full"] },
    there: "#result",
  },
  over: {
    token: true,
    told: { ...LINKLESS, state: "over", rewards: REWARDS.slice(4) },
    there: ".reward",
  },
  "over-for-strangers": { there: "[part=result]" },
  "not-yet-for-strangers": { there: "[part=result]" },
};

const DAYS: Readonly<Record<string, object>> = {
  "over-for-strangers": { ends: Date.UTC(2026, 0, 1) },
  "not-yet-for-strangers": { starts: Date.UTC(2099, 0, 1) },
};

/** The referral widget, and beside it the gift, for tests of every state. */
export const REFERRAL: StatefulWidget = {
  name: "referral",
  site: (short) => ({
    referral: {
      programs: Object.keys(STATES).map((id) => ({
        ...PROGRAM,
        ...DAYS[id],
        id,
        ...(!short && { showName: true }),
      })),
    },
  }),
  async reach(page, _server, attributes) {
    await page.route("**/v1/referral/*", answer);
    for (const [state, moment] of Object.entries(STATES))
      await show(page, state, moment, attributes);
    await showGifts(page, attributes);
  },
};

async function show(
  page: Page,
  state: string,
  { token, press = [], opens, there, clipboard }: Moment,
  attributes: string,
): Promise<void> {
  await page.evaluate(
    ([html, hash]) => {
      history.replaceState(null, "", hash);
      document.querySelector("main")!.insertAdjacentHTML("beforeend", html!);
    },
    [
      `<stagelight-referral program="${state}" ${attributes}></stagelight-referral>`,
      token ? "#referral=token" : "#",
    ],
  );
  const widget = page.locator(`stagelight-referral[program="${state}"]`);
  await widget.scrollIntoViewIfNeeded();
  await allowCopies(page, clipboard !== false);
  for (const selector of press) {
    if (selector === "#email") await widget.locator(selector).fill("mina@nuri.example");
    else await widget.locator(selector).first().click();
  }
  if (opens) {
    await widget.locator("details").first().waitFor();
    await widget
      .locator("details")
      .evaluateAll((parts) => parts.forEach((part) => part.setAttribute("open", "")));
  }
  await widget.locator(there).first().waitFor();
}

async function allowCopies(page: Page, allowed: boolean): Promise<void> {
  await page.evaluate((allowed) => {
    const writeText = () => (allowed ? Promise.resolve() : Promise.reject(new Error("no")));
    Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
    document.execCommand = () => false;
  }, allowed);
}

async function answer(route: Route): Promise<void> {
  const request = route.request();
  const { program } = request.postDataJSON() as { program: string };
  const { told, taken } = STATES[program]!;
  const said = request.url().endsWith("/join") ? taken : told;
  // Whoever waits for it waits for ever.
  if (said === "never") return;
  if (said === "cut") return route.abort();
  const problem =
    typeof said === "object" && ("code" in said || "challenge" in said || "problems" in said);
  const body = typeof said === "object" ? said : {};
  const isProblem = problem && !("state" in body);
  await route.fulfill({
    status: typeof said === "number" ? said : isProblem ? ("problems" in body ? 400 : 403) : 200,
    headers: { "access-control-allow-origin": "*" },
    json: body,
  });
}

const GIFTS: Readonly<Record<string, { name?: string; copies?: boolean }>> = {
  named: { name: "Mina" },
  nameless: {},
  copied: { name: "Mina", copies: true },
  "not-copied": { name: "Mina", copies: false },
};

/** What a friend's link has brought. */
async function showGifts(page: Page, attributes: string): Promise<void> {
  for (const [state, { name, copies }] of Object.entries(GIFTS)) {
    await page.evaluate(
      ([name, html]) => {
        const given = { code: "4F7K2-M9QWX-3ZA", program: "friends", gift: "10 %", name };
        Object.assign(window, { stagelight: { referral: () => given } });
        document.querySelector("main")!.insertAdjacentHTML("beforeend", html!);
      },
      [name, `<stagelight-referral-gift id="${state}" ${attributes}></stagelight-referral-gift>`],
    );
    const widget = page.locator(`stagelight-referral-gift#${state}`);
    await widget.locator("code").waitFor();
    if (copies === undefined) continue;
    await allowCopies(page, copies);
    await widget.locator("button").click();
    await widget.locator("[role=status].muted").waitFor();
  }
}
