import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import type { Served } from "../kit/serve.ts";
import { type RunningServer, type ServerFolder, serverFolder } from "../kit/stagelight-server.ts";
import { page as html, servePages } from "../kit/widgets.ts";

const patient = { timeout: 20_000 };
let browser: Browser;
let folder: ServerFolder;
let server: RunningServer;
let site: Served;

beforeAll(async () => {
  folder = await serverFolder({
    config: {
      newsletter: { name: true },
      mail: { from: "hello@nuri.example", postalAddress: "1 Tea Lane, Boseong" },
    },
    // Mails lie in a folder.
    environment: { NODE_ENV: "development" },
  });
  [browser, server] = await Promise.all([launch(), folder.start()]);
  const tag = `<script type="module" src="${server.base}/embed.js"></script>`;
  site = await servePages({ "/": html(`${tag}<stagelight-newsletter></stagelight-newsletter>`) });
});

afterAll(async () => {
  await browser.close();
  await Promise.all([site.close(), server.end()]);
  await folder.remove();
});

it("sent offline, its tab closed, and sent again where the answer was lost: signed up once", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(site.url);
  await page.getByLabel("E-mail address").fill("mina@nuri.example");
  await page.getByLabel("Name").fill("Mina");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.getByRole("heading", { name: "Kept for later" }).waitFor();
  await page.close();
  await context.setOffline(false);

  // The server takes it, but the connection breaks before it can say so.
  let lost = 0;
  await context.route("**/v1/newsletter", async (route) => {
    const response = await route.fetch();
    // A form that was filled in within a second is asked for a proof first.
    if (response.status() !== 202) return route.fulfill({ response });
    lost++;
    return route.abort();
  });
  const second = await context.newPage();
  await second.goto(site.url);
  await second.getByRole("heading", { name: "Kept for later" }).waitFor();
  await expect.poll(() => lost, patient).toBe(1);
  await second.close();
  await context.unroute("**/v1/newsletter");

  const third = await context.newPage();
  await third.goto(site.url);
  await third.getByRole("heading", { name: "One more step" }).waitFor();
  await expect.poll(() => third.evaluate(() => localStorage.length), patient).toBe(0);
  const sent =
    "select email, sign_up.name from sign_up join subscriber on subscriber.id = subscriber_id";
  expect(await folder.query(sent)).toEqual([{ email: "mina@nuri.example", name: "Mina" }]);
  expect(await folder.query("select action from consent_receipt")).toEqual([{ action: "asked" }]);
  await context.close();
});
