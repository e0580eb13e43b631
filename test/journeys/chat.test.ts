import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { violations } from "../kit/axe.ts";
import { launch } from "../kit/browser.ts";
import { type Cable, layCable } from "../kit/cable.ts";
import { comeIn, dashboardPage } from "../kit/dashboard.ts";
import { demoData, type OpenDemo, openDemo, putForward } from "../kit/demo.ts";
import { mailWith } from "../kit/mailbox.ts";
import { PERSON } from "../kit/sending-site.ts";

const data = demoData();
let demo: OpenDemo;
/** The visitors' way into the network. */
let cable: Cable;
let visitors: Browser;
let agents: Browser;

beforeAll(async () => {
  demo = await openDemo(4393, data.address);
  [visitors, agents, cable] = await Promise.all([launch(), launch(), layCable()]);
}, 120_000);

afterAll(async () => {
  await Promise.all([visitors?.close(), agents?.close()]);
  await cable?.cut();
  await demo?.close();
  data.remove();
});

const PATIENT = { timeout: 180_000 };
const SOON = { timeout: 30_000 };
const EMAIL = "mina@example.com";

/** What stands in the visitor's panel: who has said what. */
const lines = (page: Page) => page.locator("stagelight-chat [part~=line] .prose").allTextContents();

const row = (page: Page, name: string) => page.locator(".row-link", { hasText: name });

/** What the agent sees of the conversation that is open. */
const bubbles = (page: Page) => page.locator(".conversation .bubble").allTextContents();

async function say(page: Page, text: string): Promise<void> {
  const field = page.getByLabel("Your message");
  await field.fill(text);
  await field.press("Enter");
}

async function answer(page: Page, text: string): Promise<void> {
  const field = page.locator(".composer textarea");
  await field.fill(text);
  await field.press("Enter");
}

/** The words are there, once. */
async function once(read: () => Promise<string[]>, text: string): Promise<void> {
  const count = async () => (await read()).filter((each) => each.includes(text)).length;
  await expect.poll(count, SOON).toBe(1);
}

