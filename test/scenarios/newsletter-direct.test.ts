import { newsletterSettings, readConfig } from "@stagelight/core/config";
import { newsletterHtml } from "@stagelight/widgets/static";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Arrived,
  type NewsletterService,
  startButtondownForm,
  startKitForm,
  startListmonkForm,
  startMailchimpForm,
} from "../fakes/newsletter-services.ts";
import { launch } from "../kit/browser.ts";
import type { Served } from "../kit/serve.ts";
import {
  embed,
  page as html,
  servePages,
  startWidgetServer,
  type WidgetServer,
} from "../kit/widgets.ts";

let browser: Browser;
let embedding: WidgetServer;
const services: Record<string, NewsletterService> = {};
const sites: Record<string, Served> = {};

const lists = [
  { id: "tea", name: "New teas" },
  { id: "events", name: "Events" },
];
const cups = { id: "cups", type: "number", label: "Cups a day" };
const teas = {
  id: "teas",
  type: "choices",
  label: "Teas",
  choices: [
    { id: "green", label: "Green tea" },
    { id: "black", label: "Black tea" },
  ],
};
const consent = { text: "I agree.", version: "1", box: true };

/** What the page of a site without a server has for each service. */
const newsletters = {
  mailchimp: (url: string) => ({
    name: true,
    lists,
    fields: [cups, teas],
    consent,
    direct: {
      service: "mailchimp",
      url: `${url}/subscribe/post?u=1a2b&id=3c4d`,
      fields: { cups: "CUPS", teas: { green: "group[9][1]", black: "group[9][2]" } },
      lists: { tea: "group[7][1]", events: "group[7][2]" },
    },
  }),
  kit: (url: string) => ({
    name: true,
    fields: [cups],
    direct: {
      service: "kit",
      url: `${url}/forms/1234567/subscriptions`,
      lists: { newsletter: "11" },
    },
  }),
  buttondown: (url: string) => ({
    name: true,
    lists,
    fields: [teas],
    direct: {
      service: "buttondown",
      url: `${url}/api/emails/embed-subscribe/nuri`,
      lists: { tea: "tea", events: "events" },
    },
  }),
  listmonk: (url: string) => ({
    name: true,
    lists,
    direct: { service: "listmonk", url, lists: { tea: "u-1", events: "u-2" } },
  }),
};
type Name = keyof typeof newsletters;

beforeAll(async () => {
  [browser, embedding] = await Promise.all([launch(), startWidgetServer()]);
  const started = {
    mailchimp: await startMailchimpForm(),
    kit: await startKitForm(),
    buttondown: await startButtondownForm(),
    listmonk: await startListmonkForm("*"),
    // Its settings trust no site.
    distrustful: await startListmonkForm(),
  };
  Object.assign(services, started);
  for (const [name, service] of Object.entries(started)) {
    const newsletter = newsletters[name === "distrustful" ? "listmonk" : (name as Name)];
    const config = readConfig({
      site: { name: "Nuri Tea" },
      server: false,
      newsletter: newsletter(service.url),
    });
    const settings = newsletterSettings(config)!;
    const { html: painted } = newsletterHtml({ server: embedding.url, locale: "en", settings });
    const attribute = JSON.stringify(settings).replaceAll("&", "&amp;").replaceAll('"', "&quot;");
    sites[name] = await servePages({
      "/": html(`${embed(embedding)}<main>${painted}</main>`),
      "/element": html(
        `${embed(embedding)}<stagelight-newsletter settings="${attribute}"></stagelight-newsletter>`,
      ),
      "/bundled": html(
        `<script type="module">import { defineWidgets } from "/elements.js"; defineWidgets({ newsletter: ${JSON.stringify(settings)} });</script><stagelight-newsletter></stagelight-newsletter>`,
      ),
    });
  }
});

afterAll(async () => {
  await browser.close();
  const all = [...Object.values(sites), ...Object.values(services), embedding];
  await Promise.all(all.map((each) => each.close()));
});

/** A page of a site, with its form filled in. */
async function filled(
  name: string,
  path: string,
  { email = "mina@nuri.example", scripts = true } = {},
): Promise<Page> {
  services[name]!.arrived.length = 0;
  const context = await browser.newContext({ javaScriptEnabled: scripts });
  const page = await context.newPage();
  await page.goto(`${sites[name]!.url}${path}`);
  await page.getByLabel("E-mail address").fill(email);
  for (const label of ["Name", "Cups a day"]) {
    const field = page.getByLabel(label);
    if (await field.count()) await field.fill(label === "Name" ? "Mina" : "3");
  }
  for (const label of ["New teas", "Green tea", "I agree."]) {
    const box = page.getByLabel(label);
    if (await box.count()) await box.check();
  }
  return page;
}

