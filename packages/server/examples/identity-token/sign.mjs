// Tells Stagelight who is signed in: a token from your backend, made when a page asks for it.
// Node 20 or newer, no libraries. Try it:
//   STAGELIGHT_SECRET=… node sign.mjs https://shop.example 42 anna@example.com
import { createHmac, randomUUID } from "node:crypto";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";

/**
 * @param {string} secret the first part of STAGELIGHT_SECRET; it never leaves your server
 * @param {string} site `site.url` of your stagelight.config.ts
 * @param {{ id: string, email?: string, emailVerified?: boolean }} user who is signed in;
 *   `emailVerified` only if they have followed a link that you sent to that address
 */
export function identityToken(secret, site, user) {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    aud: site,
    sub: String(user.id),
    email: user.email,
    email_verified: user.emailVerified === true,
    iat: now,
    exp: now + 300, // five minutes; more than ten are refused
    jti: randomUUID(),
  };
  const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}

/** @param {object} value */
function encode(value) {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  const [site = "", id = "", email] = argv.slice(2);
  const secret = (process.env.STAGELIGHT_SECRET ?? "").split(",")[0]?.trim() ?? "";
  if (!secret || !id) throw new Error("Usage: STAGELIGHT_SECRET=… node sign.mjs SITE USER [EMAIL]");
  console.log(identityToken(secret, site, { id, email, emailVerified: email !== undefined }));
}