async function shopper(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await visitors.newContext({
    ...PERSON,
    reducedMotion: "reduce",
    proxy: cable.proxy,
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  await page.goto(`${demo.url}/help/returns/`);
  await page.evaluate(() =>
    window.stagelight.consent.set({ functional: true, personalization: true, analytics: true }),
  );
  return { context, page };
}

it(
  "a question is asked in one browser and answered in another, over a lost network, and goes on by mail",
  PATIENT,
  async () => {
    const link = /http\S+accept#token=\S+/.exec(demo.printed())![0];
    const { page: inbox, wrong } = await dashboardPage(agents);
    inbox.setDefaultTimeout(30_000);
    await comeIn(inbox, link, "Jisoo", "jisoo@nuri.example");

    // A frequent question is answered by the shop's own page, at once, and the page is named.
    const { context, page } = await shopper();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.locator("stagelight-chat [part~=launcher]").click();
    await page.getByLabel("Your message").pressSequentially("what does shipping cost");
    await page.locator("[part=suggestions] button").first().click();
    await page.locator("stagelight-chat").getByText("Automatic answer").waitFor();
    await page
      .locator("stagelight-chat")
      .getByRole("link", { name: /Shipping costs/ })
      .waitFor();
    expect(asked.every((url) => url.startsWith(demo.url))).toBe(true);
    expect(await violations(page, { within: "stagelight-chat" })).toEqual([]);

    // Another one goes to a person.
    await page.getByRole("button", { name: "Talk to a person" }).click();
    await page.getByLabel("Your name").fill("Mina");
    await page.getByLabel("E-mail").fill(EMAIL);
    await page.locator("stagelight-chat").getByRole("checkbox").check();
    await say(page, "Can you engrave the celadon pot?");
    await row(inbox, "Mina").click();
    await once(() => bubbles(inbox), "Can you engrave the celadon pot?");
    await answer(inbox, "Yes, up to twelve letters.");
    await once(() => lines(page), "Yes, up to twelve letters.");

    // The network is gone: what both write meets once it is back, once and in order.
    await cable.cut();
    await context.setOffline(true);
    await say(page, "Then please write Mina and Jun.");
    await answer(inbox, "Which letters shall it be?");
    await once(() => bubbles(inbox), "Which letters shall it be?");
    expect((await lines(page)).join()).not.toContain("Which letters shall it be?");
    expect((await bubbles(inbox)).join()).not.toContain("Then please write Mina and Jun.");
    await cable.mend();
    await context.setOffline(false);
    await once(() => bubbles(inbox), "Then please write Mina and Jun.");
    await once(() => lines(page), "Which letters shall it be?");
    await once(() => lines(page), "Then please write Mina and Jun.");

    // Another page of the shop, loaded anew, has it all.
    await page.goto(`${demo.url}/products/celadon-set/`);
    await once(() => lines(page), "Yes, up to twelve letters.");

    // And "Your data" says that it is held.
    await page.goto(`${demo.url}/your-data/`);
    await page.getByText(/^\d messages$/).waitFor();

    // The visitor leaves; what is answered then comes by mail.
    await context.close();
    await answer(inbox, "Mina and Jun: it leaves on Friday.");
    await once(() => bubbles(inbox), "it leaves on Friday.");
    await inbox.close();
    await putForward(demo, "10m");
    const reader = await visitors.newContext();
    const letter = await mailWith(reader, demo.url, EMAIL, "/chat");
    expect(letter.text).toContain("Mina and Jun: it leaves on Friday.");

    // The mail is answered in the shop's own mailbox, and stands in the conversation.
    const mailbox = await reader.newPage();
    await mailbox.goto(`${demo.url}/_stagelight/mailbox`);
    await mailbox.locator("#mails li", { hasText: EMAIL }).locator("a").first().click();
    await mailbox.locator("textarea").fill("Wonderful, thank you!");
    await mailbox.getByRole("button", { name: /Reply|Send/ }).click();
    await mailbox.getByRole("status").waitFor();

    const again = await inbox.context().newPage();
    await again.goto(`${demo.url}/_stagelight/dashboard/`);
    await row(again, "Mina").click();
    await once(() => bubbles(again), "Wonderful, thank you!");
    expect(wrong).toEqual([]);
  },
);

it(
  "who looks at shipping costs a second time with a full cart is spoken to, and nobody else",
  PATIENT,
  async () => {
    const { context, page } = await shopper();
    const line = page.getByRole("region", { name: "Nuri Tea" });
    const verdict = () =>
      page.evaluate(async () => {
        const { prompts = [] } = await window.stagelight.explain();
        return prompts.find(({ id }) => id === "shipping-with-cart")?.verdict;
      });
    const look = async (path: string) => {
      await page.goto(demo.url + path);
      await page.waitForFunction(() => "explain" in window.stagelight);
    };
    // Twice, but with nothing in the cart.
    await look("/help/shipping/");
    await look("/help/shipping/");
    expect(await verdict()).toBe("audience");
    await look("/products/hwangcha/");
    await page.locator("form[data-add-to-cart] button[type=submit]").first().click();
    await page.waitForFunction(() => window.stagelight.facts!().stage === "purchase");
    // With a cart, but on another page.
    await look("/cart/");
    expect(await verdict()).toBe("trigger");
    await look("/help/shipping/");
    await line.getByText("Wondering about shipping?").waitFor();
    expect(await violations(page, { but: "main" })).toEqual([]);
    await line.getByRole("button", { name: "Reply" }).click();
    await page.locator("stagelight-chat[open]").getByText("Wondering about shipping?").waitFor();
    await page.getByRole("button", { name: "To Korea" }).waitFor();
    await context.close();
  },
);
