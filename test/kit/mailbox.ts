import type { BrowserContext } from "playwright-core";
import { expect } from "vitest";

/** A mail as its reader has it. */
interface Letter {
  /** Where its links lead. */
  readonly links: readonly string[];
  readonly text: string;
}

/** What somebody has in the demo's mailbox, the newest first. */
export async function mailsTo(
  context: BrowserContext,
  url: string,
  email: string,
): Promise<Letter[]> {
  const page = await context.newPage();
  await page.goto(`${url}/_stagelight/mailbox`);
  const addresses = await page
    .locator("#mails li")
    .filter({ hasText: email })
    .locator("a")
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  const letters: Letter[] = [];
  for (const address of addresses) {
    await page.goto(address);
    const body = page.frameLocator("iframe").locator("body");
    const links = await body
      .locator("a")
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    letters.push({ links, text: (await body.textContent()) ?? "" });
  }
  await page.close();
  return letters;
}

/** The newest mail that has a link with this in it, once it has come. */
export async function mailWith(
  context: BrowserContext,
  url: string,
  email: string,
  part: string,
): Promise<Letter & { readonly link: string }> {
  let found: (Letter & { readonly link: string }) | undefined;
  await expect
    .poll(
      async () => {
        for (const letter of (await mailsTo(context, url, email)).toReversed()) {
          const link = letter.links.find((each) => each.includes(part));
          if (link) found = { ...letter, link };
        }
        return found !== undefined;
      },
      { timeout: 20_000, interval: 500 },
    )
    .toBe(true);
  return found!;
}
