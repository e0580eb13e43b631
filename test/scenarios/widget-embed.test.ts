import { expect, it } from "vitest";
import { serverFolder } from "../kit/stagelight-server.ts";
import { widgetSuite } from "../kit/widget-suite.ts";
import { embed, open, page as html, servePages } from "../kit/widgets.ts";

const form = "<stagelight-newsletter></stagelight-newsletter>";

const on = widgetSuite((server) => {
  const far = '<div style="height: 4000px"></div>';
  return {
    pages: {
      "/": html(embed(server) + form),
      "/twice": html(
        `${embed(server)}${embed(server).replace("embed.js", "embed.js?again")}${form}`,
      ),
      "/far": html(embed(server) + far + form),
      "/korean": html(embed(server) + form, { lang: "ko-KR" }),
      "/two": html(`${embed(server)}<div id="a">${form}</div><div id="b"></div>`),
      "/lost": html(
        `${embed(server)}<stagelight-newsletter settings="{name: true}"><a href="/plain">Sign up</a></stagelight-newsletter>`,
      ),
    },
  };
});

it("signs up: one request, with all that the server asks for and nothing else", async () => {
  const { page, complaints } = await on.open("/?utm_source=mail");
  const told = page.evaluate(
    () =>
      new Promise((resolve) => {
        document.addEventListener("stagelight:newsletter-requested", ({ detail }) =>
          resolve(detail),
        );
      }),
  );
  await page.getByLabel("E-mail address").fill("mina@nuri.example");
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.getByRole("heading", { name: "One more step" }).waitFor();
  expect(on.server.posts).toEqual([
    {
      path: "v1/newsletter",
      type: "application/json",
      body: {
        email: "mina@nuri.example",
        locale: "en",
        page: `${on.site.url}/`,
        form: "newsletter",
        began: expect.any(Number),
        idempotency: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/),
      },
    },
  ]);
  expect(await told).toEqual({ form: "newsletter", lists: [] });
  expect(complaints).toEqual([]);
  await page.close();
});

it("stores nothing and sends nothing before the button is pressed", async () => {
  const { page } = await on.open("/");
  await page.getByLabel("E-mail address").fill("mina@nuri.example");
  expect(await page.evaluate(() => localStorage.length + document.cookie.length)).toBe(0);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  expect(on.server.posts).toEqual([]);
  await page.close();
});

it("the script in the page twice is the script once", async () => {
  const { page, complaints } = await on.open("/twice");
  await page.getByRole("button", { name: "Subscribe" }).waitFor();
  await page.waitForLoadState("networkidle");
  expect(await page.getByRole("button").count()).toBe(1);
  expect(complaints).toEqual([]);
  await page.close();
});

it("the code of a widget comes when it is near to be seen", async () => {
  on.server.requests.length = 0;
  const { page } = await on.open("/far");
  await page.waitForLoadState("networkidle");
  expect(on.server.requests.map(({ path }) => path)).toEqual(["/_stagelight/embed.js"]);
  await page.locator("stagelight-newsletter").scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.getByRole("button", { name: "Subscribe" }).waitFor();
  const languages = on.server.requests.filter(({ path }) => /-(en|ko|zh)-/.test(path));
  expect(languages).toHaveLength(1);
  await page.close();
});

it("speaks the language of the page around it, or its own; attributes change it live", async () => {
  const { page } = await on.open("/korean");
  const widget = page.locator("stagelight-newsletter");
  await page.getByLabel("이메일 주소").fill("mina@nuri.example");
  const set = (name: string, value: string) =>
    widget.evaluate((element, [name, value]) => element.setAttribute(name!, value!), [name, value]);
  await set("locale", "zh");
  await page.getByRole("button", { name: "订阅" }).waitFor();
  await set("heading", "茶信");
  await page.getByRole("heading", { name: "茶信" }).waitFor();
  await set("settings", JSON.stringify({ name: true }));
  expect(await page.getByLabel("姓名").count()).toBe(1);
  expect(await page.getByLabel("电子邮箱").inputValue()).toBe("mina@nuri.example");
  await page.close();
});

