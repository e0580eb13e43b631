import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tooWide, violations } from "../kit/axe.ts";
import { type SmtpSink, smtpSink, type SunkMail } from "../fakes/smtp-sink.ts";
import { launch } from "../kit/browser.ts";
import { type RunningServer, type ServerFolder, serverFolder } from "../kit/stagelight-server.ts";

const LANGUAGES = ["en", "ko", "zh"] as const;
type Language = (typeof LANGUAGES)[number];

const PROGRAM = {
  id: "friends",
  name: { en: "Friends", ko: "친구 추천", zh: "推荐好友" },
  text: {
    en: "Give 10 %, get 10 %.",
    ko: "친구와 함께 10% 할인받으세요.",
    zh: "送朋友九折，自己也享九折。",
  },
  terms: {
    text: {
      en: "Once for each friend, after the time for returns.",
      ko: "친구 한 명당 한 번이며, 반품 기간이 지난 뒤 지급됩니다.",
      zh: "每位朋友限一次，退货期过后发放。",
    },
    version: "2026-11",
    page: "/[...locale]/terms/",
  },
  gift: {
    text: { en: "10 % off your first order", ko: "첫 주문 10% 할인", zh: "首单九折" },
    discount: { percent: 10 },
  },
  rewards: [
    {
      id: "thanks",
      to: "referrer",
      for: "first-order",
      give: { kind: "code", codes: { generate: { most: 100 } }, discount: { percent: 10 } },
      text: { en: "10 % off your next order", ko: "다음 주문 10% 할인", zh: "下次订单九折" },
    },
    {
      id: "teapot",
      to: "referrer",
      for: { friends: 3 },
      give: { kind: "credit", amount: 2000, currency: "USD" },
      text: {
        en: "20 dollars for a teapot",
        ko: "찻주전자 적립금 20달러",
        zh: "20 美元茶壶抵用金",
      },
    },
  ],
  invitations: true,
};

/** A page with the form as it stands there without code. */
const formPage = (language: string) => `<!doctype html>
<html lang="${language}"><meta charset="utf-8"><title>Tea</title>
<form method="post" action="/_stagelight/v1/referral/join" novalidate>
<input name="email" aria-label="E-mail"><input name="name" aria-label="Name">
<label><input type="checkbox" name="showName" value="yes">Show</label>
<input type="hidden" name="locale" value="${language}">
<input type="hidden" name="terms.version" value="2026-11"><button>Get</button>
</form></html>`;

let browser: Browser;
let pages: string;
let sink: SmtpSink;
let site: ServerFolder;
let server: RunningServer;

