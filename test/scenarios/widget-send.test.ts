import { pbkdf2Sync } from "node:crypto";
import { expect, it } from "vitest";
import { strictPolicy, widgetSuite } from "../kit/widget-suite.ts";
import { embed, page as html } from "../kit/widgets.ts";

const form = "<stagelight-newsletter></stagelight-newsletter>";

const on = widgetSuite((server) => ({
  pages: {
    "/": html(embed(server) + form),
    "/framed": html('<iframe sandbox="allow-scripts allow-forms" src="/" height="600"></iframe>'),
  },
  headers: strictPolicy(server, "frame-src 'self'"),
}));

/** Found after 256 tries on the average. */
const parameters = {
  algorithm: "PBKDF2/SHA-256",
  nonce: "0123456789abcdef0123456789abcdef",
  salt: "fedcba9876543210fedcba9876543210",
  cost: 2000,
  keyLength: 32,
  keyPrefix: "00",
  data: { most: 10_000 },
};

interface Proof {
  readonly challenge: unknown;
  readonly solution: { readonly counter: number; readonly derivedKey: string };
}

it("makes a proof of work beside the page, at 4× slow-down, and says so", async () => {
  const { page, complaints } = await on.open("/");
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  // The processor's time of the page's thread: what else the machine does, does not count.
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  const busy = async () => {
    const { metrics } = await cdp.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration")!.value * 1000;
  };
  on.server.answers.push({ status: 403, body: { challenge: { parameters, signature: "a" } } });
  await page.getByLabel("E-mail address").fill("mina@nuri.example");
  await page.evaluate(() => {
    const said: string[] = [];
    const root = document.querySelector("stagelight-newsletter")!.shadowRoot!;
    const note = root.querySelector("[part=progress]")!;
    new MutationObserver(() => said.push(note.textContent)).observe(note, { childList: true });
    Object.assign(window, { said });
  });
  const before = await busy();
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.getByRole("heading", { name: "One more step" }).waitFor();
  const took = (await busy()) - before;
  const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
  expect(said).toContain("One moment, we are making sure that you are not a robot.");
  const [first, second] = on.server.posts.map(({ body }) => body);
  const { proof, ...again } = second as { proof: Proof };
  expect(again).toEqual(first);
  expect(proof.challenge).toEqual({ parameters, signature: "a" });
  const { counter, derivedKey } = proof.solution;
  const tried = Buffer.from(parameters.nonce + counter.toString(16).padStart(8, "0"), "hex");
  const salt = Buffer.from(parameters.salt, "hex");
  expect(derivedKey).toBe(pbkdf2Sync(tried, salt, 2000, 32, "sha256").toString("hex"));
  expect(derivedKey).toMatch(/^00/);
  // Four tries are under way together: that is the most that can come at once, 5 ms on a machine
  // that does nothing else.
  expect((took / counter) * 4).toBeLessThan(16);
  expect(complaints.filter((text) => !text.includes("403"))).toEqual([]);
  await page.close();
});

it("a form that is taken at once loads nothing of that", async () => {
  on.server.requests.length = 0;
  const { page } = await on.open("/");
  await page.getByLabel("E-mail address").fill("mina@nuri.example");
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.getByRole("heading", { name: "One more step" }).waitFor();
  const pieces = on.server.requests.map(
    ({ path }) => /([a-z-]+)(-[A-Z0-9]+)?\.js$/.exec(path)?.[1],
  );
  expect(new Set(pieces.filter(Boolean))).toEqual(
    new Set(["embed", "runtime", "newsletter-sending", "newsletter-en", "site", "meant-address"]),
  );
  await page.close();
});

it("without a connection from the first letter on, it is kept as it was filled in", async () => {
  const context = await on.browser.newContext();
  const page = await context.newPage();
  await page.goto(on.site.url);
  await page.getByRole("button", { name: "Subscribe" }).waitFor();
  await context.setOffline(true);
  await page.getByLabel("E-mail address").fill("mina");
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.getByText("Please write an address").waitFor();
  await page.getByLabel("E-mail address").fill("mina@nuri.example");
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.getByText("Your request for mina@nuri.example is kept").waitFor();
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.close();
  await context.setOffline(false);
  const later = await context.newPage();
  await later.goto(on.site.url);
  await later.getByRole("heading", { name: "One more step" }).waitFor();
  await expect.poll(() => later.evaluate(() => localStorage.length)).toBe(0);
  expect(on.server.posts.map(({ body }) => body)).toMatchObject([
    { email: "mina@nuri.example", form: "newsletter", locale: "en", page: `${on.site.url}/` },
  ]);
  await context.close();
});

