import { type Identity, verifyIdentityToken } from "../keys/identity-token.ts";
import { isVisitorSecret, readVisitorCookie, visitorIdOf } from "../keys/visitor-secret.ts";
import type { Origin } from "./origin.ts";
import { RequestProblem } from "./problem.ts";
import type { Access, Call, Caller, Services } from "./route.ts";

/** Who a request says that it is, as far as it is proven. */
export interface Credentials {
  readonly caller: Caller;
  /** Whether a write key was shown, beside whatever else. */
  readonly keyed: boolean;
  readonly visitor: Call["visitor"];
  readonly identity: Identity | undefined;
}

/**
 * So many headers with a right key are remembered: to know the secret again costs as much as to read
 * an event. Looking for one takes as long whether much of it is right or little.
 */
const REMEMBERED = 16;

/** Nothing is proven. */
export const NOBODY: Credentials = {
  caller: "nobody",
  keyed: false,
  visitor: undefined,
  identity: undefined,
};

/**
 * Reads what the headers and the address of a request prove. A key that is wrong is refused wherever it is shown.
 *
 * @throws RequestProblem
 */
export async function readCredentials(
  request: Request,
  origin: Origin,
  services: Services,
): Promise<Credentials> {
  const known = await readHeaders(request, origin, services);
  const at = known.keyed ? -1 : request.url.indexOf("writeKey=");
  if (at < 0) return known;
  // RudderStack's beacons can send no header. Addresses are logged by whoever passes them on, so a
  // secret key in one is no longer secret.
  const key = new URL(request.url).searchParams.get("writeKey");
  return key ? withKey(known, key, { ...origin, browser: true }, services) : known;
}

async function readHeaders(
  { headers }: Request,
  origin: Origin,
  services: Services,
): Promise<Credentials> {
  const authorization = headers.get("authorization");
  const key = authorization === null ? undefined : services.keyHeaders.get(authorization);
  if (key !== undefined) return withKnownKey(NOBODY, key, origin);
  const [, scheme = "", shown = ""] = /^(\w+) +([^\s]+)\s*$/.exec(authorization ?? "") ?? [];
  if (/^basic$/i.test(scheme)) {
    const [name = ""] = Buffer.from(shown, "base64").toString("utf8").split(":");
    const known = withKey(NOBODY, name, origin, services);
    if (services.keyHeaders.size < REMEMBERED) {
      const proven = known.caller === "secret" ? "secret" : "publishable";
      services.keyHeaders.set(authorization!, proven);
    }
    return known;
  }
  if (/^bearer$/i.test(scheme)) return bearer(shown, services);
  if (authorization !== null) throw new RequestProblem("key-unknown");
  // A cookie comes along unasked: it speaks for pages of this very host only.
  const cookie = origin.same ? headers.get("cookie") : null;
  if (!cookie) return NOBODY;
  const { ring, config } = services;
  const secret = readVisitorCookie(ring, siteOf(config), cookie, seconds());
  return secret === undefined ? NOBODY : visitorWith(secret);
}

/**
 * Adds a write key to what is known of a caller.
 *
 * @throws RequestProblem `key-unknown`, `secret-key-in-browser`
 */
export function withKey(
  known: Credentials,
  key: string,
  origin: Origin,
  { ring, settings }: Services,
): Credentials {
  if (key === settings.publishableKey) return withKnownKey(known, "publishable", origin);
  if (!ring.isSecretKey(key)) throw new RequestProblem("key-unknown");
  return withKnownKey(known, "secret", origin);
}

function withKnownKey(
  known: Credentials,
  key: "publishable" | "secret",
  { browser }: Origin,
): Credentials {
  if (key === "secret") {
    if (browser) throw new RequestProblem("secret-key-in-browser");
    return { ...known, caller: "secret", keyed: true };
  }
  const caller = known.caller === "nobody" ? "publishable" : known.caller;
  return { ...known, caller, keyed: true };
}

/**
 * Whether a caller may use a route.
 *
 * @throws RequestProblem
 */
export function checkAccess(access: Access, { caller, keyed }: Credentials): void {
  // Who of the team calls is no matter of keys.
  if (access === "open" || access === "signature" || access === "team") return;
  if (caller === "secret") return;
  if (access === "write-key" && !keyed) throw new RequestProblem("key-missing");
  if (access === "secret-key") {
    throw new RequestProblem(keyed ? "secret-key-needed" : "key-missing");
  }
  if (access === "visitor" && caller !== "visitor") throw new RequestProblem("visitor-unknown");
}

/** The site's address, which signed values and identity tokens are for. */
export function siteOf({ site }: Services["config"]): string {
  return site?.url ?? "";
}

async function bearer(shown: string, services: Services): Promise<Credentials> {
  if (isVisitorSecret(shown)) return visitorWith(shown);
  const { ring, config } = services;
  const { identity } = await verifyIdentityToken(ring, siteOf(config), shown, seconds());
  if (!identity) throw new RequestProblem("visitor-unknown");
  return { ...NOBODY, caller: "visitor", identity };
}

function visitorWith(secret: string): Credentials {
  return { ...NOBODY, caller: "visitor", visitor: { id: visitorIdOf(secret), secret } };
}

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}
