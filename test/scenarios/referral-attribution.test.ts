import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import {
  follow,
  referralOf,
  type ReferralSite,
  referralSite,
  someone,
  storedIn,
} from "../kit/referral.ts";
import { ALL, tracked } from "../kit/sending-site.ts";
import { page as html, servePages } from "../kit/widgets.ts";

const MINAS = "MNA0000000001";
const JUNS = "JVN0000000002";
const SORAS = "S0RA000000003";
const WORKS = "W0RKS00000004";
const UNKNOWN = "NNKN0WN000005";
const REFUSED = { functional: false, personalization: false, analytics: false, marketing: false };
const PATIENCE = { timeout: 30_000 };

let browser: Browser;
let site: ReferralSite;
let context: BrowserContext;

beforeAll(async () => {
  [site, browser] = await Promise.all([referralSite(), launch({ backForwardCache: true })]);
  site.member(MINAS, { name: "Mina" });
  site.member(JUNS, { name: "Jun" });
  site.member(SORAS, { program: "partners" });
  site.member(WORKS, { program: "partners" });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
beforeEach(async () => {
  context = await someone(browser);
});
afterEach(() => context.close());

const choose = (page: Page, choice: object = ALL) =>
  page.evaluate((each) => window.stagelight.consent.set(each), choice);

/** Waits until the page knows the code, and what it is good for. */
const knows = (page: Page, referral: object | null) =>
  expect.poll(() => referralOf(page), PATIENCE).toEqual(referral);

/** Follows a link of the page as people do. */
async function go(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name, exact: true }).click();
  await page.waitForLoadState("load");
  await tracked(page);
}

const kept = (page: Page) =>
  page.evaluate(
    () => JSON.parse(localStorage["stagelight-referral"] ?? "null") as Record<string, unknown>,
  );
const seen = (page: Page) =>
  page.evaluate(() => (window as never as { seen: [string, object][] }).seen);
const field = (page: Page) => page.inputValue("#order [name=referral_code]");

/** What the form sends when it is sent. */
async function sent(page: Page, form: string): Promise<string> {
  const request = page.waitForRequest((each) => each.isNavigationRequest());
  await page.locator(`${form} button`).click();
  const asked = await request;
  return `${new URL(asked.url()).search} ${asked.postData() ?? ""}`;
}

const gift = { code: MINAS, program: "friends", gift: "10% off your first order", name: "Mina" };

describe("whoever refuses storage", () => {
  it("has the code on every page and in the form, and nothing is stored", async () => {
    const page = await follow(context, `${site.url}/_stagelight/r/${MINAS}`);
    expect(page.url()).toBe(`${site.url}/tea/?ref=${MINAS}`);
    await knows(page, gift);
    await choose(page, REFUSED);
    expect(await page.locator("body").getAttribute("data-gift")).toBe(gift.gift);
    expect(await seen(page)).toContainEqual([
      "Referral Link Opened",
      { referral_code: MINAS, program: "friends" },
    ]);
    // What stands in the page is as it was written.
    expect(await page.getByRole("link", { name: "Home" }).getAttribute("href")).toBe("/");

    await go(page, "Home");
    expect(page.url()).toBe(`${site.url}/?ref=${MINAS}`);
    await knows(page, gift);
    await go(page, "Tea");
    expect(page.url()).toBe(`${site.url}/tea/?colour=green&ref=${MINAS}#prices`);
    await knows(page, gift);
    await go(page, "Checkout");
    await knows(page, gift);
    // It was opened once.
    expect((await seen(page)).map(([event]) => event)).not.toContain("Referral Link Opened");

    expect(await field(page)).toBe(MINAS);
    expect(await sent(page, "#order")).toBe(`?step=2&ref=${MINAS} referral_code=${MINAS}`);
    await page.waitForURL(/step=2/);
    await page.goBack({ waitUntil: "commit" });
    await tracked(page);
    await knows(page, gift);
    expect(await sent(page, "#search")).toBe(`?q=&ref=${MINAS} `);
    expect(await storedIn(page)).toEqual(["stagelight"]);
    expect(await page.evaluate(() => localStorage["stagelight"] as string)).not.toContain(MINAS);
    expect(await site.touches()).toEqual([]);
  });

  it("takes it to no other site, to no place on the page, and into no download", async () => {
    const page = await follow(context, `${site.url}/?ref=${MINAS}`);
    await knows(page, gift);
    await page.evaluate(() => {
      document.addEventListener("click", (event) => event.preventDefault());
    });
    for (const [name, href] of [
      ["Elsewhere", "https://elsewhere.example/"],
      ["Prices", "#prices"],
      ["Menu", "/menu.pdf"],
    ] as const) {
      const link = page.getByRole("link", { name });
      await link.click();
      expect(await link.getAttribute("href")).toBe(href);
    }
  });

  it("is told nothing of a code that is good for nothing", async () => {
    const page = await follow(context, `${site.url}/?ref=${UNKNOWN}`);
    await knows(page, null);
    expect(await field(page)).toBe("");
    await go(page, "Checkout");
    expect(page.url()).toBe(`${site.url}/checkout/`);
  });
});

