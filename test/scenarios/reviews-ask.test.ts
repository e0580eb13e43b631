import { expect, it } from "vitest";
import { violations } from "../kit/axe.ts";
import { reviewsSuite } from "../kit/reviews-suite.ts";

const on = reviewsSuite();

it("the form and a survey are painted with the page, and are plain forms without JavaScript", async () => {
  const context = await on.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${on.site.url}/ask`);
  await page.getByRole("heading", { name: "How is your tea?" }).waitFor();
  const stars = page.getByRole("radio", { name: /4/ }).first();
  await stars.check();
  expect(await stars.isChecked()).toBe(true);
  const forms = page.locator("form");
  expect(await forms.count()).toBe(2);
  const actions = await forms.evaluateAll((each) =>
    each.map((form) => [
      form.getAttribute("method"),
      new URL((form as HTMLFormElement).action).pathname,
    ]),
  );
  expect(actions).toEqual([
    ["post", "/_stagelight/reviews/new"],
    ["post", "/_stagelight/surveys/heard"],
  ]);
  await context.close();
});

it("nothing is wrong with them, and the site's own policy lets them be painted", async () => {
  const page = await on.browser.newPage();
  const refused: string[] = [];
  page.on("console", (message) => {
    if (/policy/i.test(message.text())) refused.push(message.text());
  });
  await page.goto(`${on.site.url}/ask`);
  await page.getByRole("heading", { name: "How is your tea?" }).waitFor();
  const html = await page.content();
  expect(html.match(/embed\.js/g)).toHaveLength(1);
  expect(await violations(page, { within: "main" })).toEqual([]);
  expect(refused).toEqual([]);
  await page.close();
});
