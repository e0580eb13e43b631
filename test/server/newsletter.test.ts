import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { NewsletterSite } from "../kit/newsletter-site.ts";

const on = new NewsletterSite();

/** What became of somebody's sign-ups: the actions of the receipts, in order. */
async function receipts(email: string): Promise<string[]> {
  const rows = await on.site.query<{ action: string }>(
    `select action from consent_receipt join subscriber on subscriber.id = subscriber_id
     where email = '${email}' order by at, action`,
  );
  return rows.map(({ action }) => action);
}

/** Sends a form as the widget does, from a page of the site. */
async function signUp(page: Page, email: string): Promise<void> {
  await page.goto(`${on.server.url}/en/`);
  const status = await page.evaluate(async (address) => {
    const { status } = await fetch("/_stagelight/v1/newsletter", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: address, consent: "yes", began: 5_000, locale: "en" }),
    });
    return status;
  }, email);
  expect(status).toBe(202);
}

/** What scanners of mails do with a link, before its reader has seen it. */
async function scan(link: string, scanners: number): Promise<void> {
  for (const method of ["HEAD", "GET"]) expect((await fetch(link, { method })).status).toBe(200);
  await Promise.all(
    Array.from({ length: scanners }, (_, scanner) =>
      on.visit({ javaScriptEnabled: scanner % 2 === 0 }, async (page) => {
        const posts: string[] = [];
        page.on("request", (request) => posts.push(request.method()));
        await page.goto(link, { waitUntil: "networkidle" });
        await page.mouse.move(100, 100);
        expect(new Set(posts)).toEqual(new Set(["GET"]));
      }),
    ),
  );
}

it("in the browser that has signed up, the link confirms by itself: once, and by the human", async () => {
  const email = "mina@tea.example";
  await on.visit({}, async (page) => {
    await signUp(page, email);
    const link = await on.linkTo(email);
    await scan(link, 10);
    // A page that is fetched before anybody opens it, with the cookies of this very browser.
    await page.request.get(link, { headers: { "sec-purpose": "prefetch;prerender" } });
    expect(await receipts(email)).toEqual(["asked"]);
    await page.goto(link);
    await page.getByRole("heading", { name: "You are in" }).waitFor();
    expect(await receipts(email)).toEqual(["asked", "confirmed"]);
    await page.goto(link);
    await page.getByRole("heading", { name: "You have confirmed already" }).waitFor();
    expect(await receipts(email)).toEqual(["asked", "confirmed"]);
  });
});

it("elsewhere it takes one click, with JavaScript and without", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const email = `juno-${String(javaScriptEnabled)}@tea.example`;
    await on.visit({}, (page) => signUp(page, email));
    const link = await on.linkTo(email);
    await scan(link, 2);
    await on.visit({ javaScriptEnabled }, async (page) => {
      await page.goto(link);
      expect(await receipts(email)).toEqual(["asked"]);
      await page.getByRole("button", { name: "Yes, subscribe me" }).click();
      await page.getByRole("heading", { name: "You are in" }).waitFor();
    });
    expect(await receipts(email)).toEqual(["asked", "confirmed"]);
  }
}, 90_000);

it("without JavaScript the whole way works: form, mailbox, button", async () => {
  const email = "hana@tea.example";
  await on.visit({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${on.server.url}/en/`);
    await page.getByLabel("E-mail").fill("hana at tea");
    await page.getByLabel("Name").fill("Hana <b>");
    await page.getByLabel("Green").check();
    await page.getByRole("button").click();
    // What was written is still there, with what is wrong beside it.
    expect(await page.getByLabel("E-mail address").inputValue()).toBe("hana at tea");
    expect(await page.getByLabel("Name").inputValue()).toBe("Hana <b>");
    expect(await page.getByLabel("Green tea").isChecked()).toBe(true);
    expect(await page.locator(".error").allInnerTexts()).toEqual([
      "Please write an address such as mina@example.com.",
      "Please tick this box to subscribe.",
    ]);
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("New teas").check();
    await page.getByLabel("Cups a day").fill("3.5");
    await page.getByLabel("Nuri Tea may write to me.").check();
    await page.getByRole("button", { name: "Subscribe" }).click();
    await page.getByRole("heading", { name: "One more step" }).waitFor();
    expect(await page.locator("main").innerText()).toContain(email);
  });
  await on.visit({ javaScriptEnabled: false }, async (page) => {
    await page.goto(await on.linkTo(email));
    expect(await page.locator("main li").allInnerTexts()).toEqual(["New teas"]);
    await page.getByRole("button").click();
    await page.getByRole("heading", { name: "Welcome, Hana <b>" }).waitFor();
  });
  const [row] = await on.site.query<{ fields: string }>(
    `select fields from subscriber where email = '${email}'`,
  );
  expect(JSON.parse(row!.fields)).toEqual({ teas: ["green-tea"], cups: 3.5 });
});
