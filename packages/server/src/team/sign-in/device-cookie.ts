import { createHash, randomUUID } from "node:crypto";
import { siteOf } from "../../http/caller.ts";
import type { Services } from "../../http/route.ts";
import { readCookie, setCookie } from "../../keys/cookie.ts";
import { sign, verify } from "../../keys/signed-value.ts";

/** Name of the cookie by which a browser is known in which somebody has signed in before. */
const DEVICE_COOKIE = "__Host-stagelight-device";

/** Seconds for which such a browser is known. */
const LIFE = 180 * 86_400;

type Signing = Pick<Services, "config" | "ring">;

/**
 * The `Set-Cookie` header for a browser in which somebody has just signed in. It lets nobody in; who has
 * it is not kept waiting because others guess at the same account.
 */
export function deviceCookie({ config, ring }: Signing, email: string): string {
  const payload = `${randomUUID()} ${accountKey(email)}`;
  const value = sign(ring, "team-device", siteOf(config), payload, seconds() + LIFE);
  return setCookie(DEVICE_COOKIE, value, LIFE);
}

/** The browser's own name, where somebody with this address has signed in in it before. */
export function knownDevice(
  { config, ring }: Signing,
  { headers }: Request,
  email: string,
): string | undefined {
  const value = readCookie(headers.get("cookie"), DEVICE_COOKIE);
  const payload = value && verify(ring, "team-device", siteOf(config), value, seconds());
  const [device, key] = payload ? payload.split(" ") : [];
  return key === accountKey(email) ? device : undefined;
}

/** By which tries at an account are counted, whether there is one or not. */
export function accountKey(email: string): string {
  return createHash("sha256").update(`stagelight account ${email}`, "utf8").digest("base64url");
}

function seconds(): number {
  return Math.floor(Date.now() / 1_000);
}
