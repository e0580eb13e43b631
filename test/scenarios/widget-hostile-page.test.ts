import pngjs from "pngjs";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { PROGRAM } from "../kit/referral-program.ts";
import { HALFWAY } from "../kit/referral-states.ts";
import { FULL_REVIEW, reviewTaken, SURVEYS } from "../kit/review-states.ts";
import { strictPolicy, widgetSuite } from "../kit/widget-suite.ts";
import { embed, page as html } from "../kit/widgets.ts";

const form = "<stagelight-newsletter></stagelight-newsletter>";
const referral = "<stagelight-referral></stagelight-referral>";
const review = '<stagelight-review-request product="tea"></stagelight-review-request>';
const survey = '<stagelight-survey survey="every"></stagelight-survey>';
/** Called as the widget calls its own things. */
const host = `<div id="host" class="widget newsletter"><h2 class="form">The page’s own words</h2>
  <form class="row field"><label class="label" for="email">Mail</label><input id="email" class="input" name="email">
  <button class="button">Go</button><p class="muted error">Said small</p></form></div>`;
const LISTS = [
  { id: "tea", name: "Tea" },
  { id: "events", name: "Events" },
];

/** What pages do to everything in them, and what their resets do to the root. */
const HOSTILE = `
  :root { font-size: 62.5%; }
  body * {
    display: none !important;
    font: italic 700 40px/3 cursive !important;
    color: lime !important;
    letter-spacing: 0.5em !important;
    text-transform: uppercase !important;
    opacity: 0.2 !important;
    transform: rotate(3deg) !important;
    translate: 3px 3px !important;
    scale: 0.5 !important;
    padding: 30px !important;
    max-height: 20px !important;
    overflow: hidden !important;
    border: 9px solid red !important;
    outline: 5px dotted blue !important;
    box-shadow: 0 0 20px red !important;
    clip-path: circle(20%) !important;
    content-visibility: hidden !important;
    pointer-events: none !important;
    user-select: none !important;
    direction: rtl !important;
    text-align: right !important;
    visibility: hidden !important;
    animation: spin 1s infinite !important;
    transition: all 9s !important;
  }
  @keyframes spin { to { rotate: 360deg; } }
  *::before, *::after { content: "!" !important; }
  input, button { all: unset !important; width: 1px !important; }`;

const hostile = (body: string) =>
  html(body + host, { head: '<link rel="stylesheet" href="/hostile.css">' });

const on = widgetSuite(
  (server) => ({
    pages: {
      "/hostile.css": HOSTILE,
      "/newsletter": html(embed(server) + form),
      "/newsletter-hostile": hostile(embed(server) + form),
      "/referral": html(embed(server) + referral),
      "/referral-hostile": hostile(embed(server) + referral),
      "/review-request": html(embed(server) + review),
      "/review-request-hostile": hostile(embed(server) + review),
      "/survey": html(embed(server) + survey),
      "/survey-hostile": hostile(embed(server) + survey),
      "/host-alone": html(host),
      "/host-with-widget": html(`${host}${embed(server)}${form}`),
    },
    headers: strictPolicy(server, "style-src 'self'; form-action 'self'"),
  }),
  {
    newsletter: { name: true, lists: LISTS, incentive: "10% off" },
    referral: { programs: [{ ...PROGRAM, showName: true }] },
    review: FULL_REVIEW,
    surveys: SURVEYS,
  },
);

type Shoot = () => Promise<void>;

/** Every state of a sign-up, one after the other. */
async function signUp(page: Page, shoot: Shoot): Promise<void> {
  const button = page.getByRole("button", { name: "Subscribe" });
  await button.waitFor();
  await shoot();
  await button.click();
  await page.getByText("Please fill this in.").waitFor();
  await shoot();
  await page.getByLabel("E-mail address").fill("mina@gmial.com");
  await page.getByLabel("Name").fill("Mina");
  await page.getByText("Perhaps you meant").waitFor();
  await shoot();
  await page.getByLabel("Tea").check();
  on.server.answers.push({ status: 500 });
  await button.click();
  await page.getByText("Something went wrong").waitFor();
  await shoot();
  await button.click();
  await page.getByRole("heading", { name: "One more step" }).waitFor();
  await shoot();
  await page.getByRole("button", { name: "Wrong address? Change it" }).click();
  await page.getByLabel("E-mail address").fill("mino@nuri.example");
  await page.context().setOffline(true);
  await button.click();
  await page.getByRole("heading", { name: "Kept for later" }).waitFor();
  await shoot();
}

