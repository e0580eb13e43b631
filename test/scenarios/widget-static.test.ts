import { newsletterHtml, referralHtml, reviewHtml, surveyHtml } from "@stagelight/widgets/static";
import { expect, it } from "vitest";
import { PROGRAM } from "../kit/referral-program.ts";
import { FULL_REVIEW, reviewTaken, SURVEYS } from "../kit/review-states.ts";
import { strictPolicy, widgetSuite } from "../kit/widget-suite.ts";
import { embed, page as html, watchShifts } from "../kit/widgets.ts";

const settings = {
  name: true,
  lists: [
    { id: "tea", name: { en: "New teas", ko: "새로운 차" } },
    { id: "events", name: { en: "Events", ko: "행사" } },
  ],
  fields: [
    {
      id: "taste",
      type: "choice",
      label: "Taste",
      choices: [{ id: "light", label: "Light" }],
    },
  ],
  consent: { text: "I agree.", version: "2026-11" },
} as const;

const on = widgetSuite((server) => {
  const widget = newsletterHtml({ server: server.url, locale: "en", settings });
  const referral = referralHtml({
    server: server.url,
    locale: "en",
    settings: { programs: [{ ...PROGRAM, showName: true }] },
  });
  const review = reviewHtml({
    server: server.url,
    locale: "en",
    settings: FULL_REVIEW,
    attributes: { product: "tea", name: "Boseong green" },
  });
  const survey = surveyHtml({
    server: server.url,
    locale: "en",
    settings: SURVEYS as never,
    attributes: { survey: "every" },
  });
  const linked = newsletterHtml({ server: server.url, locale: "ko", stylesheet: "/widget.css" });
  return {
    pages: {
      "/": html(`${embed(server)}<main>${widget.html}<p>After</p></main>`),
      "/linked": html(`${embed(server)}<main>${linked.html}<p>After</p></main>`, { lang: "ko" }),
      "/widget.css": linked.css,
      "/referral": html(`${embed(server)}<main>${referral.html}<p>After</p></main>`),
      "/review": html(`${embed(server)}<main>${review.html}<p>After</p></main>`),
      "/survey": html(`${embed(server)}<main>${survey.html}<p>After</p></main>`),
    },
    headers: strictPolicy(
      server,
      `style-src 'self' ${widget.styleHash} ${referral.styleHash} ${review.styleHash} ${survey.styleHash}`,
    ),
  };
});

it("without JavaScript the form is plain HTML and posts", async () => {
  const context = await on.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(on.site.url);
  await page.getByLabel("E-mail address").fill("mina@nuri.example");
  await page.getByLabel("New teas").check();
  await page.getByRole("button", { name: "Subscribe" }).click();
  await expect.poll(() => on.server.posts.length).toBe(1);
  expect(on.server.posts[0]).toEqual({
    path: "v1/newsletter",
    type: "application/x-www-form-urlencoded",
    body: {
      email: "mina@nuri.example",
      name: "",
      lists: "tea",
      trap: "",
      locale: "en",
      form: "newsletter",
      "consentText.version": "2026-11",
    },
  });
  await context.close();
});

it("without JavaScript a review is a plain form; with it, code takes over what was chosen", async () => {
  const context = await on.browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(`${on.site.url}/review`);
  await plain.getByRole("radio", { name: "4 of 5 stars" }).check();
  await plain.getByLabel("Your review").fill("Floral.");
  const posted = plain.waitForRequest((request) => request.method() === "POST");
  await plain.getByRole("button", { name: "Send review" }).click();
  const request = await posted;
  expect(new URL(request.url()).pathname).toBe("/_stagelight/reviews/new");
  expect(Object.fromEntries(new URLSearchParams(request.postData()!))).toEqual({
    score: "4",
    text: "Floral.",
    name: "",
    trap: "",
    locale: "en",
    kind: "stars",
    product: "tea",
    productName: "Boseong green",
    form: "review",
  });
  await context.close();
  const { page, complaints } = await on.open("/review");
  const shifted = await watchShifts(page);
  await page.getByRole("radio", { name: "3 of 5 stars" }).check();
  on.server.answers.push(reviewTaken());
  await page.getByRole("button", { name: "Send review" }).click();
  await page.getByRole("heading", { name: "Thank you" }).waitFor();
  expect(on.server.posts.at(-1)!.body).toMatchObject({ kind: "stars", score: 3, product: "tea" });
  expect(await shifted()).toBeLessThan(0.1);
  expect(complaints).toEqual([]);
  await page.close();
});

