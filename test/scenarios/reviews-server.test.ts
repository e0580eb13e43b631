import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { passOn } from "../kit/pass-on.ts";
import { items, ldJson, live } from "../kit/reviews-suite.ts";
import { buildScenario } from "../kit/scenario.ts";
import { serve } from "../kit/serve.ts";
import { serverFolder } from "../kit/stagelight-server.ts";
import { open } from "../kit/widgets.ts";

const program = fileURLToPath(new URL("../../packages/server/bin/stagelight.js", import.meta.url));
const run = promisify(execFile);

const csv = (count: number): string =>
  [
    "rating,review_date,product_id,body,reviewer_name,reply",
    ...Array.from(
      { length: count },
      (_, number) => `${1 + (number % 5)},2026-03-0${1 + (number % 9)},sencha,Text ${number},Mina,`,
    ),
  ].join("\n");

it("a page is built from a server's reviews, and renewed, sorted, filtered and continued by it", async () => {
  const folder = await serverFolder({
    config: {
      mail: { from: "Nuri Tea <hello@nuri.example>", postalAddress: "Nuri Tea, Boseong" },
      review: { ask: false },
    },
    environment: { SMTP_URL: "smtp://127.0.0.1:9" },
  });
  const server = await folder.start();
  const take = async (count: number): Promise<void> => {
    const file = join(folder.path, `${count}.csv`);
    await writeFile(file, csv(count));
    const words = ["reviews", "import", file, "--from", "Trustpilot", "--publish", "--yes"];
    const env = { DATABASE_URL: folder.database, STAGELIGHT_SECRET: folder.secret };
    await run(process.execPath, [program, ...words], {
      cwd: folder.path,
      env: { ...process.env, ...env },
    });
  };
  await take(12);
  process.env["STAGELIGHT_URL"] = server.url;
  const { pages } = await buildScenario("reviews");
  delete process.env["STAGELIGHT_URL"];
  const site = await serve(pages, { handlers: { "/_stagelight/*": passOn(server.url) } });
  const browser = await launch();
  const plain = await browser.newPage({ javaScriptEnabled: false });
  await plain.goto(site.url);
  await plain.getByText("12 reviews", { exact: true }).first().waitFor();
  expect(await items(plain).count()).toBe(4);
  await items(plain).first().getByText("From Trustpilot").waitFor();
  await plain.context().close();

  await take(13);
  // It remembers an answer for a moment.
  await expect
    .poll(async () => (await fetch(`${server.base}/v1/reviews?product=sencha&most=4`)).text(), {
      timeout: 5000,
    })
    .toContain('"count":13');
  const { page, complaints } = await open(browser, site.url);
  await live(page);
  await page.getByText("13 reviews", { exact: true }).first().waitFor();
  // Neither their average nor they themselves are this site's to tell.
  await expect.poll(() => ldJson(page)).toEqual([]);
  await page.getByLabel("Sort by").selectOption("lowest");
  await expect.poll(() => items(page).first().getAttribute("data-stars")).toBe("1");
  await page.getByRole("button", { name: "Show more reviews" }).click();
  await expect.poll(() => items(page).count()).toBe(8);
  await page.getByRole("link", { name: /^5 stars/ }).click();
  await expect.poll(() => items(page).count()).toBe(2);
  await page.getByLabel("Verified orders only").check();
  await page.getByText("No review fits this.").waitFor();
  expect(complaints).toEqual([]);
  await browser.close();
  await site.close();
  await server.end();
  await folder.remove();
});
