import { readFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { type Served, serve, type ServeOptions } from "./serve.ts";

const dist = fileURLToPath(new URL("../../packages/widgets/dist/", import.meta.url));

/** A request to the server's HTTP interface. */
export interface Post {
  readonly path: string;
  readonly type: string;
  /** JSON, or the fields of a plain form. */
  readonly body: Record<string, unknown>;
}

/** What the server answers next. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly delayMs?: number;
}

/** Serves the widgets' built files as a Stagelight server does, and takes what they send. */
export interface WidgetServer {
  /** The base address: `http://…/_stagelight`. */
  readonly url: string;
  readonly posts: Post[];
  /** Answers to come, the next one first; without one it takes everything. */
  readonly answers: Answer[];
  /** What `embed/site.js` says. */
  site: object;
  readonly requests: Served["requests"];
  close(): Promise<void>;
}

const taken: Answer = { status: 202, body: { status: "pending" } };

/** Starts a server of widgets on an origin of its own. */
export async function startWidgetServer(site: object = {}): Promise<WidgetServer> {
  const posts: Post[] = [];
  const answers: Answer[] = [];
  const served = await serve(dist, {
    headers: { "access-control-allow-origin": "*", "access-control-allow-headers": "content-type" },
    handlers: {
      "/_stagelight/v1/*": async (request, response) => {
        if (request.method === "OPTIONS") return response.writeHead(204).end();
        posts.push(await readPost(request));
        const { status, body, delayMs = 0 } = answers.shift() ?? taken;
        await new Promise((done) => setTimeout(done, delayMs));
        response.writeHead(status, { "content-type": "application/json" });
        return response.end(JSON.stringify(body ?? {}));
      },
      "/_stagelight/embed/site.js": (_request, response) => {
        response.setHeader("content-type", "text/javascript");
        response.end(`export default ${JSON.stringify(server.site)};`);
      },
      "/_stagelight/*": async (request, response) => {
        const path = new URL(request.url!, "http://localhost").pathname;
        response.setHeader("content-type", "text/javascript");
        response.end(await readFile(join(dist, path.replace("/_stagelight/", ""))));
      },
    },
  });
  const { requests } = served;
  const url = `${served.url}/_stagelight`;
  const server: WidgetServer = { url, posts, answers, site, requests, close: served.close };
  return server;
}

async function readPost(request: IncomingMessage): Promise<Post> {
  const sent = await text(request);
  const type = request.headers["content-type"] ?? "";
  const body = type.includes("json")
    ? JSON.parse(sent)
    : Object.fromEntries(new URLSearchParams(sent));
  return { path: request.url!.replace("/_stagelight/", ""), type, body };
}

/** Serves pages written in a test, on an origin of their own. */
export async function servePages(
  pages: Record<string, string>,
  options: ServeOptions = {},
): Promise<Served> {
  const handlers = Object.fromEntries(
    Object.entries(pages).map(
      ([path, html]): [string, NonNullable<ServeOptions["handlers"]>[""]] => [
        path,
        (_request, response) => {
          const [, kind = "html"] = /\.(js|css)$/.exec(path) ?? [];
          const type = kind === "js" ? "javascript" : kind;
          response.setHeader("content-type", `text/${type}; charset=utf-8`);
          response.end(html);
        },
      ],
    ),
  );
  return serve(dist, { ...options, handlers: { ...handlers, ...icon, ...options.handlers } });
}

/** Browsers ask for it unasked. */
const icon: ServeOptions["handlers"] = {
  "/favicon.ico": (_request, response) => response.writeHead(204).end(),
};

/** A whole page around some HTML. */
export function page(body: string, { head = "", lang = "en" } = {}): string {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Page</title>${head}</head><body>${body}</body></html>`;
}

/** The script tag that every page has. */
export const embed = (server: WidgetServer): string =>
  `<script type="module" src="${server.url}/embed.js"></script>`;

/** Opens a page and gathers what the browser complains of. */
export async function open(
  browser: Browser,
  url: string,
  options: Parameters<Browser["newPage"]>[0] = {},
): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage(options);
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(url);
  return { page, complaints };
}

/** Sums up how far things move that were painted already; what it returns tells the sum so far. */
export async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const seen = window as unknown as { shift: number };
    seen.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        seen.shift += (entry as never as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { shift: number }).shift);
}
