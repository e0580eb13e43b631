import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { PROGRAM } from "../kit/referral-program.ts";
import { MEMBER } from "../kit/referral-states.ts";
import { strictPolicy, widgetSuite } from "../kit/widget-suite.ts";
import { embed, page as html } from "../kit/widgets.ts";

const widget = "<stagelight-referral></stagelight-referral>";
const gift = "<stagelight-referral-gift><p>Welcome</p></stagelight-referral-gift>";

const on = widgetSuite(
  (server) => ({
    pages: {
      "/": html(embed(server) + widget),
      "/far": html(`${embed(server)}<p style="height: 4000px">Tea</p>${widget}`),
      "/gift": html(embed(server) + gift),
    },
    headers: strictPolicy(server, "style-src 'unsafe-inline'; form-action 'self'"),
  }),
  { referral: { programs: [PROGRAM] } },
);

interface Told {
  readonly type: string;
  readonly detail: unknown;
}

/** Opens a member's page, and gathers what the widget tells of sharing. */
async function openPage(): Promise<{ page: Page; told(): Promise<Told[]> }> {
  on.server.answers.push({ status: 200, body: MEMBER });
  const { page } = await on.open("/#referral=token");
  await page.getByLabel("Your link", { exact: true }).waitFor();
  await page.evaluate(() => {
    const told: Told[] = [];
    Object.assign(window, { told });
    for (const kind of ["copied", "shared"])
      document.addEventListener(`stagelight:referral-${kind}` as "click", ({ type, detail }) =>
        told.push({ type: type.slice(20), detail }),
      );
  });
  return { page, told: () => page.evaluate(() => (window as unknown as { told: Told[] }).told) };
}

it("takes a mail's link out of the address at once, seen or not, and keeps it nowhere", async () => {
  on.server.answers.push({ status: 200, body: MEMBER });
  const { page, complaints } = await on.open("/far?a=1#referral=to.ken_1");
  await expect.poll(() => page.url()).toBe(`${on.site.url}/far?a=1`);
  await expect.poll(() => on.server.posts).toHaveLength(1);
  expect(on.server.posts[0]).toMatchObject({
    path: "v1/referral/status",
    body: { t: "to.ken_1", program: "friends", locale: "en" },
  });
  await page.getByText("When it is closed, the link in our mail opens it again.").waitFor();
  // Members pay for no form.
  const files = on.server.requests.flatMap(({ path }) => /[a-z-]+(?=-\w{5}\.js)/.exec(path) ?? []);
  expect(files.toSorted()).toEqual(["referral-member-en", "runtime"]);
  const stored = () => [localStorage.length, sessionStorage.length, document.cookie];
  expect(await page.evaluate(stored)).toEqual([0, 0, ""]);
  // Another mail's link, while the page is open.
  on.server.answers.push({ status: 200, body: MEMBER });
  await page.evaluate(() => location.assign("#referral=other"));
  await expect.poll(() => on.server.posts.at(-1)?.body["t"]).toBe("other");
  expect(await page.evaluate(() => location.href)).toBe(`${on.site.url}/far?a=1`);
  expect(complaints).toEqual([]);
  await page.close();
});

it("a link that has expired leads to the form, with all of its words", async () => {
  on.server.answers.push({ status: 400, body: { code: "token-expired" } });
  const { page, complaints } = await on.open("/#referral=token");
  await page.getByText("The link in that mail has expired.").waitFor();
  on.server.answers.push({ status: 202, body: {} });
  await page.getByLabel("E-mail address").fill("mina@nuri.example");
  await page.getByRole("button", { name: "Get my link" }).click();
  await page.getByRole("heading", { name: "Check your mailbox" }).waitFor();
  expect(complaints.filter((each) => !each.includes("400"))).toEqual([]);
  await page.close();
});

it("is known again in the next page with consent, and forgotten when that is taken back", async () => {
  const { page } = await openPage();
  const allow = (functional: boolean) =>
    page.evaluate((functional) => {
      Object.assign(window, { stagelight: { consent: { get: () => ({ functional }) } } });
      document.dispatchEvent(new CustomEvent("stagelight:consent"));
    }, functional);
  await allow(true);
  await expect.poll(() => page.getByText("the link in our mail opens it again").count()).toBe(0);
  on.server.answers.push({ status: 200, body: MEMBER });
  const before = on.server.posts.length;
  await page.goto(`${on.site.url}/`);
  await page.getByRole("textbox").first().waitFor();
  expect(on.server.posts).toHaveLength(before);
  await allow(true);
  await page.getByLabel("Your link", { exact: true }).waitFor();
  expect(on.server.posts.at(-1)!.body["t"]).toBe("token");
  await allow(false);
  await page.getByText("the link in our mail opens it again").waitFor();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.close();
});

