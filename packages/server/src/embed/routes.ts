import { type ReadConfig, widgetSettings } from "@stagelight/core/config";
import { RequestProblem } from "../http/problem.ts";
import type { Call, Route } from "../http/route.ts";
import { type EmbedFile, embedFile, embedFiles } from "./embed-files.ts";

/** Pages of any origin load them: a widget may stand anywhere. */
const COMMON = {
  method: "GET",
  access: "open",
  origins: "any",
  limit: { name: "embed", calls: 1200, seconds: 60 },
  answer: { status: 200, type: "text/javascript" },
} as const;

/** Its name stays while what is in it changes. */
const SHORT = "public, max-age=300";
/** Its name has a hash of what is in it. */
const FOR_EVER = "public, max-age=31536000, immutable";

/** The widgets' built files, for `<script type="module" src="…/embed.js">`. */
export const embedRoutes: readonly Route[] = [
  {
    ...COMMON,
    path: "/embed.js",
    summary: "The script that defines the elements of all widgets.",
    handle: (call) => send(call, embedFiles().get("embed.js"), SHORT),
  },
  {
    ...COMMON,
    path: "/embed/site.js",
    summary: "What the site's config says of its widgets.",
    handle: (call) => send(call, siteFile(call.services.config), SHORT),
  },
  {
    ...COMMON,
    path: "/embed/:file",
    summary: "A part of a widget, loaded when the widget is seen or used.",
    handle: (call) => send(call, embedFiles().get(`embed/${call.params.file}`), FOR_EVER),
  },
];

const siteFiles = new WeakMap<ReadConfig, EmbedFile>();

function siteFile(config: ReadConfig): EmbedFile {
  let file = siteFiles.get(config);
  if (!file) {
    file = embedFile(Buffer.from(`export default ${JSON.stringify(widgetSettings(config))};`));
    siteFiles.set(config, file);
  }
  return file;
}

function send({ request }: Call, file: EmbedFile | undefined, cacheControl: string): Response {
  if (!file) throw new RequestProblem("not-found");
  const { bytes, brotli, etag } = file;
  const headers = new Headers({
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": cacheControl,
    etag,
    vary: "Accept-Encoding",
    // Said to all alike: a cache on the way keeps one answer for pages of every origin.
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
  });
  if (request.headers.get("if-none-match")?.includes(etag)) {
    return new Response(null, { status: 304, headers });
  }
  const packed = brotli && /\bbr\b/.test(request.headers.get("accept-encoding") ?? "");
  if (packed) headers.set("content-encoding", "br");
  const body = packed ? brotli : bytes;
  headers.set("content-length", String(body.length));
  return new Response(new Uint8Array(body), { headers });
}