it("without JavaScript a survey is a plain form with what everybody is asked", async () => {
  const context = await on.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${on.site.url}/survey`);
  await page.getByLabel("A friend").check();
  await page.locator(".nps [value='10']").check();
  const posted = page.waitForRequest((request) => request.method() === "POST");
  await page.getByRole("button", { name: "Send" }).click();
  const request = await posted;
  expect(new URL(request.url()).pathname).toBe("/_stagelight/surveys/every");
  expect(Object.fromEntries(new URLSearchParams(request.postData()!))).toEqual({
    "answers.heard": "friend",
    "answers.nps": "10",
    trap: "",
    locale: "en",
    form: "survey",
  });
  await context.close();
});

it("without JavaScript a link is asked for by a plain form; with it, code takes that over", async () => {
  const context = await on.browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(`${on.site.url}/referral`);
  await plain.getByLabel("E-mail address").fill("mina@nuri.example");
  await plain.getByLabel("Friends may see").check();
  await plain.getByText("Terms", { exact: true }).click();
  await plain.getByText("One reward for each friend.").waitFor();
  await plain.getByRole("button", { name: "Get my link" }).click();
  await expect.poll(() => on.server.posts.length).toBe(1);
  expect(on.server.posts[0]).toEqual({
    path: "v1/referral/join",
    type: "application/x-www-form-urlencoded",
    body: {
      email: "mina@nuri.example",
      name: "",
      showName: "yes",
      trap: "",
      locale: "en",
      form: "referral",
      program: "friends",
      "terms.version": "1",
    },
  });
  await context.close();
  const { page, complaints } = await on.open("/referral");
  const shifted = await watchShifts(page);
  await page.getByLabel("E-mail address").fill("mina@nuri.example");
  expect(await shifted()).toBe(0);
  await page.getByRole("button", { name: "Get my link" }).click();
  await page.getByRole("heading", { name: "Check your mailbox" }).waitFor();
  expect(on.server.posts.at(-1)!.type).toBe("application/json");
  expect(complaints).toEqual([]);
  await page.close();
});

it.each(["/", "/linked"])("%s: code takes over what is painted; nothing moves", async (path) => {
  on.server.requests.length = 0;
  const { page, complaints } = await on.open(path);
  await page.waitForLoadState("networkidle");
  // Painted and in use by nobody, it needs no code.
  expect(on.server.requests.map(({ path }) => path)).toEqual(["/_stagelight/embed.js"]);
  const shifted = await watchShifts(page);
  await page.evaluate(() => {
    const root = document.querySelector("stagelight-newsletter")!.shadowRoot!;
    Object.assign(window, { painted: root.querySelector("#email") });
  });
  const ready = page.evaluate(
    () => new Promise((done) => document.addEventListener("stagelight:widget-ready", done)),
  );
  await page.locator("stagelight-newsletter").hover();
  await ready;
  const same = await page.evaluate(() => {
    const root = document.querySelector("stagelight-newsletter")!.shadowRoot!;
    const { painted } = window as unknown as { painted: Element };
    return painted === root.querySelector("#email") && root.querySelector("style, link") === null;
  });
  expect(same).toBe(true);
  expect(await shifted()).toBe(0);
  await page.locator("#email").fill("mina@nuri.example");
  // Of two lists, one at least.
  if (path === "/") await page.locator("[value=tea]").check();
  await page.locator("button[type=submit]").click();
  await page.locator("#result").waitFor();
  expect(on.server.posts.map(({ type }) => type)).toEqual(["application/json"]);
  expect(complaints).toEqual([]);
  await page.close();
});

it("keeps what was written, ticked and focused before the code arrived", async () => {
  const { page } = await on.open("/");
  await page.evaluate(() => {
    const root = document.querySelector("stagelight-newsletter")!.shadowRoot!;
    root.querySelector<HTMLInputElement>("#email")!.value = "mina@nuri.example";
    root.querySelector<HTMLInputElement>("[value=tea]")!.checked = true;
    root.querySelector<HTMLInputElement>("[value=light]")!.checked = true;
  });
  const ready = page.evaluate(
    () => new Promise((done) => document.addEventListener("stagelight:widget-ready", done)),
  );
  await page.getByLabel("Name").focus();
  await ready;
  await page.keyboard.type("Mina");
  await page.keyboard.press("Enter");
  await page.locator("#result").waitFor();
  expect(on.server.posts[0]!.body).toMatchObject({
    email: "mina@nuri.example",
    name: "Mina",
    lists: ["tea"],
    fields: { taste: "light" },
    consentText: { version: "2026-11" },
  });
  await page.close();
});

it.each([
  ["en", "Name (optional)", "Taste (optional)"],
  ["ko", "이름 (선택)", "Taste (선택)"],
  ["zh", "姓名（选填）", "Taste（选填）"],
])("says what may be left empty, fields and choices alike: %s", (locale, name, taste) => {
  const must = { ...settings.fields[0], id: "cup", label: "Cup", required: true };
  const fields = [...settings.fields, must];
  const { html: form } = newsletterHtml({
    server: on.server.url,
    locale,
    settings: { ...settings, fields },
  });
  const labels = [...form.matchAll(/part="label"[^>]*>([^<]*)/g)].map(([, label]) => label);
  expect(labels).toEqual(expect.arrayContaining([name, taste, "Cup"]));
});

it("a copy of an element that was at work is a form of its own", async () => {
  const { page } = await on.open("/");
  const untouched = await page.evaluate(() => {
    const element = document.querySelector("stagelight-newsletter")!;
    const copy = element.cloneNode(true) as HTMLElement;
    return copy.shadowRoot?.querySelector("form") !== null;
  });
  expect(untouched).toBe(true);
  await page.locator("stagelight-newsletter").hover();
  await page.getByLabel("E-mail address").fill("mina@nuri.example");
  await page.getByLabel("New teas").check();
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.locator("#result").waitFor();
  await page.evaluate(() => {
    const element = document.querySelector("stagelight-newsletter")!;
    element.replaceWith(element.cloneNode(true));
  });
  await page.locator("stagelight-newsletter").hover();
  await page.getByRole("button", { name: "Subscribe" }).waitFor();
  expect(await page.locator("#email").count()).toBe(1);
  await page.close();
});
