import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { RAN } from "./hostile-texts.ts";

/** A page in a browser where everything is noted that a hostile text could make of it. */
export interface WatchedPage {
  readonly page: Page;
  /** What has gone wrong: code that ran, what a policy refused, what was asked for elsewhere. */
  readonly wrong: string[];
  /** Waits until nothing changes any more, and looks what has become of the texts. */
  look(where: string): Promise<Looked>;
  close(): Promise<void>;
}

/** What a page shows. */
export interface Looked {
  /** Whether a hostile text stands there, as a text. */
  readonly shows: boolean;
}

/** Milliseconds in which a page has to come to rest, and for which it then stays as it is. */
const PATIENCE = 10_000;
const REST = 250;

/**
 * Opens a page.
 *
 * @param origins what it may load from
 * @param marks one of them stands in each of the texts
 */
export async function watchedPage(
  browser: Browser,
  origins: readonly string[],
  marks: readonly string[],
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const wrong: string[] = [];
  let where = "";
  const note = (what: string): void => void wrong.push(`${where}: ${what}`);
  await page.exposeFunction(RAN, (number: number) => note(`text ${number} ran`));
  await page.exposeFunction("canaryReport", (report: string) => note(report));
  await page.addInitScript(() => {
    const report = (text: string): void =>
      (globalThis as unknown as { canaryReport(text: string): void }).canaryReport(text);
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) => {
      report(`the policy refused ${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
  page.on("dialog", (dialog) => {
    note(`a dialog says ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("popup", () => note("a window was opened"));
  page.on("download", () => note("something was downloaded"));
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (/^(data|blob|about):$/.test(protocol) || origins.includes(origin)) return;
    note(`asked for ${request.url().slice(0, 200)}`);
  });
  page.on("pageerror", ({ message }) => note(`broke: ${message.slice(0, 300)}`));
  return {
    page,
    wrong,
    async look(at) {
      where = at;
      await settled(page);
      const found = await page.evaluate((parts) => {
        const bad: string[] = [];
        for (const element of document.querySelectorAll("[data-canary]")) {
          bad.push(`a text became <${element.localName}>`);
        }
        for (const link of document.querySelectorAll<HTMLAnchorElement>("a[href]")) {
          if (!/^(https?|mailto|blob):$/.test(link.protocol)) bad.push(`a link to ${link.href}`);
          // Mails and plain pages lie at no address here.
          const elsewhere = location.protocol.startsWith("http") && link.origin !== location.origin;
          if (elsewhere && link.protocol.startsWith("http") && !/noopener/.test(link.rel)) {
            bad.push(`a link to ${link.href} without noopener`);
          }
        }
        const { innerText } = document.body;
        return { bad, shows: parts.some((part) => innerText.includes(part)) };
      }, marks);
      for (const each of new Set(found.bad)) note(each);
      return { shows: found.shows };
    },
    close: () => context.close(),
  };
}

/** Waits until the text of a page stays the same for a while. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    (rest) => {
      const seen = globalThis as unknown as { canaryText?: string; canarySince?: number };
      const text = document.documentElement.outerHTML;
      if (seen.canaryText !== text) {
        seen.canaryText = text;
        seen.canarySince = performance.now();
      }
      return performance.now() - seen.canarySince! > rest;
    },
    REST,
    { timeout: PATIENCE, polling: 50 },
  );
}