describe("whoever agrees", () => {
  it("is remembered across a closed tab, and by the server", async () => {
    const page = await follow(context, `${site.url}/?ref=${MINAS}`);
    await knows(page, gift);
    expect(await storedIn(page)).toEqual([]);
    await choose(page);
    await expect
      .poll(() => kept(page), PATIENCE)
      .toEqual({ friends: [MINAS, expect.any(Number), 1] });
    await expect.poll(() => site.touches(), PATIENCE).toEqual([MINAS]);
    const cookie = (await context.cookies()).find(({ name }) => name.endsWith("-referral"));
    expect(cookie).toMatchObject({
      name: "__Host-stagelight-referral",
      httpOnly: true,
      secure: true,
      sameSite: "Lax",
    });
    // Links are as they were written again.
    await go(page, "Home");
    expect(page.url()).toBe(`${site.url}/`);
    const state = await context.storageState();

    const later = await someone(browser, { storageState: state });
    const back = await follow(later, `${site.url}/checkout/`);
    await knows(back, gift);
    expect(await sent(back, "#order")).toBe(`?step=2 referral_code=${MINAS}`);
    await later.close();
  });

  it("is forgotten when they take it back, here and by the server", async () => {
    const page = await follow(context, `${site.url}/?ref=${JUNS}`);
    await choose(page);
    await expect.poll(() => site.touches(), PATIENCE).toContain(JUNS);
    await choose(page, { marketing: false });
    expect(await kept(page)).toBeNull();
    await expect.poll(() => site.touches(), PATIENCE).not.toContain(JUNS);
    await expect
      .poll(async () => (await storedIn(page)).join(), PATIENCE)
      .not.toContain("stagelight-referral");
    // As before the yes.
    await go(page, "Checkout");
    expect(page.url()).toBe(`${site.url}/checkout/?ref=${JUNS}`);
    expect(await field(page)).toBe(JUNS);
  });

  it("leaves nothing behind when they take it back while the server is told", async () => {
    const page = await follow(context, `${site.url}/?ref=${JUNS}`);
    await knows(page, expect.objectContaining({ code: JUNS }) as never);
    const answers: string[] = [];
    await page.route("**/v1/referral/touches", async (route) => {
      const said = route.request().postData()!;
      // The no overtakes the yes.
      if (said.includes("true")) {
        await choose(page, { marketing: false });
        await expect.poll(() => answers, PATIENCE).toHaveLength(1);
      }
      const response = await route.fetch();
      await route.fulfill({ response });
      answers.push(said);
    });
    await choose(page);
    await expect.poll(() => answers.length, PATIENCE).toBe(3);
    expect(answers[1]).toContain(JUNS);
    expect(await site.touches()).not.toContain(JUNS);
    expect(await kept(page)).toBeNull();
  });

  it("says so in one tab, and the other goes by it", async () => {
    const page = await follow(context, `${site.url}/?ref=${JUNS}`);
    await knows(page, expect.objectContaining({ code: JUNS }) as never);
    const other = await follow(context, site.url);
    await choose(other);
    await go(page, "Checkout");
    await expect
      .poll(() => kept(page), PATIENCE)
      .toMatchObject({ friends: [JUNS, expect.any(Number), 1] });
    await choose(other, { marketing: false });
    await go(page, "Home");
    await expect.poll(() => kept(page), PATIENCE).toBeNull();
  });

  it("and sends Global Privacy Control, is remembered by nobody", async () => {
    const page = await context.newPage();
    await page.addInitScript(() =>
      Object.defineProperty(navigator, "globalPrivacyControl", { value: true }),
    );
    await page.goto(`${site.url}/?ref=${JUNS}`);
    await tracked(page);
    await choose(page);
    await knows(page, expect.objectContaining({ code: JUNS }) as never);
    await go(page, "Checkout");
    expect(page.url()).toBe(`${site.url}/checkout/?ref=${JUNS}`);
    expect((await storedIn(page)).join()).not.toContain("referral");
  });

  it("finds in the privacy settings' list what is stored of it, and deletes that", async () => {
    const page = await follow(context, `${site.url}/?ref=${MINAS}`);
    await choose(page);
    await expect.poll(() => kept(page), PATIENCE).not.toBeNull();
    await page.evaluate(() => window.stagelight.reset());
    expect(await kept(page)).toBeNull();
    await knows(page, null);
  });
});