beforeAll(async () => {
  browser = await launch();
  pages = await mkdtemp(join(tmpdir(), "stagelight-site-"));
  for (const language of LANGUAGES) {
    await mkdir(join(pages, language));
    await writeFile(join(pages, language, "index.html"), formPage(language));
  }
  sink = await smtpSink();
  site = await serverFolder({
    config: {
      site: { name: "Nuri Tea", url: "https://nuri.example", locales: LANGUAGES },
      server: { trustedProxies: ["127.0.0.1"] },
      mail: {
        from: "Nuri Tea <hello@nuri.example>",
        postalAddress: "Nuri Tea, Jongno-gu, Seoul",
        confirmationsPerHour: 10_000,
      },
      referral: { programs: [PROGRAM] },
    },
    environment: { SMTP_URL: `smtp://127.0.0.1:${sink.port}` },
    words: ["--dev", "--site", pages],
  });
  server = await site.start();
}, 180_000);
afterAll(async () => {
  await server?.end();
  await site?.remove();
  await sink?.close();
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
function textOf({ raw }: SunkMail): string {
  return raw
    .split(/\r\n--.*\r\n/)
    .map((part) => {
      const body = part.slice(part.indexOf("\r\n\r\n"));
      return /^Content-Transfer-Encoding: base64/im.test(part)
        ? Buffer.from(body, "base64").toString("utf8")
        : decoded(body);
    })
    .join("\n");
}

/** Quoted-printable, as mails have it. */
function decoded(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

const mailsTo = (email: string): string[] =>
  sink.mails.filter(({ to }) => to.includes(email)).map(textOf);

/** The link in the newest mail to somebody, once there are so many. */
async function linkTo(email: string, mails = 1): Promise<string> {
  await expect.poll(() => mailsTo(email).length, { timeout: 30_000 }).toBe(mails);
  const [link = ""] =
    /http:\/\/\S+\/v1\/referral\/open\?t=[\w.-]+/.exec(mailsTo(email).at(-1)!) ?? [];
  return link;
}

async function wrongWith(page: Page): Promise<unknown[]> {
  const found = await violations(page);
  const overflow = await tooWide(page);
  return overflow > 0 ? [...found, `${overflow} pixels too wide`] : found;
}

/** How a page is looked at: on a phone, on a dark screen, with letters twice as large. */
const LOOKS = [
  { colorScheme: "light", viewport: { width: 360, height: 700 }, script: "" },
  { colorScheme: "dark", viewport: { width: 1280, height: 800 }, script: "" },
  {
    colorScheme: "light",
    viewport: { width: 360, height: 700 },
    script: "document.documentElement.style.fontSize = '200%'",
  },
] as const;

/** What is wrong with a page. */
async function wrongAt(
  address: string,
  looks: readonly (typeof LOOKS)[number][],
): Promise<unknown[]> {
  const wrong: unknown[] = [];
  for (const { script, ...look } of looks) {
    await visit(look, async (page) => {
      await page.goto(address);
      if (script) await page.evaluate(script);
      wrong.push(...(await wrongWith(page)));
    });
  }
  return wrong;
}

/** Sends the form of a page, without JavaScript and with the keyboard. */
async function joinBy(email: string, language: Language, name = ""): Promise<void> {
  await visit({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${server.url}/${language}/`);
    await page.keyboard.press("Tab");
    await page.keyboard.type(email);
    await page.keyboard.press("Tab");
    await page.keyboard.type(name);
    await page.keyboard.press("Tab");
    if (name) await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/v1/referral/join");
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
    expect(await page.locator("main").textContent()).toContain(email);
  });
}

/** Presses the first button of a page, or the one that is named, with the keyboard alone. */
async function press(page: Page, name?: string): Promise<void> {
  for (let tab = 0; tab < 30; tab++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const { tagName, textContent } = document.activeElement ?? {};
      return tagName === "BUTTON" ? textContent : undefined;
    });
    if (focused === undefined || (name !== undefined && focused !== name)) continue;
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    return;
  }
  throw new Error("No such button can be reached.");
}

const asServer = async (event: string, properties: object): Promise<void> => {
  const { status } = await fetch(`${server.base}/v1/track`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Basic ${Buffer.from(`${site.secret}:`).toString("base64")}`,
    },
    body: JSON.stringify({ event, anonymousId: `order-${++visitors}`, properties }),
  });
  expect(status).toBe(200);
};

it.each(LANGUAGES)(
  "a link by mail, without JavaScript, by keyboard, in %s",
  { timeout: 180_000 },
  async (language) => {
    const email = `mina-${language}@tea.example`;
    await visit({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${server.url}/${language}/`);
      await page.getByRole("button").click();
      expect(await page.locator("[aria-invalid]").count()).toBe(1);
    });
    await joinBy(email, language, "Mina");
    const link = await linkTo(email);
    const [phone, dark] = LOOKS;
    expect(await wrongAt(link, [phone])).toEqual([]);
    await visit({ javaScriptEnabled: false }, async (page) => {
      await page.goto(link);
      expect(await page.locator(".qr").count()).toBe(0);
      await press(page);
      expect(await page.locator("html").getAttribute("lang")).toBe(language);
      expect(await page.locator(".qr").count()).toBe(1);
      expect(await page.locator(".code").textContent()).toMatch(/\/_stagelight\/r\/[0-9A-Z]{13}$/);
      expect(await page.locator("main").textContent()).toContain("m•••@tea.example");
      expect(await page.locator("[name=name]").inputValue()).toBe("Mina");
      expect(await page.locator("[name=showName]").isChecked()).toBe(true);
    });
    expect(await wrongAt(link, language === "en" ? LOOKS : [dark])).toEqual([]);
  },
);

it("a friend orders, the reward is held, given and taken back", { timeout: 240_000 }, async () => {
  const email = "hana@tea.example";
  await joinBy(email, "en", "Hana");
  const link = await linkTo(email);
  const code = await visit({ javaScriptEnabled: false }, async (page) => {
    await page.goto(link);
    await press(page);
    return /[0-9A-Z]{13}$/.exec((await page.locator(".code").textContent())!)![0];
  });
  const order = { order_id: "NT-1", email: "friend@tea.example", total: 40, currency: "USD" };
  await asServer("Order Completed", { ...order, referral_code: code });
  await expect.poll(() => mailsTo(email).length, { timeout: 60_000 }).toBe(2);
  expect(mailsTo(email)[1]).toContain("A reward is on its way");
  const show = (use: (page: Page) => Promise<void>) =>
    visit({ javaScriptEnabled: false }, async (page) => {
      await page.goto(await linkTo(email, mailsTo(email).length));
      await use(page);
    });
  await show(async (page) => {
    const text = await page.locator("main").textContent();
    expect(text).toContain("10 % off your next order");
    expect(text).toMatch(/Yours on \w+ \d+, \d{4}/);
    expect(text).toContain("1 of 3 friends for: 20 dollars for a teapot");
  });
  await fetch(`${server.base}/v1/development/clock`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ advance: "15d" }),
  });
  await expect.poll(() => mailsTo(email).length, { timeout: 60_000 }).toBe(3);
  const [, given = ""] = /Your code, for one use:\s+(\S+)/.exec(mailsTo(email)[2]!) ?? [];
  expect(given).not.toBe("");
  await show(async (page) => {
    expect(await page.locator("li .code").textContent()).toBe(given);
    await press(page, "Stop taking part");
    await press(page, "Yes, stop");
    expect(await page.locator("h1").textContent()).toBe("You no longer take part");
  });
  expect(await wrongAt(await linkTo(email, 3), [LOOKS[0]])).toEqual([]);
  await asServer("Order Refunded", order);
  await expect.poll(() => mailsTo(email).length, { timeout: 60_000 }).toBe(4);
  expect(mailsTo(email)[3]).toContain("A reward was taken back");
  await show(async (page) => {
    expect(await page.locator("main").textContent()).toContain("Taken back");
    expect(await page.locator("li .code").count()).toBe(0);
  });
});

it("an invitation goes out once, in the member's name", { timeout: 180_000 }, async () => {
  const email = "sora@tea.example";
  await joinBy(email, "ko", "소라");
  const link = await linkTo(email);
  await visit({ javaScriptEnabled: false }, async (page) => {
    await page.goto(link);
    await press(page);
    for (let time = 0; time < 2; time++) {
      await page.locator("[name=email]").fill("invited@tea.example");
      await press(page, "초대 메일 보내기");
      expect(await page.getByRole("status").count()).toBe(1);
    }
  });
  await expect.poll(() => mailsTo("invited@tea.example").length, { timeout: 60_000 }).toBe(1);
  const [invitation = ""] = mailsTo("invited@tea.example");
  expect(invitation).toContain("소라님의 초대");
  expect(invitation).toMatch(/\/_stagelight\/r\/[0-9A-Z]{13}/);
  const { raw = "" } = sink.mails.find(({ to }) => to.includes("invited@tea.example")) ?? {};
  expect(raw).toMatch(/^List-Unsubscribe-Post:/im);
});

it("a link that does not work leads to a new one", { timeout: 120_000 }, async () => {
  const address = `${server.base}/v1/referral/open?t=nonsense`;
  expect(await wrongAt(address, [LOOKS[0]])).toEqual([]);
  await visit({ javaScriptEnabled: false, locale: "zh" }, async (page) => {
    await page.goto(address);
    await page.getByLabel("电子邮箱").fill("lin@tea.example");
    await page.getByRole("button", { name: "发送我的链接" }).click();
    expect(await page.locator("h1").textContent()).toBe("请查看您的邮箱");
  });
  expect(await linkTo("lin@tea.example")).not.toBe("");
});
