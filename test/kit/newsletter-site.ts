import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { readFileSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { launch } from "./browser.ts";
import { type RunningServer, type ServerFolder, serverFolder } from "./stagelight-server.ts";

const LANGUAGES = ["en", "ko", "zh"] as const;

/** A page with the form as it stands there without code. */
const formPage = (language: string) => `<!doctype html>
<html lang="${language}"><meta charset="utf-8"><title>Tea</title>
<form method="post" action="/_stagelight/v1/newsletter" novalidate>
<input name="email" aria-label="E-mail"><input name="name" aria-label="Name">
<label><input type="checkbox" name="lists" value="tea">Tea</label>
<label><input type="checkbox" name="fields.teas" value="green-tea">Green</label>
<label><input type="checkbox" name="consent" value="yes">Yes</label>
<input type="hidden" name="locale" value="${language}"><input type="hidden" name="form" value="foot">
<input type="hidden" name="consentText.version" value="1"><button>Subscribe</button>
</form></html>`;

/** What a shop's newsletter is made with. */
const CONFIG = {
  site: { name: "Nuri Tea", url: "https://nuri.example", locales: LANGUAGES },
  server: { trustedProxies: ["127.0.0.1"] },
  mail: {
    from: "Nuri Tea <hello@nuri.example>",
    postalAddress: "Nuri Tea, Jongno-gu, Seoul",
    links: { privacy: "/[...locale]/privacy" },
    confirmationsPerHour: 10_000,
  },
  newsletter: {
    lists: [
      { id: "tea", name: { en: "New teas", ko: "새로 나온 차", zh: "新茶" } },
      { id: "events", name: { en: "Tastings", ko: "시음회", zh: "品茶会" } },
    ],
    name: true,
    fields: [
      {
        id: "teas",
        type: "choices",
        label: { en: "What do you drink?", ko: "어떤 차를 드시나요?", zh: "您喝什么茶？" },
        choices: [{ id: "green-tea", label: { en: "Green tea", ko: "녹차", zh: "绿茶" } }],
        interest: true,
      },
      {
        id: "cups",
        type: "number",
        label: { en: "Cups a day", ko: "하루 몇 잔", zh: "每天几杯" },
      },
    ],
    consent: {
      text: {
        en: "Nuri Tea may write to me.",
        ko: "누리차의 메일 수신에 동의합니다.",
        zh: "我同意接收 Nuri Tea 的邮件。",
      },
      version: "1",
      box: true,
    },
  },
};

/** A running server with a newsletter, the pages of its site, and a browser; made before a file's tests. */
export class NewsletterSite {
  browser!: Browser;
  site!: ServerFolder;
  server!: RunningServer;
  #pages = "";
  #visitors = 0;

  constructor() {
    beforeAll(() => this.#start(), 120_000);
    afterAll(() => this.#end());
  }

  async #start(): Promise<void> {
    this.browser = await launch();
    this.#pages = await mkdtemp(join(tmpdir(), "stagelight-site-"));
    for (const language of LANGUAGES) {
      await mkdir(join(this.#pages, language));
      await writeFile(join(this.#pages, language, "index.html"), formPage(language));
    }
    // Browsers ask for it unasked, and complain.
    await writeFile(join(this.#pages, "favicon.ico"), "");
    this.site = await serverFolder({ config: CONFIG, words: ["--dev", "--site", this.#pages] });
    this.server = await this.site.start();
  }

  async #end(): Promise<void> {
    await this.server?.end();
    await this.site?.remove();
    await rm(this.#pages, { recursive: true, force: true });
    await this.browser?.close();
  }

  /** Somebody new, from an address of their own: the guard asks who sends many forms to wait. */
  async visit<T>(options: BrowserContextOptions, use: (page: Page) => Promise<T>): Promise<T> {
    const headers = { "x-forwarded-for": `203.0.113.${++this.#visitors & 255}` };
    const context = await this.browser.newContext({ extraHTTPHeaders: headers, ...options });
    try {
      return await use(await context.newPage());
    } finally {
      await context.close();
    }
  }

  /** Puts the server's clock forward. */
  async wait(time: string): Promise<void> {
    await fetch(`${this.server.base}/v1/development/clock`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ advance: time }),
    });
  }

  /** The link in the mail to somebody, once it has come. */
  async linkTo(email: string, path: "confirm" | "refuse" = "confirm"): Promise<string> {
    await expect.poll(() => this.#linkIn(email, path), { timeout: 20_000 }).toBeDefined();
    return this.#linkIn(email, path)!;
  }

  #linkIn(email: string, path: string): string | undefined {
    const folder = join(this.site.path, "mailbox");
    let names: string[] = [];
    try {
      names = readdirSync(folder);
    } catch {
      // There is no mailbox before the first mail.
    }
    const links = names
      .filter((name) => /^[^.].*\.eml$/.test(name))
      .map((name) => readFileSync(join(folder, name), "utf8"))
      .filter((mail) => mail.includes(`\r\nTo: ${email}\r\n`))
      .map((mail) => new RegExp(`http://\\S+/${path}\\?t=[\\w.-]+`).exec(textOf(mail))?.[0]);
    return links.findLast((link) => link !== undefined);
  }
}

/** All that is readable in a mail. */
function textOf(mail: string): string {
  return mail
    .split(/\r\n--.*\r\n/)
    .map((part) => {
      const body = part.slice(part.indexOf("\r\n\r\n"));
      return /^Content-Transfer-Encoding: base64/im.test(part)
        ? Buffer.from(body, "base64").toString("utf8")
        : body.replace(/=\r\n/g, "").replaceAll("=3D", "=");
    })
    .join("\n");
}
