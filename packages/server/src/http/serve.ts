import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { getRequestListener } from "@hono/node-server";
import { StagelightError } from "@stagelight/core/config";
import type { StagelightServer } from "./server.ts";
import { streamListener } from "./stream-listener.ts";

/** What is served, and how it ends. */
export interface ServeOptions {
  /** Folder of a built site, served beside the server's own paths. */
  readonly site?: string;
  /** What answers below another path of the site, such as the shop's own backend. */
  readonly backend?: {
    /** Begins with a slash and does not end with one. */
    readonly path: string;
    fetch(request: Request): Response | Promise<Response>;
  };
  /** Whether SIGTERM and SIGINT end it. Default: yes. */
  readonly signals?: boolean;
}

/** A server that listens. */
export interface Serving {
  /** Where it listens: `http://127.0.0.1:8080`. */
  readonly url: string;
  /**
   * Ends: requests under way are answered, new ones are told to come back; after ten seconds whatever
   * is still open is cut off.
   */
  close(): Promise<void>;
  /** Resolves when it has ended, by a signal or by {@link close}. */
  readonly closed: Promise<void>;
}

/** For whom a request takes too long, in milliseconds: who sends so slowly only keeps others out. */
const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1_000,
  // Longer than balancers keep theirs (60 s): the one who closes first must not be this side.
  keepAliveTimeout: 65_000,
};

/** How long it may take to end, in milliseconds. */
const GRACE = 10_000;
/** Milliseconds between two looks for idle connections meanwhile. */
const SWEEP = 50;

/**
 * Listens on the host and port of the settings.
 *
 * @throws StagelightError `settings-invalid` when the port is taken or cannot be used; the server is closed
 */
export async function serve(
  server: StagelightServer,
  options: ServeOptions = {},
): Promise<Serving> {
  const { host, port, basePath } = server.settings;
  const { site } = options;
  const files = site === undefined ? undefined : await filesOf(site);
  const http = createServer(TIMEOUTS, listener(server, basePath, { ...options, files }));
  try {
    await new Promise<void>((resolve, reject) => {
      http.once("error", reject).listen(port, host, () => resolve(void http.off("error", reject)));
    });
  } catch (error) {
    // Otherwise the database would keep a process alive that nobody can ask anything.
    await server.close();
    throw refusal(error as NodeJS.ErrnoException, host, port);
  }
  server.services.links.listensAt(urlOf(http));
  let ended!: () => void;
  const closed = new Promise<void>((resolve) => (ended = resolve));
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= end(http, server).finally(ended));
  if (options.signals ?? true) {
    const onSignal = (): void => void close();
    for (const signal of SIGNALS) process.once(signal, onSignal);
    void closed.then(() => SIGNALS.forEach((signal) => process.off(signal, onSignal)));
  }
  return { url: urlOf(http), close, closed };
}

/** What people can do when it cannot listen. */
const LISTEN_HELP: Readonly<Record<string, readonly [path: string, help: string]>> = {
  EADDRINUSE: ["PORT", "Something else listens there: end it, or set PORT to another number."],
  EACCES: [
    "PORT",
    "This port needs rights that the server does not have: set PORT to 1024 or more.",
  ],
  EADDRNOTAVAIL: ["HOST", "This machine has no such address: set HOST to one of its own."],
  ENOTFOUND: ["HOST", "There is no such name: set HOST to an address of this machine."],
};

function refusal(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const [path, help] = LISTEN_HELP[error.code ?? ""] ?? [];
  if (path === undefined || help === undefined) return error;
  return new StagelightError("settings-invalid", "The server cannot listen.", [
    { path, expected: "a place to listen at", found: `${error.code} at ${host}:${port}`, help },
  ]);
}

const SIGNALS = ["SIGTERM", "SIGINT"] as const;

/** What serves files is loaded where there are any. */
async function filesOf(site: string): Promise<Listener> {
  const { staticFiles } = await import("./static-files.ts");
  return staticFiles(site);
}

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

function listener(
  server: StagelightServer,
  basePath: string,
  { files, backend }: Pick<ServeOptions, "backend"> & { readonly files: Listener | undefined },
): Listener {
  const plain = getRequestListener((request, { incoming }) =>
    server.fetch(request, { address: incoming.socket.remoteAddress }),
  );
  const streams = streamListener(server);
  const ours: Listener = (request, response) =>
    request.method === "GET" && STREAM.test(request.url ?? "")
      ? streams(request, response)
      : plain(request, response);
  const rest = files ?? ours;
  const theirs: Listener = backend ? getRequestListener((each) => backend.fetch(each)) : rest;
  return (request, response) => {
    const { url = "/" } = request;
    if (isBelow(url, basePath)) return ours(request, response);
    return backend && isBelow(url, backend.path)
      ? theirs(request, response)
      : rest(request, response);
  };
}

/** What goes on for long. */
const STREAM = /\/stream(\?|$)/;

function isBelow(url: string, path: string): boolean {
  return `${url}/`.startsWith(`${path}/`) || url.startsWith(`${path}?`);
}

async function end(http: Server, server: StagelightServer): Promise<void> {
  const quiet = new Promise<void>((resolve) => http.close(() => resolve()));
  // Connections that are kept alive become idle one by one.
  const sweeper = setInterval(() => http.closeIdleConnections(), SWEEP);
  const patience = new AbortController();
  const work = Promise.allSettled([server.close(), quiet]);
  await Promise.race([
    work,
    setTimeout(GRACE, undefined, { signal: patience.signal }).catch(() => {}),
  ]);
  patience.abort();
  clearInterval(sweeper);
  http.closeAllConnections();
}

function urlOf(http: Server): string {
  const { address, port, family } = http.address() as AddressInfo;
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}
