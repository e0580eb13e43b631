import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { violations } from "../kit/axe.ts";
import { launch } from "../kit/browser.ts";
import { type RunningServer, type ServerFolder, serverFolder } from "../kit/stagelight-server.ts";

const EMAIL = "jin@shop.example";
const PASSWORD = "seven green kettles";
const OTHER = "eleven quiet harbours";

let folder: ServerFolder;
let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  folder = await serverFolder();
  [server, browser] = await Promise.all([folder.start(), launch()]);
});
afterAll(async () => {
  await browser.close();
  await server.end();
  await folder.remove();
});

const own = (): Promise<BrowserContext> => browser.newContext({ locale: "en" });

/** A page that keeps what its policy has refused. */
async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const refused: string[] = [];
    Object.assign(window, { refused });
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      refused.push(`${violatedDirective} ${blockedURI}`),
    );
  });
  await page.goto(`${server.base}/dashboard${path}`);
  return page;
}

const refusedOn = (page: Page) =>
  page.evaluate(() => (window as unknown as { refused: string[] }).refused);

/** Fills in and sends the form for signing in. */
async function signIn(page: Page, password: string): Promise<void> {
  await page.getByLabel("Email").fill(EMAIL);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

const inside = (page: Page) => page.getByRole("navigation").first().waitFor();
const outside = (page: Page) => page.getByRole("heading", { name: "Sign in" }).waitFor();

it("lets the first owner in by the link that it has printed, and others not", async () => {
  const printed = () => /dashboard\/accept#token=(\S+)/.exec(server.output())?.[1];
  await expect.poll(printed).toBeDefined();
  const token = printed()!;
  const context = await own();
  const page = await open(context, `/accept#token=${token}`);
  await page.getByRole("heading", { name: "Set up your dashboard" }).waitFor();
  // What stands in the address is in the history, and on a screen that is shared.
  expect(page.url()).not.toContain("token");
  expect(await violations(page)).toEqual([]);
  await page.getByLabel("Email").fill(EMAIL);
  await page.getByLabel("Name").fill("Jin");
  await page.getByLabel("New password").fill("password123");
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByText("Many people use this one").waitFor();
  await page.getByLabel("New password").fill(PASSWORD);
  await page.getByRole("button", { name: "Begin" }).click();
  await inside(page);
  expect(await refusedOn(page)).toEqual([]);
  const cookies = await context.cookies(server.url);
  expect(cookies.find(({ name }) => name === "__Host-stagelight-team")).toMatchObject({
    httpOnly: true,
    secure: true,
    sameSite: "Lax",
    path: "/",
  });
  await context.close();

  const again = await open(await own(), `/accept#token=${token}`);
  await again.getByRole("heading", { name: "This link does not work any more" }).waitFor();
  await again.context().close();
});

it("runs nothing that was written into it, and stands in nobody's frame", async () => {
  const page = await open(await own(), "/");
  await outside(page);
  expect(await violations(page)).toEqual([]);
  const written = await page.evaluate(() => {
    const ways: [string, () => void][] = [
      ["innerHTML", () => (document.body.innerHTML = "<img src=x onerror=alert(1)>")],
      [
        "script",
        () => {
          const script = document.createElement("script");
          script.textContent = "window.pwned = 1";
          document.body.append(script);
        },
      ],
    ];
    return ways.map(([name, way]) => {
      try {
        way();
        return `${name} ${(window as { pwned?: number }).pwned ?? "nothing"}`;
      } catch (error) {
        return `${name} ${(error as Error).name}`;
      }
    });
  });
  expect(written).toEqual(["innerHTML TypeError", "script TypeError"]);

  const thief = createServer((_, answer) => {
    answer.setHeader("content-type", "text/html");
    answer.end(`<iframe src="${server.base}/dashboard/" width="800" height="600"></iframe>`);
  });
  await new Promise<void>((listening) => thief.listen(0, "127.0.0.1", listening));
  const around = await page.context().newPage();
  await around.goto(`http://127.0.0.1:${(thief.address() as AddressInfo).port}/`);
  // It is refused before its own rule for frames is looked at, which the server's tests see to.
  await expect.poll(() => around.frames()[1]!.content()).toContain("origin-refused");
  thief.close();
  await page.context().close();
});

it("ends every session with a new password, in all browsers", async () => {
  const [desk, phone] = [await own(), await own()];
  const [one, other] = [await open(desk, "/"), await open(phone, "/")];
  for (const page of [one, other]) {
    await signIn(page, PASSWORD);
    await inside(page);
  }
  const change = await one.evaluate(
    async ([path, old, next]) => {
      const answer = await fetch(`${path}/dashboard/api/password`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ old, new: next }),
      });
      return answer.status;
    },
    [server.base, PASSWORD, OTHER] as const,
  );
  expect(change).toBe(200);
  await one.reload();
  await inside(one);
  await other.reload();
  await outside(other);
  await signIn(other, PASSWORD);
  await other.getByText("The email or the password is not right.").waitFor();
  await signIn(other, OTHER);
  await inside(other);
  expect(await refusedOn(other)).toEqual([]);
  await desk.close();
  await phone.close();
});

it("has no route by which another page writes, whoever is signed in", async () => {
  const context = await own();
  const page = await open(context, "/");
  await signIn(page, OTHER);
  await inside(page);
  const evil = createServer((_, answer) => {
    answer.setHeader("content-type", "text/html");
    answer.end(`<form method="post" enctype="text/plain" action="${server.base}/dashboard/api/me">
      <input name='{"name":"Eve","a":"' value='"}'></form>`);
  });
  await new Promise<void>((listening) => evil.listen(0, "127.0.0.1", listening));
  const { port } = evil.address() as AddressInfo;
  // The same address and another port is the same site: cookies go along.
  const there = await context.newPage();
  await there.goto(`http://127.0.0.1:${port}/`);
  const [answer] = await Promise.all([
    there.waitForResponse((response) => response.url().endsWith("/dashboard/api/me")),
    there.evaluate(() => document.forms[0]!.submit()),
  ]);
  expect((await answer.request().allHeaders()).cookie).toContain("__Host-stagelight-team");
  expect(answer.status()).toBe(403);
  const again = await context.newPage();
  await again.goto(`http://127.0.0.1:${port}/`);
  const sent = await again.evaluate(
    (path) =>
      fetch(`${path}/dashboard/api/me`, {
        method: "POST",
        credentials: "include",
        headers: { "content-type": "application/json" },
        body: '{"name":"Eve"}',
      }).then(
        ({ status }) => status,
        () => "refused",
      ),
    server.base,
  );
  expect(sent).toBe("refused");
  const [member] = await folder.query<{ name: string }>("select name from team_member");
  expect(member!.name).toBe("Jin");
  evil.close();
  await context.close();
});