it("stays the same when it is moved, or taken out and put in again", async () => {
  const { page, complaints } = await on.open("/two");
  await page.getByLabel("E-mail address").fill("mina@nuri.example");
  await page.evaluate(() => {
    document.querySelector("#b")!.append(document.querySelector("stagelight-newsletter")!);
  });
  expect(await page.getByLabel("E-mail address").inputValue()).toBe("mina@nuri.example");
  await page.evaluate(async () => {
    const element = document.querySelector("stagelight-newsletter")!;
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.querySelector("#a")!.append(element);
  });
  expect(await page.getByLabel("E-mail address").inputValue()).toBe("mina@nuri.example");
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.getByRole("heading", { name: "One more step" }).waitFor();
  expect(on.server.posts).toHaveLength(1);
  expect(complaints).toEqual([]);
  await page.close();
});

it("taken out and put in while its code is under way, it is painted once", async () => {
  const { page, complaints } = await on.open("/");
  await page.evaluate(async () => {
    const element = document.querySelector("stagelight-newsletter")!;
    for (let time = 0; time < 20; time++) {
      element.remove();
      document.body.append(element);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });
  await page.getByRole("button", { name: "Subscribe" }).waitFor();
  expect(await page.locator("form").count()).toBe(1);
  expect(complaints).toEqual([]);
  await page.close();
});

it("gives what was written to the element that stands in for it on the next page", async () => {
  const { page } = await on.open("/two");
  await page.getByLabel("E-mail address").fill("mina@nuri.example");
  // What a client router does: the old page's element goes, the new page's comes.
  await page.evaluate(() => {
    const element = document.createElement("stagelight-newsletter");
    document.querySelector("stagelight-newsletter")!.replaceWith(element);
  });
  await expect.poll(() => page.getByLabel("E-mail address").inputValue()).toBe("mina@nuri.example");
  await page.close();
});

it("says why it does not work, and leaves what stood there", async () => {
  const { page, complaints } = await on.open("/lost");
  await expect.poll(() => complaints.join()).toContain('The attribute "settings" is not JSON.');
  expect(await page.getByRole("link", { name: "Sign up" }).isVisible()).toBe(true);
  await page
    .locator("stagelight-newsletter")
    .evaluate((element) => element.setAttribute("settings", '{"name": true}'));
  await page.getByLabel("Name").waitFor();
  await page.close();
});

it("a form sent without a connection is kept, and sent once when the page is open again", async () => {
  const context = await on.browser.newContext();
  const page = await context.newPage();
  await page.goto(on.site.url);
  await page.getByLabel("E-mail address").fill("mina@nuri.example");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.getByRole("heading", { name: "Kept for later" }).waitFor();
  await page.close();
  await context.setOffline(false);
  const later = await context.newPage();
  // Not even seen: what waits goes out as soon as a page with the widget is open.
  await later.goto(`${on.site.url}/far`);
  await expect.poll(() => on.server.posts.length).toBe(1);
  await expect.poll(() => later.evaluate(() => localStorage.length)).toBe(0);
  await later.reload();
  await later.waitForLoadState("networkidle");
  expect(on.server.posts.map(({ body }) => body["email"])).toEqual(["mina@nuri.example"]);
  await context.close();
});

it("the script tag is all that a page of another origin needs of a real server", async () => {
  const folder = await serverFolder({
    config: {
      newsletter: {
        name: true,
        lists: [
          { id: "tea", name: "New teas" },
          { id: "events", name: "Events" },
        ],
      },
      mail: { from: "hello@nuri.example", postalAddress: "1 Tea Lane, Boseong" },
    },
    // Mails lie in a folder.
    environment: { NODE_ENV: "development" },
  });
  const real = await folder.start();
  const tag = `<script type="module" src="${real.base}/embed.js"></script>`;
  const shop = await servePages(
    { "/": html(tag + form) },
    {
      headers: {
        "content-security-policy": `default-src 'none'; script-src ${real.url}; connect-src ${real.url}; require-trusted-types-for 'script'; trusted-types 'none'`,
        // What such a page takes in has to say that it may be.
        "cross-origin-embedder-policy": "require-corp",
      },
    },
  );
  const { page, complaints } = await open(on.browser, shop.url);
  await page.getByLabel("E-mail address").fill("mina@nuri.example");
  await page.getByLabel("New teas").check();
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.getByRole("heading", { name: "One more step" }).waitFor();
  expect(await folder.query("select email from subscriber")).toEqual([
    { email: "mina@nuri.example" },
  ]);
  // A proof of work that the server asks for is said as a failed request, and no other is.
  expect(complaints.filter((text) => !text.includes("status of 403"))).toEqual([]);
  await page.close();
  await shop.close();
  await real.end();
  await folder.remove();
});
