import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { heldBy } from "../kit/held.ts";
import { PROGRAM } from "../kit/referral-program.ts";
import { HALFWAY } from "../kit/referral-states.ts";
import { FULL_REVIEW, reviewTaken, SURVEYS } from "../kit/review-states.ts";
import { widgetSuite } from "../kit/widget-suite.ts";
import { embed, page as html } from "../kit/widgets.ts";

let rendered: string;
const settings = {
  name: true,
  lists: [
    { id: "tea", name: "New teas" },
    { id: "events", name: "Events" },
  ],
};

const on = widgetSuite(
  async (server) => {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL("widget-react/app.tsx", import.meta.url))],
      bundle: true,
      format: "esm",
      jsx: "automatic",
      splitting: true,
      outdir: "/",
      // The development build of React: it complains of what is wrong.
      define: { "process.env.NODE_ENV": '"development"' },
      write: false,
    });
    // What a server renders: React's own, from the same component.
    const rendering = await build({
      stdin: {
        contents: `import { renderToString } from "react-dom/server.browser";
        import { App } from "./app.tsx";
        export const html = (server) => renderToString(<App server={server} />);`,
        loader: "tsx",
        resolveDir: fileURLToPath(new URL("widget-react/", import.meta.url)),
      },
      bundle: true,
      format: "esm",
      jsx: "automatic",
      banner: { js: "const window = globalThis;" },
      write: false,
    });
    const code = Buffer.from(rendering.outputFiles[0]!.text).toString("base64");
    const { html: render } = (await import(`data:text/javascript;base64,${code}`)) as {
      html(server: string): string;
    };
    rendered = render(server.url);
    const scripts = Object.fromEntries(outputFiles.map(({ path, text }) => [path, text]));
    const app = html('<div id="app"></div><script type="module" src="/app.js"></script>');
    const element =
      '<stagelight-newsletter heading="Letters from the tea garden"></stagelight-newsletter>';
    return {
      pages: {
        ...scripts,
        "/": app.replace("<html", `<html data-server="${server.url}"`),
        "/nowhere": app,
        "/rendered": app
          .replace("<html", `<html data-server="${server.url}"`)
          .replace('id="app">', `id="app">${rendered}`),
        "/element": html(embed(server) + element),
        ...Object.fromEntries(
          ["chat", "referral", "review-request", "survey"].map((widget) => [
            `/${widget}`,
            app.replace("<html", `<html data-widget="${widget}" data-server="${server.url}"`),
          ]),
        ),
        "/chat-element": html(`${embed(server)}<stagelight-chat></stagelight-chat>`),
        "/referral-element": html(`${embed(server)}<stagelight-referral></stagelight-referral>`),
        "/review-request-element": html(
          `${embed(server)}<stagelight-review-request product="tea"></stagelight-review-request>`,
        ),
        "/survey-element": html(
          `${embed(server)}<stagelight-survey survey="every"></stagelight-survey>`,
        ),
      },
    };
  },
  {
    newsletter: settings,
    referral: { programs: [{ ...PROGRAM, showName: true }] },
    review: FULL_REVIEW,
    surveys: SURVEYS,
  },
);

it("works as a React component, with callbacks and live props", async () => {
  const { page, complaints } = await on.open("/");
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.getByText("Please fill this in.").waitFor();
  const focused = () => document.activeElement?.shadowRoot?.activeElement?.id;
  expect(await page.evaluate(focused)).toBe("email");
  await page.keyboard.type("mina@nuri.example");
  await page.getByRole("button", { name: "Rename" }).click();
  await page.getByRole("heading", { name: "Another heading" }).waitFor();
  await page.getByLabel("New teas").check();
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.getByRole("heading", { name: "One more step" }).waitFor();
  expect(await page.evaluate(focused)).toBe("result");
  expect(on.server.posts).toHaveLength(1);
  expect(on.server.posts[0]!.body).toMatchObject({ email: "mina@nuri.example", lists: ["tea"] });
  expect(await page.evaluate(() => (window as unknown as { told: unknown }).told)).toEqual([
    // In development React mounts twice.
    ["ready", { widget: "newsletter" }],
    ["ready", { widget: "newsletter" }],
    ["started", { form: "newsletter" }],
    ["requested", { form: "newsletter", lists: ["tea"] }],
  ]);
  expect(complaints).toEqual([]);
  await page.close();
});

it("rendered on a server it is an empty element, which React takes over without a word", async () => {
  expect(rendered).toMatch(/<div><\/div>$/);
  const { page, complaints } = await on.open("/rendered");
  await page.getByLabel("E-mail address").fill("mina@nuri.example");
  expect(await page.locator("#app > div").count()).toBe(1);
  expect(complaints).toEqual([]);
  await page.close();
});

