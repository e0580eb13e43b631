import { hash, randomBytes } from "node:crypto";
import { readCookie, setCookie } from "../keys/cookie.ts";
import { SIGN_UP_DAYS } from "./retention.ts";

/** Name of the cookie by which the browser that sent a form is known when the mail's link is opened. */
const NEWSLETTER_COOKIE = "__Host-stagelight-newsletter";

const LIFE = SIGN_UP_DAYS * 86_400;

/** What a browser keeps, and what is kept of it here. */
export interface Browser {
  readonly cookie: string;
  readonly hash: string;
}

/** The browser that sends a request; nothing where it keeps nothing. */
export function knownBrowser(request: Request): string | undefined {
  const value = valueIn(request);
  return value === undefined ? undefined : hashOf(value);
}

/** What the browser is to keep, and its hash: what it keeps already, or something new. */
export function rememberedBrowser(request: Request): Browser {
  const value = valueIn(request) ?? randomBytes(32).toString("base64url");
  return { cookie: setCookie(NEWSLETTER_COOKIE, value, LIFE), hash: hashOf(value) };
}

function valueIn(request: Request): string | undefined {
  const value = readCookie(request.headers.get("cookie"), NEWSLETTER_COOKIE);
  return value && /^[\w-]{43}$/.test(value) ? value : undefined;
}

function hashOf(value: string): string {
  return hash("sha256", `stagelight newsletter ${value}`, "base64url");
}