it("passes the link on by the visitor's own means; nobody else is asked before a click", async () => {
  const { page, told } = await openPage();
  const hosts = [on.server.url, on.site.url].map((url) => new URL(url).host);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).host));
  await page.context().route(/wa\.me|line\.me/, (route) => route.fulfill({ body: "" }));
  const message = "Good tea: https://nuri.example/_stagelight/r/4F7K2M9QWX3ZA";
  await page.getByLabel("Your message").fill(message);
  expect(asked.filter((host) => !hosts.includes(host))).toEqual([]);
  for (const [name, address] of [
    ["WhatsApp", "https://wa.me/?text="],
    ["LINE", "https://line.me/R/share?text="],
  ] as const) {
    const link = page.getByRole("link", { name });
    expect(await link.getAttribute("href")).toBe(address + encodeURIComponent(message));
    const [opened] = await Promise.all([page.context().waitForEvent("page"), link.click()]);
    expect(await opened.evaluate(() => [opener, document.referrer])).toEqual([null, ""]);
    await opened.close();
  }
  expect(await page.getByRole("link", { name: "E-mail" }).getAttribute("href")).toMatch(
    /^mailto:\?subject=Give%2010%20%25%2C%20get%2010%20%25&body=Good%20tea/,
  );
  await page.getByText("QR code").click();
  expect(await page.locator("svg path").evaluate((path) => path instanceof SVGPathElement)).toBe(
    true,
  );
  expect((await told()).map(({ detail }) => detail)).toEqual(
    ["whatsapp", "line", "qr"].map((channel) => ({ program: "friends", channel })),
  );
  await page.close();
});

it("copies, and where the browser forbids it, selects what is to be copied", async () => {
  const { page, told } = await openPage();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await page.getByText("Copied.").waitFor();
  expect(await clipboard()).toBe(MEMBER.short);
  // The way of before.
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("no"));
  });
  await page.getByRole("button", { name: "KakaoTalk" }).click();
  await page.getByText("Open KakaoTalk and paste it into a chat.").waitFor();
  expect(await clipboard()).toBe(`${MEMBER.shareText}\n\n${MEMBER.disclosure}`);
  expect(await told()).toEqual([
    { type: "copied", detail: { program: "friends", what: "link" } },
    { type: "shared", detail: { program: "friends", channel: "copy" } },
    { type: "copied", detail: { program: "friends", what: "message" } },
    { type: "shared", detail: { program: "friends", channel: "kakaotalk" } },
  ]);
  await page.evaluate(() => {
    document.execCommand = () => false;
  });
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await page.getByText("It is selected for you").waitFor();
  const selected = await page
    .getByLabel("Your link", { exact: true })
    .evaluate((field: HTMLInputElement) => {
      const root = field.getRootNode() as ShadowRoot;
      return root.activeElement === field && field.selectionEnd === field.value.length;
    });
  expect(selected).toBe(true);
  await page.close();
});

it("hands the device what there is to share, and says nothing of who thinks better of it", async () => {
  on.server.answers.push({ status: 200, body: MEMBER });
  const page = await on.browser.newPage();
  await page.addInitScript(() => {
    Object.assign(window, { given: [] });
    navigator.share = (given) => {
      (window as unknown as { given: unknown[] }).given.push(given);
      return Promise.reject(new DOMException("", "AbortError"));
    };
    document.addEventListener("stagelight:referral-shared", () => document.body.append("Shared"));
  });
  await page.goto(`${on.site.url}/#referral=token`);
  await page.getByRole("button", { name: "Share…" }).click();
  const given = () => page.evaluate(() => (window as unknown as { given: unknown[] }).given);
  const text = `Tea from Boseong: \n\n${MEMBER.disclosure}`;
  await expect.poll(given).toEqual([{ text, url: MEMBER.short }]);
  expect(await page.getByText("Shared").count()).toBe(0);
  await page.close();
});

it("a gift shows to who came by a link; to all others the element stays what it was, without code", async () => {
  const { page, complaints } = await on.open("/gift");
  await page.waitForLoadState("networkidle");
  expect(on.server.requests.map(({ path }) => path)).toEqual(["/_stagelight/embed.js"]);
  expect(await page.getByText("Welcome").isVisible()).toBe(true);
  const bring = (given: object) =>
    page.evaluate((given) => {
      Object.assign(window, { stagelight: { referral: () => given } });
      document.dispatchEvent(new CustomEvent("stagelight:referral"));
    }, given);
  const known = { code: "4F7K2M9QWX3ZA" };
  await bring(known);
  await expect.poll(() => page.locator("stagelight-referral-gift slot").count()).toBe(1);
  expect(await page.getByText("Welcome").isVisible()).toBe(true);
  // What it is good for comes a moment later.
  await bring({ ...known, program: "friends", gift: "10 % off your first order", name: "Mina" });
  await page.getByRole("heading", { name: "A gift from Mina" }).waitFor();
  expect(await page.getByText("10 % off your first order").isVisible()).toBe(true);
  expect(await page.getByText("Welcome").isVisible()).toBe(false);
  expect(complaints).toEqual([]);
  await page.close();
});