const send = (page: Page) => page.getByRole("button", { name: "Subscribe" }).click();
const arrived = (name: string) => services[name]!.arrived;
const FORM = "application/x-www-form-urlencoded";

/** What each service is sent by a form, in any order. */
const EXPECTED: Record<Name, { path: string; sent: [string, string][]; page: string }> = {
  mailchimp: {
    path: "/subscribe/post?u=1a2b&id=3c4d",
    sent: [
      ["EMAIL", "mina@nuri.example"],
      ["FNAME", "Mina"],
      ["CUPS", "3"],
      ["group[7][1]", "1"],
      ["group[9][1]", "1"],
      ["b_1a2b_3c4d", ""],
    ],
    page: "Almost finished: please confirm",
  },
  kit: {
    path: "/forms/1234567/subscriptions",
    sent: [
      ["email_address", "mina@nuri.example"],
      ["fields[first_name]", "Mina"],
      ["fields[cups]", "3"],
      ["tags[]", "11"],
    ],
    page: "Success! Now check your email",
  },
  buttondown: {
    path: "/api/emails/embed-subscribe/nuri",
    sent: [
      ["email", "mina@nuri.example"],
      ["metadata__name", "Mina"],
      ["metadata__teas", "green"],
      ["tag", "tea"],
      ["embed", "1"],
    ],
    page: "Please click the link that we sent you",
  },
  listmonk: {
    path: "/subscription/form",
    sent: [
      ["email", "mina@nuri.example"],
      ["name", "Mina"],
      ["l", "u-1"],
      ["nonce", ""],
    ],
    page: "Subscribed successfully",
  },
};

const sorted = (pairs: unknown): string[] =>
  (pairs as [string, string][])
    .map((pair) => pair.join(" = "))
    .toSorted((a, b) => (a < b ? -1 : 1));

/** What the service has got by a page of its own, which the person sees. */
async function posted(page: Page, name: string, like: Name): Promise<Arrived> {
  await page.getByRole("heading", { name: EXPECTED[like].page }).waitFor();
  const last = arrived(name).at(-1)!;
  return { ...last, sent: sorted(last.sent) };
}

function form(like: Name): Arrived {
  const { path, sent } = EXPECTED[like];
  return { path, type: FORM, sent: sorted(sent) };
}

describe.each(Object.keys(newsletters) as Name[])("a form for %s", (name) => {
  it("posts to it without JavaScript, under its names; its page answers", async () => {
    const page = await filled(name, "/", { scripts: false });
    await send(page);
    expect(await posted(page, name, name)).toEqual(form(name));
    await page.context().close();
  });
});

/** Hears of what the form tells, also when the page is left. */
async function listening(page: Page): Promise<string[]> {
  const told: string[] = [];
  await page.exposeFunction("heard", (text: string) => void told.push(text));
  await page.evaluate(() => {
    const { heard } = globalThis as unknown as { heard(text: string): void };
    for (const name of ["requested", "posted", "failed"]) {
      document.addEventListener(`stagelight:newsletter-${name}`, () => heard(name));
    }
  });
  return told;
}

describe.each(["/", "/element"])("with JavaScript, at %s", (path) => {
  it.each(["mailchimp", "buttondown"] as const)(
    "the browser posts to %s, which has nothing for scripts, and nothing is promised before",
    async (name) => {
      const page = await filled(name, path);
      const told = await listening(page);
      await send(page);
      expect(await posted(page, name, name)).toEqual(form(name));
      expect(arrived(name)).toHaveLength(1);
      expect(told).toEqual(["posted"]);
      await page.goBack();
      await page.getByRole("button", { name: "Subscribe" }).waitFor();
      await page.context().close();
    },
  );

  it("Kit takes it in place, and the person reads what comes next", async () => {
    const page = await filled("kit", path);
    const told = await listening(page);
    await send(page);
    await page.getByRole("heading", { name: "Thank you" }).waitFor();
    expect(await page.getByText("mina@nuri.example").textContent()).toBe("mina@nuri.example");
    expect(await page.getByRole("button", { name: "Send again" }).count()).toBe(0);
    expect(page.url()).toContain(sites["kit"]!.url);
    const [{ sent } = { sent: [] }] = arrived("kit");
    expect(sorted(sent)).toEqual(sorted(EXPECTED.kit.sent));
    expect(told).toEqual(["requested"]);
    await page.context().close();
  });

  it("listmonk takes it in place, as JSON", async () => {
    const page = await filled("listmonk", path);
    await send(page);
    await page.getByRole("heading", { name: "Thank you" }).waitFor();
    expect(arrived("listmonk")).toEqual([
      {
        path: "/api/public/subscription",
        type: "application/json",
        sent: { email: "mina@nuri.example", name: "Mina", list_uuids: ["u-1"] },
      },
    ]);
    await page.context().close();
  });
});