/** From the form to what there is to share. */
async function takeLink(page: Page, shoot: Shoot): Promise<void> {
  const button = page.getByRole("button", { name: "Get my link" });
  await button.waitFor();
  await shoot();
  await button.click();
  await page.getByText("Please fill this in.").waitFor();
  await page.getByLabel("E-mail address").fill("mina@nuri.example");
  await page.getByLabel("First name (optional)").fill("Mina");
  await page.getByLabel("Friends may see").check();
  on.server.answers.push({ status: 500 });
  await button.click();
  await page.getByText("Something went wrong").waitFor();
  await shoot();
  await button.click();
  await page.getByRole("heading", { name: "Check your mailbox" }).waitFor();
  await shoot();
  on.server.answers.push({ status: 200, body: HALFWAY });
  await page.evaluate(() => location.assign("#referral=token"));
  await page.getByLabel("Your link", { exact: true }).waitFor();
  await page.getByText("QR code, for WeChat too").click();
  await page.getByText("What friends see of you").click();
  await page.getByLabel("Your message").fill("Good tea: https://nuri.example/r/4F7K");
  await shoot();
}

/** Stars, words and a name; thanks, links and help. */
async function writeReview(page: Page, shoot: Shoot): Promise<void> {
  const button = page.getByRole("button", { name: "Send review" });
  await button.waitFor();
  await shoot();
  await button.click();
  await page.getByText("Please choose one.").waitFor();
  await page.getByRole("radio", { name: "2 of 5 stars" }).check();
  await page.getByLabel("Your review").fill("It was broken.");
  await page.getByLabel("You may quote").check();
  await shoot();
  on.server.answers.push(reviewTaken({ help: true }));
  await button.click();
  await page.getByRole("heading", { name: "May we help?" }).waitFor();
  await shoot();
}

/** A question is added, and all is sent. */
async function answer(page: Page, shoot: Shoot): Promise<void> {
  const button = page.getByRole("button", { name: "Send" });
  await button.waitFor();
  await shoot();
  await button.click();
  await page.getByText("Please choose at least one.").waitFor();
  await page.getByLabel("Elsewhere").check();
  await page.getByLabel("Where?").fill("A market");
  await page.getByRole("radio", { name: "9", exact: true }).check();
  await shoot();
  await button.click();
  await page.getByRole("heading", { name: "Thank you" }).waitFor();
  await shoot();
}

const JOURNEYS = {
  newsletter: signUp,
  referral: takeLink,
  "review-request": writeReview,
  survey: answer,
} as const;

/** A journey as pictures of the widget. */
async function pictures(page: Page, widget: keyof typeof JOURNEYS): Promise<Buffer[]> {
  const shots: Buffer[] = [];
  await JOURNEYS[widget](page, async () => {
    const element = page.locator(`stagelight-${widget}`);
    shots.push(await element.screenshot({ animations: "disabled", caret: "hide" }));
  });
  return shots;
}

it.each(["newsletter", "referral", "review-request", "survey"] as const)(
  "%s looks and works the same whatever the page's style sheet does, under the strictest policy",
  async (widget) => {
    const viewport = { width: 640, height: 900 };
    const calm = await on.open(`/${widget}`, { viewport });
    const before = await pictures(calm.page, widget);
    const hostile = await on.open(`/${widget}-hostile`, { viewport });
    await hostile.page.evaluate(() => {
      document.addEventListener("securitypolicyviolation", ({ violatedDirective }) =>
        console.error(`violation: ${violatedDirective}`),
      );
    });
    const after = await pictures(hostile.page, widget);
    // It does to the page what it says.
    expect(await hostile.page.locator("#host").isVisible()).toBe(false);
    for (const [index, shot] of after.entries())
      expect(difference(before[index]!, shot), `state ${index}`).toBeLessThanOrEqual(0.001);
    const own = (text: string) => !text.includes("500 (Internal Server Error)");
    expect(calm.complaints.filter(own)).toEqual([]);
    expect(hostile.complaints.filter(own)).toEqual([]);
    await Promise.all([calm.page.close(), hostile.page.close()]);
  },
);

it("leaves the page as it was", async () => {
  const alone = await on.open("/host-alone");
  const both = await on.open("/host-with-widget");
  await both.page.getByRole("button", { name: "Subscribe" }).waitFor();
  const [before, after] = await Promise.all(
    [alone, both].map(({ page }) => page.locator("#host").screenshot()),
  );
  expect(difference(before!, after!)).toBe(0);
  const globals = () => Object.keys(window).filter((name) => /stagelight/i.test(name));
  expect(await both.page.evaluate(globals)).toEqual([]);
  expect(await both.page.evaluate(() => document.activeElement === document.body)).toBe(true);
  expect(both.complaints).toEqual([]);
  await Promise.all([alone.page.close(), both.page.close()]);
});

/** The share of pixels that differ. */
function difference(one: Buffer, other: Buffer): number {
  const [a, b] = [pngjs.PNG.sync.read(one), pngjs.PNG.sync.read(other)];
  if (a.width !== b.width || a.height !== b.height) return 1;
  let differ = 0;
  for (let at = 0; at < a.data.length; at += 4)
    if (a.data.readUInt32BE(at) !== b.data.readUInt32BE(at)) differ++;
  return differ / (a.width * a.height);
}
