import { randomUUID } from "node:crypto";
import type { Call } from "../../http/route.ts";
import { readCookie } from "../../keys/cookie.ts";
import { newSessionSecret, sessionHash, TEAM_COOKIE } from "../session.ts";
import type { NewSession } from "./keep-session.ts";

/** A session that is going to begin: what is kept of it, and the secret for the browser. */
export function beginning({ request }: Pick<Call, "request">): {
  readonly session: NewSession;
  readonly secret: string;
} {
  const secret = newSessionSecret();
  const device = deviceIn(request.headers.get("user-agent") ?? "");
  const session = { hash: sessionHash(secret), id: randomUUID(), device, began: Date.now() };
  return { session, secret };
}

/** Hash of the session that the browser says it has. */
export function sessionBefore({ request }: Pick<Call, "request">): string | undefined {
  const secret = readCookie(request.headers.get("cookie"), TEAM_COOKIE);
  return secret ? sessionHash(secret) : undefined;
}

const BROWSERS = [
  ["Edge", /\bEdg(?:A|iOS)?\//],
  ["Opera", /\bOPR\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Chrome|CriOS)\//],
  ["Safari", /\bSafari\//],
] as const;

const SYSTEMS = [
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Android", /\bAndroid\b/],
  ["Windows", /\bWindows\b/],
  ["Mac", /\bMac(?:intosh| OS X)\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Linux", /\bLinux\b/],
] as const;

/** `Chrome, Windows`: enough for people to know their own browsers again. */
function deviceIn(userAgent: string): string | null {
  const text = userAgent.slice(0, 512);
  const named = [BROWSERS, SYSTEMS].flatMap(
    (known) => known.find(([, pattern]) => pattern.test(text))?.[0] ?? [],
  );
  return named.length > 0 ? named.join(", ") : null;
}