it("what several tabs keep is sent once, and every tab says so", async () => {
  const context = await on.browser.newContext();
  const tabs = await Promise.all([context.newPage(), context.newPage()]);
  for (const tab of tabs) await tab.goto(on.site.url);
  for (const tab of tabs) await tab.getByRole("button", { name: "Subscribe" }).waitFor();
  // One has all that it needs to send, the other has not.
  await tabs[0].getByLabel("E-mail address").fill("m");
  await tabs[0].waitForLoadState("networkidle");
  await context.setOffline(true);
  for (const [index, tab] of tabs.entries()) {
    await tab.getByLabel("E-mail address").fill(`mina${index}@nuri.example`);
    await tab.getByRole("button", { name: "Subscribe" }).click();
    await tab.getByText(`mina${index}@nuri.example is kept`).waitFor();
  }
  await context.setOffline(false);
  for (const tab of tabs) await tab.getByRole("heading", { name: "One more step" }).waitFor();
  const later = await context.newPage();
  await later.goto(on.site.url);
  await later.getByRole("button", { name: "Subscribe" }).waitFor();
  await expect.poll(() => later.evaluate(() => localStorage.length)).toBe(0);
  const sent = on.server.posts.map(({ body }) => body["email"]);
  expect(sent).toHaveLength(2);
  expect(new Set(sent)).toEqual(new Set(["mina0@nuri.example", "mina1@nuri.example"]));
  await context.close();
});

it("what waits is sent without taking the form away from who is writing, or the focus", async () => {
  const context = await on.browser.newContext();
  const page = await context.newPage();
  await page.goto(on.site.url);
  await page.getByLabel("E-mail address").fill("mina@nuri.example");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.getByRole("heading", { name: "Kept for later" }).waitFor();
  await context.setOffline(false);
  await expect.poll(() => on.server.posts.length).toBe(1);
  await context.setOffline(true);
  const other = await context.newPage();
  await page.getByRole("button", { name: "Wrong address? Change it" }).click();
  await page.getByLabel("E-mail address").fill("mino@nuri.example");
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.getByRole("heading", { name: "Kept for later" }).waitFor();
  await page.getByRole("button", { name: "Wrong address? Change it" }).click();
  // Changed, it is not what waits any more.
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.getByRole("heading", { name: "Kept for later" }).waitFor();
  await page.close();
  on.server.answers.push({ status: 202, delayMs: 1000 });
  await context.setOffline(false);
  await other.goto(on.site.url);
  await expect.poll(() => on.server.posts.length).toBe(2);
  await other.getByRole("heading", { name: "One more step" }).waitFor();
  expect(await other.evaluate(() => document.activeElement === document.body)).toBe(true);
  expect(on.server.posts[1]!.body["email"]).toBe("mino@nuri.example");
  await context.close();
});

it("works in a third-party frame that may store nothing and has no cookies", async () => {
  const { page, complaints } = await on.open("/framed");
  const frame = page.frameLocator("iframe");
  await frame.getByLabel("E-mail address").fill("mina@nuri.example");
  await frame.getByRole("button", { name: "Subscribe" }).click();
  await frame.getByRole("heading", { name: "One more step" }).waitFor();
  expect(on.server.posts).toHaveLength(1);
  // Without storage a form cannot be kept: it is still there, and says so.
  await frame.getByRole("button", { name: "Wrong address? Change it" }).click();
  await frame.getByLabel("E-mail address").fill("mino@nuri.example");
  await page.context().setOffline(true);
  await frame.getByRole("button", { name: "Subscribe" }).click();
  await frame.getByText("No answer arrived.").waitFor();
  expect(await frame.getByLabel("E-mail address").inputValue()).toBe("mino@nuri.example");
  expect(complaints).toEqual([]);
  await page.close();
});