describe("of several links", () => {
  async function visit(codes: readonly string[]): Promise<Page> {
    let page = await follow(context, site.url);
    await choose(page);
    for (const code of codes) {
      await page.close();
      page = await follow(context, `${site.url}/?ref=${code}`);
      await expect.poll(() => referralOf(page), PATIENCE).toHaveProperty("program");
      await expect.poll(async () => JSON.stringify(await kept(page)), PATIENCE).toMatch(/,1\]/);
    }
    return page;
  }

  it("the first counts where the program says so, and the server knows of both", async () => {
    const before = (await site.touches()).length;
    const page = await visit([MINAS, JUNS]);
    await knows(page, gift);
    expect(await field(page)).toBe(MINAS);
    await expect
      .poll(async () => (await site.touches()).slice(before), PATIENCE)
      .toEqual([MINAS, JUNS]);
  });

  it("the last counts where the program says that", async () => {
    const page = await visit([SORAS, WORKS]);
    await knows(page, { code: WORKS, program: "partners", gift: "5% off" });
    expect(Object.keys(await kept(page))).toEqual(["partners"]);
  });

  it("none counts when its time is over", async () => {
    const page = await visit([WORKS]);
    await page.evaluate((code) => {
      const eightDaysAgo = Date.now() - 8 * 86_400_000;
      localStorage["stagelight-referral"] = JSON.stringify({ partners: [code, eightDaysAgo, 1] });
    }, WORKS);
    await page.goto(`${site.url}/checkout/`);
    await tracked(page);
    await knows(page, null);
    expect(await field(page)).toBe("");
  });
});

describe("a code that is typed", () => {
  it("stays as it was typed, with a link or without", async () => {
    const page = await follow(context, `${site.url}/checkout/`);
    await page.fill("#typed [name=code]", "s0ra-0000 00003");
    expect(await sent(page, "#typed")).toBe(" code=s0ra-0000+00003");
    await page.goto(`${site.url}/checkout/?ref=${MINAS}`);
    await tracked(page);
    await expect.poll(() => page.inputValue("#typed [name=code]"), PATIENCE).toBe(MINAS);
    const by = () => page.getAttribute("#typed [name=code]", "data-stagelight-referral");
    expect(await by()).toBe("link");
    await page.fill("#typed [name=code]", SORAS);
    await page.dispatchEvent("#typed", "submit");
    expect(await by()).toBe("typed");
    await knows(page, gift);
    expect(await sent(page, "#typed")).toBe(`?ref=${MINAS} code=${SORAS}`);
  });
});