it("mounted and taken out a hundred times, it leaves nothing behind", async () => {
  const { page, complaints } = await on.open("/");
  const toggle = (times: number) =>
    page.evaluate(async (times) => {
      const button = [...document.querySelectorAll("button")].at(-1)!;
      for (let time = 0; time < times; time++) {
        button.click();
        await new Promise((next) => setTimeout(next));
      }
    }, times);
  await page.getByLabel("E-mail address").waitFor();
  await toggle(20);
  const before = await heldBy(page);
  await toggle(200);
  await page.getByLabel("E-mail address").waitFor();
  const after = await heldBy(page);
  expect(after.listeners).toBeLessThanOrEqual(before.listeners + 20);
  expect(after.nodes).toBeLessThanOrEqual(before.nodes + 100);
  expect(complaints).toEqual([]);
  await page.close();
});

it("without a server it says so, and shows nothing", async () => {
  const { page, complaints } = await on.open("/nowhere");
  const told = () => page.evaluate(() => (window as unknown as { told: unknown[] }).told);
  const reason = { widget: "newsletter", reason: "no-server" };
  await expect.poll(told).toContainEqual(["unavailable", reason]);
  expect(complaints.join()).toContain("It does not know its server.");
  expect(await page.locator("#app > div").evaluate((host) => host.shadowRoot!.textContent)).toBe(
    "",
  );
  await page.close();
});

/** What is painted, as a page's `outline()` tells it. */
function outlineOf(page: Page, path: string): Promise<unknown[]> {
  const host = path.endsWith("element") ? "body > :last-child" : "#app > div";
  return page.locator(host).evaluate((element) => {
    const attributes = (element: Element) =>
      [...element.attributes]
        .filter(({ name }) => !/^(value|checked)$/.test(name) && name !== "novalidate")
        .map(({ name, value }) => `${name}=${value}`)
        .toSorted();
    const outline = (node: ParentNode): unknown[] =>
      [...node.children].map((child) => [
        child.localName,
        ...attributes(child),
        child instanceof HTMLTextAreaElement
          ? child.value
          : child.children.length
            ? outline(child)
            : child.textContent,
      ]);
    return outline(element.shadowRoot!);
  });
}

it("React and the elements paint the same form", async () => {
  const painted = async (path: string) => {
    const { page } = await on.open(path);
    const tree = () => outlineOf(page, path);
    const states = [];
    await page.getByLabel("E-mail address").waitFor();
    states.push(await tree());
    await page.getByRole("button", { name: "Subscribe" }).click();
    await page.locator("#email-error").waitFor();
    states.push(await tree());
    await page.getByLabel("E-mail address").fill("mina@gmial.com");
    await page.getByText("Perhaps you meant").waitFor();
    await page.getByLabel("New teas").check();
    states.push(await tree());
    await page.getByRole("button", { name: "Subscribe" }).click();
    await page.locator("#result").waitFor();
    states.push(await tree());
    await page.close();
    return states;
  };
  expect(await painted("/element")).toEqual(await painted("/"));
});

it("React and the elements paint the same page of a member", async () => {
  const painted = async (path: string) => {
    on.server.answers.length = 0;
    // In development React mounts twice.
    for (let time = 0; time < 2; time++) on.server.answers.push({ status: 200, body: HALFWAY });
    const { page, complaints } = await on.open(`${path}#referral=token`);
    await page.getByText("2 of 3 friends").waitFor();
    await page.getByText("QR code, for WeChat too").click();
    await page.getByRole("button", { name: "Copy code" }).click();
    await page.getByText("Copied.").waitFor();
    const tree = await outlineOf(page, path);
    expect(complaints).toEqual([]);
    await page.close();
    return tree;
  };
  expect(await painted("/referral-element")).toEqual(await painted("/referral"));
});

it("React and the elements paint the same review and the same survey", async () => {
  const painted = async (path: string) => {
    const { page, complaints } = await on.open(path);
    const tree = () => outlineOf(page, path);
    const send = page.getByRole("button", { name: /^Send/ });
    await send.waitFor();
    const states = [await tree()];
    await send.click();
    await page.locator(".error:not(:empty)").first().waitFor();
    states.push(await tree());
    if (path.startsWith("/survey")) await page.getByLabel("Elsewhere").check();
    await page.locator(".stars [value='2']").check();
    states.push(await tree());
    on.server.answers.push(reviewTaken({ help: true }));
    await send.click();
    await page.locator("#result").waitFor();
    states.push(await tree());
    expect(complaints).toEqual([]);
    await page.close();
    return states;
  };
  for (const widget of ["review-request", "survey"])
    expect(await painted(`/${widget}-element`)).toEqual(await painted(`/${widget}`));
});

it("React and the elements paint the same chat", async () => {
  on.server.site = {
    chat: {
      fields: [{ id: "order", type: "text", label: "Order" }],
      quickReplies: ["Where is my order?"],
    },
  };
  const painted = async (path: string) => {
    const { page } = await on.open(path);
    const tree = () => outlineOf(page, path);
    await page.locator("#launcher").click();
    const states = [await tree()];
    await page.getByRole("button", { name: "Where is my order?" }).click();
    await page.getByLabel("Order").fill("1024");
    states.push(await tree());
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("Sending…").waitFor();
    states.push(await tree());
    await page.keyboard.press("Escape");
    await page.locator("#panel").waitFor({ state: "hidden" });
    states.push(await tree());
    await page.close();
    return states;
  };
  expect(await painted("/chat-element")).toEqual(await painted("/chat"));
});
