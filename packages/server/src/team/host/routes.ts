import { RequestProblem } from "../../http/problem.ts";
import type { Call, Route } from "../../http/route.ts";
import { type DashboardFile, dashboardFiles, dashboardPage } from "./dashboard-files.ts";

/** Where the dashboard is, below the base path. */
export const DASHBOARD_PATH = "/dashboard";

const COMMON = {
  method: "GET",
  access: "open",
  origins: "own",
  dashboard: true,
  limit: { name: "dashboard-files", calls: 1200, seconds: 60 },
  answer: { status: 200, type: "text/html" },
} as const;

/**
 * The dashboard's page and files. They come last of all routes: what no other route below their path
 * answers is a page of the app, which tells pages apart by itself.
 */
export const hostRoutes: readonly Route[] = [
  {
    ...COMMON,
    path: DASHBOARD_PATH,
    summary: "The dashboard.",
    handle: (call) => page(call),
  },
  {
    ...COMMON,
    path: `${DASHBOARD_PATH}/:file{.+}`,
    summary: "A page of the dashboard, or a file that it loads.",
    handle(call) {
      const { file = "" } = call.params;
      if (/^api(\/|$)/.test(file)) throw new RequestProblem("not-found");
      const found = file === "index.html" ? undefined : dashboardFiles().get(file);
      if (found) return send(call, found, file.startsWith("assets/") ? FOR_EVER : SHORT);
      if (file.startsWith("assets/")) throw new RequestProblem("not-found");
      return page(call);
    },
  },
];

const SHORT = "no-cache";
/** Its name has a hash of what is in it. */
const FOR_EVER = "public, max-age=31536000, immutable";

/**
 * Nothing but the dashboard's own files runs, loads or frames it; texts become no code. The one policy
 * that may make an address of a script makes that of the worker for push messages.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types stagelight-push",
].join("; ");

const GUARDED = {
  "content-security-policy": POLICY,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

function page(call: Call): Response {
  const found = dashboardPage(`${call.services.settings.basePath}${DASHBOARD_PATH}/`);
  return found ? send(call, found, SHORT) : notBuilt();
}

/** Only in a workspace whose packages were not built. */
function notBuilt(): Response {
  return new Response(NOT_BUILT, {
    status: 503,
    headers: {
      ...GUARDED,
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
    },
  });
}

const NOT_BUILT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Dashboard</title>
<h1>The dashboard is not built</h1><p>Build the package @stagelight/dashboard, then @stagelight/server.</p></html>
`;

function send({ request }: Call, file: DashboardFile, cacheControl: string): Response {
  const { bytes, brotli, etag, type } = file;
  const headers = new Headers({
    ...GUARDED,
    "content-type": type,
    "cache-control": cacheControl,
    etag,
    vary: "Accept-Encoding",
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
