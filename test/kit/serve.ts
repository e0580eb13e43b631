import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

export interface ServeOptions {
  /** Compress text as a good host does; the browser must accept it. */
  compress?: "brotli" | "gzip";
  /** Send HTML in pieces of this many bytes, or of a size drawn from this range. */
  htmlChunk?: number | [least: number, most: number];
  /** Send everything up to `<body` as the first piece: nothing of it is painted. */
  htmlHeadAtOnce?: boolean;
  /** Wait this long between two pieces. */
  htmlDelayMs?: number;
  /** Answers for single paths; a key ending in `*` stands for everything below it. */
  handlers?: Record<string, Handler>;
  /** Paths whose connection is cut, as a content blocker would. */
  blocked?: (string | RegExp)[];
  /** Default: a free one. */
  port?: number;
  /** Headers for every answer, such as a content security policy. */
  headers?: Record<string, string>;
}

export interface ServedRequest {
  path: string;
  search: string;
  method: string;
  headers: IncomingMessage["headers"];
}

export interface Served {
  /** The folder that is served. */
  folder: string;
  url: string;
  /** Every request so far, also those that were blocked; empty it with `requests.length = 0`. */
  requests: ServedRequest[];
  close(): Promise<void>;
}

/** Serves a folder on a free loopback port, as a static host would. */
export async function serve(folder: string, options: ServeOptions = {}): Promise<Served> {
  const requests: ServedRequest[] = [];
  const packed = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    answer({ folder, options, requests, packed }, request, response).catch((error: unknown) => {
      response.destroy(error as Error);
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The server has no port.");
  return {
    folder,
    url: `http://127.0.0.1:${address.port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Site {
  folder: string;
  options: ServeOptions;
  requests: ServedRequest[];
  /** Compressed files; the best compression takes longer than a page load that is measured. */
  packed: Map<string, Buffer>;
}

async function answer(
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { folder, options, requests } = site;
  const { pathname, search } = new URL(request.url ?? "/", "http://localhost");
  const path = decodeURIComponent(pathname);
  requests.push({ path, search, method: request.method ?? "GET", headers: request.headers });
  if (options.blocked?.some((rule) => (rule instanceof RegExp ? rule.test(path) : rule === path))) {
    response.destroy();
    return;
  }
  for (const [name, value] of Object.entries(options.headers ?? {}))
    response.setHeader(name, value);
  const handler = findHandler(options.handlers ?? {}, path);
  if (handler) {
    await handler(request, response);
    return;
  }
  const found = (await readInside(folder, path)) ?? (await readInside(folder, "/404.html"));
  response.statusCode = found && !(found.file === "/404.html" && path !== found.file) ? 200 : 404;
  await send(site, request, response, found ?? { file: ".txt", body: Buffer.from("Not found.") });
}

function findHandler(handlers: Record<string, Handler>, path: string): Handler | undefined {
  const key = Object.keys(handlers).find((pattern) =>
    pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern,
  );
  return key === undefined ? undefined : handlers[key];
}

interface Found {
  file: string;
  body: Buffer;
}

async function readInside(folder: string, path: string): Promise<Found | undefined> {
  // `normalize` of an absolute path cannot climb above its root.
  const file = normalize(`/${path}`);
  const found = await stat(join(folder, file)).catch(() => undefined);
  if (!found) return undefined;
  if (found.isDirectory()) return readInside(folder, `${file}/index.html`);
  return { file, body: await readFile(join(folder, file)) };
}

async function send(
  { options, packed }: Site,
  request: IncomingMessage,
  response: ServerResponse,
  { file, body }: Found,
): Promise<void> {
  const type = types[extname(file)] ?? "application/octet-stream";
  response.setHeader("content-type", type);
  const coding = options.compress === "brotli" ? "br" : options.compress;
  const accepted = String(request.headers["accept-encoding"] ?? "");
  let bytes = body;
  if (coding && accepted.includes(coding) && !dense.test(type)) {
    response.setHeader("content-encoding", coding);
    bytes = packed.get(file) ?? compressed(body, coding);
    packed.set(file, bytes);
  }
  if (!options.htmlChunk || !type.startsWith("text/html")) {
    response.setHeader("content-length", bytes.length);
    response.end(bytes);
    return;
  }
  let size = options.htmlHeadAtOnce ? Math.max(0, bytes.indexOf("<body")) : 0;
  for (let at = 0; at < bytes.length && !response.destroyed;) {
    size ||= pieceSize(options.htmlChunk);
    response.write(bytes.subarray(at, at + size));
    at += size;
    size = 0;
    await sleep(options.htmlDelayMs ?? 0);
  }
  response.end();
}

function pieceSize(chunk: number | [number, number]): number {
  if (typeof chunk === "number") return chunk;
  return chunk[0] + Math.floor(Math.random() * (chunk[1] - chunk[0] + 1));
}

function compressed(body: Buffer, coding: string): Buffer {
  if (coding === "gzip") return gzipSync(body, { level: 9 });
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
}

/** Types that are compressed already. */
const dense = /^(image\/(?!svg)|video|audio|font\/woff)/;

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".gif": "image/gif",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};
