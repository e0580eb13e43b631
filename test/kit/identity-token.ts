import { createHmac } from "node:crypto";

/**
 * An identity token as a site's backend signs it, for the next five minutes.
 *
 * @param claims `aud`, the site, and whatever is said of the person
 */
export function identityToken(
  secret: string,
  claims: Readonly<Record<string, unknown>> & { readonly aud: string },
): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const now = Math.floor(Date.now() / 1000);
  const header = encode({ alg: "HS256", typ: "JWT" });
  const body = `${header}.${encode({ iat: now, exp: now + 300, ...claims })}`;
  return `${body}.${createHmac("sha256", secret).update(body).digest("base64url")}`;
}
