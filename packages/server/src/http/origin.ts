import { RequestProblem } from "./problem.ts";
import type { Route } from "./route.ts";

/** Where a request says that it comes from. */
export interface Origin {
  /** The page's origin; nothing where no browser says one. */
  readonly name: string | undefined;
  /** Whether a browser sent it. */
  readonly browser: boolean;
  /** Whether a page of this very host sent it. */
  readonly same: boolean;
}

/** What pages may send where the browser does not say what they want to. */
const HEADERS = "authorization, content-type";

/** Names of headers. Clients send some of their own, which nobody here reads. */
const HEADER_NAMES = /^[\w-]+(?:, ?[\w-]+)*$/;

/** Seconds for which a browser need not ask again; browsers have lower bounds of their own. */
const MAX_AGE = "86400";

/** Reads where a request comes from. Pages cannot forge these headers, other programs can. */
export function originOf({ headers, url }: Request): Origin {
  const name = headers.get("origin") ?? undefined;
  const site = headers.get("sec-fetch-site");
  const same =
    site === "same-origin" ||
    (site === null && name !== undefined && hostOf(name) === hostHere(headers, url));
  return { name, browser: name !== undefined || site !== null, same };
}

/**
 * Whether pages of this origin may call a route.
 *
 * @param known origins of the site
 * @throws RequestProblem `origin-refused`
 */
export function checkOrigin(
  request: Request,
  { name, same }: Origin,
  { origins }: Route,
  known: readonly string[],
): void {
  if (origins === "any" || same) return;
  if (origins === "own") {
    if (isLink(request) && name === undefined) return;
    throw new RequestProblem("origin-refused");
  }
  const refused =
    name === undefined
      ? request.headers.get("sec-fetch-site") === "cross-site"
      : !known.includes(name);
  if (refused) throw new RequestProblem("origin-refused");
}

/** Whether somebody follows a link or types an address, or a program asks that is no browser. */
function isLink({ method, headers }: Request): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  const site = headers.get("sec-fetch-site");
  return site === null || site === "none" || headers.get("sec-fetch-dest") === "document";
}

/** Lets the page that asked read the answer. No cookies go along to other origins. */
export function allowOrigin(response: Response, { name }: Origin, { origins }: Route): Response {
  if (name === undefined || origins === "own") return response;
  const { headers } = response;
  headers.set("access-control-allow-origin", origins === "any" ? "*" : name);
  headers.set("access-control-expose-headers", "retry-after");
  headers.append("vary", "Origin");
  return response;
}

/** The answer to a browser that asks whether a page may call. */
export function preflight({ headers }: Request, routes: readonly Route[]): Response {
  const methods = methodsOf(routes).join(", ");
  const wanted = headers.get("access-control-request-headers") ?? HEADERS;
  return new Response(null, {
    status: 204,
    headers: {
      allow: methods,
      "access-control-allow-methods": methods,
      "access-control-allow-headers": HEADER_NAMES.test(wanted) ? wanted : HEADERS,
      "access-control-max-age": MAX_AGE,
    },
  });
}

/** Methods that the routes of one path have. */
export function methodsOf(routes: readonly Route[]): string[] {
  const methods = routes.flatMap(({ method }) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  return [...methods, "OPTIONS"];
}

function hostOf(origin: string): string {
  return origin.replace(/^https?:\/\//, "");
}

function hostHere(headers: Headers, url: string): string {
  return headers.get("host") ?? new URL(url).host;
}
