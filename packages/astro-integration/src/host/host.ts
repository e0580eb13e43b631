import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { createServer, firstOwnerLink, type StagelightServer } from "@stagelight/server";
import config from "virtual:stagelight/server-config";

/** The site as adapters have it, as much of it as is needed. */
interface App {
  /** The route that answers; adapters ask this first, and answer themselves where there is none. */
  match(request: Request, ...rest: unknown[]): unknown;
  render(request: Request, ...rest: unknown[]): Promise<Response>;
}

/** Milliseconds until it is tried again to open the database. */
const RETRY = 5_000;

/**
 * Carries the address of the other end of the connection. What Astro knows of it may be the first
 * value of X-Forwarded-For, which anybody can write.
 */
const ADDRESS = "x-stagelight-remote-address";

/** Names where the answer to a request for a stream is written to. */
const STREAM = "x-stagelight-stream";

/** Where streams that are being asked for are written to. */
const written = new Map<string, ServerResponse>();
let streams = 0;

subscribe("http.server.request.start", (message) => {
  const { request, response } = message as {
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
  };
  const { headers, socket, url = "" } = request;
  headers[ADDRESS] = socket.remoteAddress;
  // What a visitor writes there means nothing.
  delete headers[STREAM];
  if (!/\/stream\/?(\?|$)/.test(url)) return;
  const name = String(++streams);
  headers[STREAM] = name;
  written.set(name, response);
  response.once("close", () => written.delete(name));
});

let server: StagelightServer | undefined;

/**
 * Starts the server with the process. What somebody has to mend ends it; a database that cannot be
 * reached does not keep pages from being shown.
 */
async function start(): Promise<void> {
  for (;;) {
    try {
      server = await createServer({ config, environment: process.env });
      await greetFirstOwner(server);
      return;
    } catch (error) {
      // By its name: the site's bundle and the server have copies of the class.
      const { name, code, message } = error as { name?: string; code?: string; message?: string };
      console.error(`[stagelight] ${message ?? String(error)}`);
      if (name === "StagelightError" && code !== "database-unreachable") process.exit(1);
      await sleep(RETRY);
    }
  }
}
void start();

/** Milliseconds that ending may take. */
const GRACE = 10_000;

/**
 * Bids farewell to who has a stream open, and has done what is under way. Where nobody else has a say
 * in how the process ends, it then ends as it would have without this.
 */
async function end(signal: NodeJS.Signals): Promise<void> {
  const alone = process.listenerCount(signal) === 0;
  await Promise.race([server?.close(), sleep(GRACE, undefined, { ref: false })]).catch(() => {});
  if (alone) process.kill(process.pid, signal);
}

// Before all others, who may be there for one time only and could not be counted afterwards.
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.prependOnceListener(signal, () => void end(signal));
}

/** While nobody owns the dashboard, the log has the way in. Without it pages are shown all the same. */
async function greetFirstOwner(started: StagelightServer): Promise<void> {
  const link = await firstOwnerLink(started).catch(() => undefined);
  if (link === undefined) return;
  console.info(`[stagelight] The dashboard's first owner comes in here, once: ${link}`);
}

async function answer(request: Request): Promise<Response> {
  const address = request.headers.get(ADDRESS) ?? undefined;
  const writtenTo = written.get(request.headers.get(STREAM) ?? "");
  if (server) return server.fetch(request, { address, writtenTo });
  return new Response(null, { status: 503, headers: { "retry-after": String(RETRY / 1000) } });
}

/** The site's app with the server before it. */
export function before(app: App): App {
  const { basePath } = config.server as Exclude<typeof config.server, false>;
  const isOurs = ({ url }: Request): boolean => {
    const { pathname } = new URL(url);
    return pathname === basePath || pathname.startsWith(`${basePath}/`);
  };
  const { match, render } = app;
  app.match = (request, ...rest) => (isOurs(request) ? ROUTE : match.call(app, request, ...rest));
  app.render = (request, ...rest) =>
    isOurs(request) ? answer(request) : render.call(app, request, ...rest);
  return app;
}

/** What stands for a route of Astro's. */
const ROUTE = { type: "endpoint", prerender: false };