describe("the widgets", () => {
  it("show a friend the gift, the newsletter's form carries the code, and nobody else sees it", async () => {
    const stranger = await follow(context, `${site.url}/tea/`);
    await stranger.locator("#welcome").waitFor();
    await stranger.close();
    const page = await follow(context, `${site.url}/tea/?ref=${MINAS}`);
    const given = page.locator("stagelight-referral-gift");
    await given.getByText(gift.gift).waitFor();
    await given.getByRole("heading", { name: /Mina/ }).waitFor();
    expect(await page.locator("#welcome").isVisible()).toBe(false);
    await page.getByRole("heading", { name: "Tell a friend" }).waitFor();

    const form = page.locator("stagelight-newsletter");
    const email = form.getByRole("textbox", { name: /mail/i });
    const body = page.waitForRequest(/v1\/newsletter$/);
    // Before its code is there it is sent as a plain form.
    await email.focus();
    await form.locator("form[novalidate]").waitFor();
    await email.fill("jun@tea.example");
    await email.press("Enter");
    expect((await body).postDataJSON()).toMatchObject({ referral: MINAS });
    const signedUp = async () =>
      (await site.folder.query<{ referral_code: string }>("select referral_code from sign_up")).map(
        (row) => row.referral_code,
      );
    await expect.poll(signedUp, PATIENCE).toEqual([MINAS]);
  });

  it("the newsletter's form carries the code before its own code is there", async () => {
    const page = await context.newPage();
    await page.route("**/embed/**", (route) => route.abort());
    await page.goto(`${site.url}/tea/?ref=${MINAS}`);
    await knows(page, gift);
    const form = page.locator("stagelight-newsletter");
    const body = page.waitForRequest((request) => request.method() === "POST");
    await form.getByRole("textbox", { name: /mail/i }).fill("sora@tea.example");
    await page.keyboard.press("Enter");
    const sent = Object.fromEntries(new URLSearchParams((await body).postData()!));
    expect(sent).toMatchObject({ referral: MINAS, referralBy: "link" });
  });
});

describe("with a client router and the back/forward cache", () => {
  it("the code goes along, fills in what comes, and is asked about once", async () => {
    const page = await context.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(`${site.url}/router/?ref=${MINAS}`);
    await tracked(page);
    await knows(page, gift);
    await page.evaluate(() => Object.assign(window, { same: true }));
    await page.getByRole("link", { name: "Next" }).click();
    await page.waitForURL(/next/);
    await expect.poll(() => field(page), PATIENCE).toBe(MINAS);
    expect(await page.evaluate(() => (window as { same?: boolean }).same)).toBe(true);
    expect(asked.filter((url) => url.includes("/codes/"))).toHaveLength(1);
    await choose(page);
    await expect
      .poll(() => kept(page), PATIENCE)
      .toMatchObject({ friends: [MINAS, expect.any(Number), 1] });
  });

  it("a page that comes back goes by what was chosen meanwhile", async () => {
    const page = await follow(context, `${site.url}/?ref=${MINAS}`);
    await knows(page, gift);
    await page.evaluate(() => Object.assign(window, { same: true }));
    await page.goto(`${site.url}/tea/`);
    await tracked(page);
    await choose(page);
    await page.goBack({ waitUntil: "commit" });
    await page.waitForFunction(() => (window as { same?: boolean }).same);
    await expect
      .poll(() => kept(page), PATIENCE)
      .toMatchObject({ friends: [MINAS, expect.any(Number), 1] });
  });
});

