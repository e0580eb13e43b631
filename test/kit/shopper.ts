import type { Browser, BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import { violations } from "./axe.ts";

/** A browser of a person: what drives tests calls itself a bot, and bots are not counted. */
const AGENT =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";

/** How somebody looks at the shop. */
export interface Look {
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
  /** The browser's language. */
  readonly locale?: string;
}

/** Somebody who has never been at the demo shop, in a browser of their own. */
export class Shopper {
  /** The tab that is looked at. */
  page: Page;
  readonly context: BrowserContext;
  /** What went to a server, not to a file such as the widgets' code: `POST /shop/orders`. */
  readonly sent: string[] = [];
  readonly #url: string;

  private constructor(url: string, context: BrowserContext, page: Page) {
    this.#url = url;
    this.context = context;
    this.page = page;
    page.on("request", (request) => {
      const { origin, pathname } = new URL(request.url());
      if (origin !== url || /^\/(_stagelight\/(?!embed)|shop\/)/.test(pathname)) {
        this.sent.push(`${request.method()} ${request.url().replace(url, "")}`);
      }
    });
  }

  static async enter(
    browser: Browser,
    url: string,
    { width = 1280, colorScheme = "light", locale = "en-GB" }: Look = {},
  ): Promise<Shopper> {
    const viewport = { width, height: 860 };
    const context = await browser.newContext({
      userAgent: AGENT,
      viewport,
      colorScheme,
      locale,
      reducedMotion: "reduce",
    });
    return new Shopper(url, context, await context.newPage());
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.#url + path);
    await this.page.waitForFunction(() => "facts" in window.stagelight);
  }

  /** Says yes to what the shop asks about first. */
  allow(): Promise<void> {
    return this.page.evaluate(() =>
      window.stagelight.consent.set({ personalization: true, analytics: true }),
    );
  }

  async putInCart(product = "first-flush-sejak", prefix = ""): Promise<void> {
    await this.open(`${prefix}/products/${product}/`);
    await this.page.locator("form[data-add-to-cart] button[type=submit]").first().click();
  }

  async fillCheckout(email: string, prefix = ""): Promise<void> {
    await this.open(`${prefix}/checkout/`);
    await this.fillIn(email);
  }

  /** Fills in the checkout that is open. */
  async fillIn(email: string): Promise<void> {
    for (const field of await this.page
      .locator("form[data-checkout] input.input[required]")
      .all()) {
      const type = await field.getAttribute("type");
      await field.fill(type === "email" ? email : "Mina Kim 12");
    }
    await this.page.locator("form[data-checkout] input[type=radio]").first().check();
  }

  /** Puts a tea in the cart, orders it, and waits until the shop's server has vouched for it. */
  async order(email = "mina@example.com", prefix = ""): Promise<void> {
    await this.putInCart("first-flush-sejak", prefix);
    await this.fillCheckout(email, prefix);
    await this.page.locator("form[data-checkout] [type=submit]").click();
    await this.page.waitForURL(/thank-you/);
    await this.page.locator("[data-vouched=yes]").waitFor();
  }

  /** Closes the tab, and opens another. */
  async anotherTab(): Promise<void> {
    await this.page.close();
    this.page = await this.context.newPage();
  }

  async axe(): Promise<void> {
    expect(await violations(this.page)).toEqual([]);
  }

  leave(): Promise<void> {
    return this.context.close();
  }
}
