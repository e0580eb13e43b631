import { expect, it } from "vitest";
import { heldBy } from "../kit/held.ts";
import { widgetSuite } from "../kit/widget-suite.ts";
import { embed, page as html } from "../kit/widgets.ts";

const form = "<stagelight-newsletter></stagelight-newsletter>";
const add = `<button onclick="this.after(document.createElement('stagelight-newsletter'))">Add</button>`;

const on = widgetSuite((server) => ({ pages: { "/": html(embed(server) + add + form) } }));

/** What each widget is put in as, and how often: some of them are painted with much more than others. */
const WIDGETS = [
  ["newsletter", 1000],
  ["referral", 300],
  ["referral-gift", 300],
  ["review-request", 300],
  ["survey", 300],
] as const;

it.each(WIDGETS)(
  "%s, put in and taken out %i times, leaves nothing behind",
  async (name, often) => {
    const { page, complaints } = await on.open("/");
    await page.getByLabel("E-mail address").waitFor();
    await page.evaluate(() => {
      const given = { code: "4F7K", program: "friends", gift: "10 %" };
      Object.assign(window, { stagelight: { referral: () => given } });
    });
    const comeAndGo = (times: number) =>
      page.evaluate(
        async ([times, tag]) => {
          for (let time = 0; time < times; time++) {
            const ready = new Promise((done) =>
              document.addEventListener("stagelight:widget-ready", done, { once: true }),
            );
            const element = document.createElement(tag);
            document.body.prepend(element);
            // Some are at work when they go, others have only just come.
            if (time % 5 === 0) await ready;
            element.remove();
          }
          await new Promise((done) => setTimeout(done, 100));
        },
        [times, `stagelight-${name}`] as const,
      );
    await comeAndGo(50);
    const before = await heldBy(page);
    await comeAndGo(often);
    const after = await heldBy(page);
    expect(after.listeners).toBeLessThanOrEqual(before.listeners + 20);
    expect(after.nodes).toBeLessThanOrEqual(before.nodes + 100);
    expect(complaints).toEqual([]);
    await page.close();
  },
);

/** What libraries of another age, and careless pages, do to what everybody uses. */
function redefine(): void {
  const broken = () => {
    throw new Error("The page's own.");
  };
  for (const everybodys of [Array.prototype, Object.prototype])
    Object.defineProperty(everybodys, "extra", { value: 1, enumerable: true });
  Object.assign(window, {
    Array: broken,
    Promise: broken,
    Map: broken,
    Set: broken,
    fetch: broken,
  });
}

it("a page that redefines what everybody uses keeps forms that work, also those that come later", async () => {
  const { page } = await on.open("/");
  await page.getByLabel("E-mail address").fill("mina@nuri.example");
  await page.waitForLoadState("networkidle");
  // Not by the test's own code in the page, which would not outlive it either.
  await page.addScriptTag({ content: `(${redefine.toString()})()` });
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.getByRole("heading", { name: "One more step" }).waitFor();
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const late = page.locator("button + stagelight-newsletter");
  await late.getByLabel("E-mail address").fill("mino@nuri.example");
  await late.getByRole("button", { name: "Subscribe" }).click();
  await late.getByRole("heading", { name: "One more step" }).waitFor();
  const sent = on.server.posts.map(({ body }) => body["email"]);
  expect(sent).toEqual(["mina@nuri.example", "mino@nuri.example"]);
  await page.close();
});
