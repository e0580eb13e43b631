import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";
import type { Scenario } from "./scenario.ts";
import { type Served, serve, type ServeOptions } from "./serve.ts";

const dist = fileURLToPath(new URL("../../packages/widgets/dist/", import.meta.url));

/** What the widgets of the scenario need of its server; events are taken. */
const handlers: ServeOptions["handlers"] = {
  "/_stagelight/v1/*": (request, response) => {
    request.resume();
    const taken = request.url!.endsWith("/newsletter");
    response.writeHead(taken ? 202 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(taken ? { status: "pending" } : { success: true }));
  },
  "/_stagelight/embed/site.js": (_request, response) => {
    response.setHeader("content-type", "text/javascript");
    response.end("export default { newsletter: {} };");
  },
  "/_stagelight/*": async (request, response) => {
    response.setHeader("content-type", "text/javascript");
    response.end(await readFile(dist + request.url!.replace("/_stagelight/", "")));
  },
};

/** Serves the scenario of prompts with what stands in for its server. */
export const servePrompts = (built: Scenario, options: ServeOptions = {}): Promise<Served> =>
  serve(built.pages, { ...options, handlers });

/** The policy that Astro writes into its pages, with the strictest that browsers know for all else. */
export async function strictPolicy(built: Scenario): Promise<string> {
  const html = await readFile(`${built.pages}/index.html`, "utf8");
  const [, own] = /http-equiv="content-security-policy" content="([^"]*)"/i.exec(html)!;
  return `${own}; default-src 'none'; connect-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'`;
}

/** A visitor of the scenario of prompts. */
export interface Visitor extends BrowserContextOptions {
  /** The prompt that is for this visitor. */
  readonly show: string;
  readonly path?: string;
  /** What the visitor allows; `undefined` for one who was not asked yet. */
  readonly allows?: readonly string[] | undefined;
  /** How the prompts stand in the page, in place of what the config says. */
  readonly as?: string;
  /** The attention budget, in place of what the config says. */
  readonly budget?: Readonly<Record<string, number>>;
  /** The prompt that the page's own code asks for before the tracker is there. */
  readonly early?: string;
}

/** A page and what happens to prompts on it. */
export interface PromptPage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: string[];
  /** What `stagelight:prompt` has told, such as `shown`. */
  told(): Promise<string[]>;
  /** What the decision trace says of a prompt. */
  why(id: string): Promise<string>;
  end(): Promise<void>;
}

/** Opens a page as a visitor of one's own choice; `end` fails where the browser has complained. */
export async function visitPrompts(
  browser: Browser,
  site: Served,
  visitor: Visitor,
): Promise<PromptPage> {
  const { show, path = "/", as, budget, early, ...options } = visitor;
  const allows = "allows" in visitor ? visitor.allows : ["functional", "personalization"];
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(15_000);
  const now = Math.floor(Date.now() / 1000);
  const memory = { ...(allows && { c: { t: now, p: allows } }), t: { show }, x: now, v: 1 };
  await context.addInitScript(
    ([text, once, early]) => {
      if (!localStorage[once!]) localStorage["stagelight"] = localStorage[once!] = text!;
      // The page is parsed, and no module has run yet.
      document.addEventListener("readystatechange", () => {
        if (early && document.readyState === "interactive") window.stagelight.prompt!(early);
      });
      const told: string[] = [];
      Object.assign(window, { told });
      document.addEventListener("stagelight:prompt", ({ detail }) => told.push(detail.action));
    },
    [JSON.stringify(memory), "test-visitor", early],
  );
  if (as || budget) {
    await context.route(/\/_astro\/.*\.js/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: withOther(await response.text(), visitor) });
    });
  }
  const page = await context.newPage();
  const complaints = gather(page);
  await page.goto(site.url + path);
  await page.waitForFunction(() => "explain" in window.stagelight);
  return {
    page,
    context,
    complaints,
    told: () => page.evaluate(() => (window as unknown as { told: string[] }).told),
    why: (id) =>
      page.evaluate(async (wanted) => {
        const { prompts = [] } = await window.stagelight.explain();
        return prompts.find((each) => each.id === wanted)?.verdict ?? "";
      }, id),
    async end() {
      expect(complaints).toEqual([]);
      await context.close();
    },
  };
}

/** The page's script with another form of its prompts, or another budget. */
function withOther(script: string, { as, budget = {} }: Visitor): string {
  const place = as === "inline" ? ',place:"#place"' : "";
  const formed = as ? script.replace(/\bas:([`"'])[\w-]+\1/g, `as:"${as}"${place}`) : script;
  return Object.entries(budget).reduce(
    (text, [key, value]) => text.replace(new RegExp(`\\b${key}:\\d[\\de]*`), `${key}:${value}`),
    formed,
  );
}

function gather(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", ({ message }) => complaints.push(message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  return complaints;
}