describe("no attribution comes of", () => {
  async function expectNothing(page: Page): Promise<void> {
    await page.goto(`${site.url}/checkout/`);
    await tracked(page);
    expect(await kept(page)).toBeNull();
    expect(await referralOf(page)).toBeNull();
    expect(await field(page)).toBe("");
    expect((await storedIn(page)).join()).not.toContain("referral");
  }

  it("what the page of a thief loads, though the visitor has agreed to everything here", async () => {
    const [clicks, touches] = [await site.clicks(), await site.touches()];
    const page = await follow(context, site.url);
    await choose(page);
    await page.waitForFunction(() => localStorage["stagelight-visitor"]);
    const urls = [`${site.url}/?ref=${SORAS}`, `${site.url}/_stagelight/r/${SORAS}`];
    const ahead = JSON.stringify([{ source: "list", urls, eagerness: "immediate" }]);
    const thief = await servePages({
      "/": html(
        urls
          .map(
            (url) => `<iframe src="${url}"></iframe><img src="${url}" alt="" />
              <object data="${url}"></object><embed src="${url}" /><link rel="prefetch" href="${url}" />
              <script src="${url}"></script><link rel="stylesheet" href="${url}" />
              <script>fetch("${url}", { mode: "no-cors", credentials: "include" })</script>`,
          )
          .join(""),
        {
          head: `<script type="speculationrules">{"prefetch":${ahead},"prerender":${ahead}}</script>`,
        },
      ),
    });
    const asked: string[] = [];
    page.on("request", (request) => {
      if (urls.includes(request.url())) asked.push(request.resourceType());
    });
    await page.goto(thief.url, { waitUntil: "networkidle" });
    await thief.close();
    // Frames, objects and embedded pages are documents to the browser.
    for (const kind of ["document", "image", "script", "stylesheet", "fetch"]) {
      expect(asked.filter((each) => each === kind).length, kind).toBeGreaterThanOrEqual(2);
    }
    await expectNothing(page);
    expect(await site.clicks()).toEqual(clicks);
    expect(await site.touches()).toEqual(touches);
  });

  it("a frame in a page of the shop's own", async () => {
    const page = await follow(context, site.url);
    await choose(page);
    await page.evaluate((url) => {
      const frame = document.createElement("iframe");
      frame.src = url;
      document.body.append(frame);
      return new Promise((loaded) => frame.addEventListener("load", loaded));
    }, `${site.url}/tea/?ref=${SORAS}`);
    await tracked(page.frames()[1] as never);
    expect(await kept(page)).toBeNull();
    await expectNothing(page);
  });

  it("a page that is prerendered, until somebody looks at it", async () => {
    const page = await follow(context, site.url);
    await choose(page);
    // Headless Chromium prerenders nothing, so the page is told that it is prerendered.
    const ahead = await context.newPage();
    await ahead.addInitScript(() =>
      Object.defineProperty(document, "prerendering", { value: true, configurable: true }),
    );
    await ahead.goto(`${site.url}/?ref=${MINAS}`, { waitUntil: "networkidle" });
    expect(await kept(ahead)).toBeNull();
    expect(await ahead.evaluate(() => "referral" in window.stagelight)).toBe(false);
    await ahead.evaluate(() => {
      Object.defineProperty(document, "prerendering", { value: false });
      document.dispatchEvent(new Event("prerenderingchange"));
    });
    await knows(ahead, gift);
  });

  it("a page that opens behind others, until somebody looks at it", async () => {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const state = { hidden: true };
      Object.assign(window, { state });
      Object.defineProperty(document, "hidden", { get: () => state.hidden });
    });
    await page.goto(site.url);
    await tracked(page);
    await choose(page);
    await page.goto(`${site.url}/?ref=${MINAS}`, { waitUntil: "networkidle" });
    expect(await kept(page)).toBeNull();
    expect(await seen(page)).toEqual([]);
    await page.evaluate(() => {
      (window as never as { state: { hidden: boolean } }).state.hidden = false;
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await expect.poll(() => kept(page), PATIENCE).not.toBeNull();
  });
});
