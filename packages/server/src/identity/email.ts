import { domainToASCII } from "node:url";

/**
 * The form by which two spellings of one address are known as one: small letters, composed
 * characters, the domain in ASCII (UTS 46). What providers do to dots and plus signs is not looked
 * at: it is nobody's proof that two people are one.
 *
 * @returns nothing for what is no single address (RFC 5321: 254 octets, 64 before the @)
 */
export function canonicalEmail(given: unknown): string | undefined {
  if (typeof given !== "string" || given.length > 320) return undefined;
  const text = given.trim().normalize("NFC").toLowerCase();
  const at = text.lastIndexOf("@");
  const local = text.slice(0, at);
  if (at < 1 || !/^[^\s\p{Cc}\p{Cs}<>()[\]\\,;:"@]+$/u.test(local)) return undefined;
  const domain = domainToASCII(text.slice(at + 1));
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)) return undefined;
  const address = `${local}@${domain}`;
  return Buffer.byteLength(local) <= 64 && Buffer.byteLength(address) <= 254 ? address : undefined;
}
