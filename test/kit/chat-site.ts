import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";
import { chat } from "../scenarios/chat/chat.ts";
import { buildScenario } from "./scenario.ts";
import { PERSON } from "./sending-site.ts";
import { type RunningServer, type ServerFolder, serverFolder } from "./stagelight-server.ts";

/** The scenario of the chat, its pages and its server on one origin. */
export interface ChatSite {
  readonly url: string;
  /** Folder of the built pages. */
  readonly pages: string;
  readonly folder: ServerFolder;
  readonly server: RunningServer;
  close(): Promise<void>;
}

/** Builds the scenario and starts it. */
export async function chatSite(): Promise<ChatSite> {
  const { pages } = await buildScenario("chat", { security: { csp: true } });
  const site = { name: "Nuri Tea", url: "https://nuri.example", locales: ["en", "ko", "zh"] };
  const folder = await serverFolder({ config: { site, chat }, words: ["--site", pages] });
  const server = await folder.start();
  return {
    url: server.url.replace("127.0.0.1", "localhost"),
    pages,
    folder,
    server,
    async close() {
      await server.end();
      await folder.remove();
    },
  };
}

/** Who opens a page of it. */
export interface ChatVisitor extends BrowserContextOptions {
  readonly path?: string;
  /** What the visitor allows; nothing for one who was not asked yet. */
  readonly allows?: readonly string[];
  /** What is known of the visitor. */
  readonly traits?: Readonly<Record<string, string>>;
}

/** A page of it, what it has asked of the network, and what the browser has complained of. */
export interface ChatPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Paths below the site, in order. */
  readonly asked: string[];
  /** What `stagelight:prompt` has told, such as `shown`. */
  told(): Promise<string[]>;
  end(): Promise<void>;
}

/** Opens a page as a visitor; `end` fails where the browser has complained. */
export async function visitChat(
  browser: Browser,
  site: ChatSite,
  { path = "/", allows, traits, ...options }: ChatVisitor = {},
): Promise<ChatPage> {
  const context = await browser.newContext({ ...PERSON, reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(15_000);
  const now = Math.floor(Date.now() / 1000);
  const memory = allows && { c: { t: now, p: allows }, t: traits ?? {}, x: now, v: 1 };
  await context.addInitScript(
    (stored) => {
      if (stored) localStorage["stagelight"] ??= stored;
      const told: string[] = [];
      Object.assign(window, { told });
      document.addEventListener("stagelight:prompt", ({ detail }) => told.push(detail.action));
    },
    memory && JSON.stringify(memory),
  );
  const page = await context.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => asked.push(request.url().replace(site.url, "")));
  page.on("pageerror", ({ message }) => {
    // The next page has overtaken the last one's transition, as the router means it to.
    if (!message.startsWith("Transition was skipped")) complaints.push(message);
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(site.url + path);
  return {
    page,
    context,
    asked,
    told: () => page.evaluate(() => (window as unknown as { told: string[] }).told),
    async end() {
      expect(complaints).toEqual([]);
      await context.close();
    },
  };
}