it("needs no server in a bundle of one's own either", async () => {
  const page = await filled("kit", "/bundled");
  await send(page);
  await page.getByRole("heading", { name: "Thank you" }).waitFor();
  expect(arrived("kit")).toHaveLength(1);
  await page.context().close();
});

it("a listmonk that does not trust the site gets the form by the browser, once", async () => {
  const page = await filled("distrustful", "/element");
  await send(page);
  expect(await posted(page, "distrustful", "listmonk")).toEqual(form("listmonk"));
  expect(arrived("distrustful")).toHaveLength(1);
  await page.context().close();
});

it("what Kit asks about, its own page asks", async () => {
  const page = await filled("kit", "/element", { email: "robot@nuri.example" });
  await send(page);
  await page.getByRole("heading", { name: "Success! Now check your email" }).waitFor();
  expect(arrived("kit")).toHaveLength(2);
  await page.context().close();
});

it("an address that Kit refuses is marked, and what was written stays", async () => {
  const page = await filled("kit", "/element", { email: "fake@nuri.example" });
  const told = await listening(page);
  await send(page);
  const field = page.getByLabel("E-mail address");
  await expect.poll(() => field.getAttribute("aria-invalid")).toBe("true");
  expect(await page.getByLabel("Name").inputValue()).toBe("Mina");
  expect(told).toEqual([]);
  await page.context().close();
});

it.each([
  [429, "Too many requests"],
  [503, "Something went wrong"],
])("a %i of the service is told, and can be tried again", async (status, says) => {
  services["listmonk"]!.troubles.push(status);
  const page = await filled("listmonk", "/element");
  await send(page);
  await page.getByRole("alert").filter({ hasText: says }).waitFor();
  await send(page);
  await page.getByRole("heading", { name: "Thank you" }).waitFor();
  expect(arrived("listmonk")).toHaveLength(2);
  await page.context().close();
});

it("without a connection nothing is promised", async () => {
  const page = await filled("kit", "/element");
  await page.context().setOffline(true);
  await send(page);
  await page.getByRole("alert").filter({ hasText: "No answer arrived" }).waitFor();
  expect(arrived("kit")).toEqual([]);
  await page.context().close();
});

it("our box of consent is asked for, and sent to nobody", async () => {
  const page = await filled("mailchimp", "/element");
  await page.getByLabel("I agree.").uncheck();
  await send(page);
  await page.getByText("Please tick this box").waitFor();
  expect(arrived("mailchimp")).toEqual([]);
  await page.context().close();
});

it("what a machine writes into the trap, the service sees in its own", async () => {
  const page = await filled("listmonk", "/element");
  await page.locator("input[name=trap]").fill("http://spam.example", { force: true });
  await send(page);
  await page.getByRole("heading", { name: "Not available" }).waitFor();
  expect(arrived("listmonk").map(({ path }) => path)).toEqual(["/subscription/form"]);
  await page.context().close();
});

it("what is written before the code comes stays, under our names", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route("**/embed.js", async (route) => {
    await page.getByLabel("E-mail address").waitFor();
    await page.getByLabel("E-mail address").evaluate((field: HTMLInputElement) => {
      field.value = "mina@nuri.example";
    });
    await page.getByLabel("New teas").evaluate((field: HTMLInputElement) => {
      field.checked = true;
    });
    await page.getByLabel("I agree.").evaluate((field: HTMLInputElement) => {
      field.checked = true;
    });
    await route.continue();
  });
  await page.goto(sites["mailchimp"]!.url);
  const ready = page.evaluate(
    () => new Promise((done) => document.addEventListener("stagelight:widget-ready", done)),
  );
  await page.getByLabel("Cups a day").focus();
  await ready;
  expect(await page.getByLabel("E-mail address").inputValue()).toBe("mina@nuri.example");
  for (const label of ["New teas", "I agree."]) {
    expect(await page.getByLabel(label).isChecked()).toBe(true);
  }
  await context.close();
});
