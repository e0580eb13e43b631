import emailAddresses from "email-addresses";
import { parse as parseDomain } from "tldts";
import { canonicalEmail } from "../identity/email.ts";

export { mailKey } from "@stagelight/core/referral";

/** One address that mail may be sent to. */
export interface MailAddress {
  /** What is written to: the part before the @ as it was given, the domain in ASCII. */
  readonly address: string;
  /** By which it is known again: see `canonicalEmail`. */
  readonly canonical: string;
}

/**
 * Reads exactly one address, without a name. What mail libraries would take for several addresses, a
 * group or a header is refused, and so are quoted parts, comments, addresses of machines, and letters
 * that only look like others.
 *
 * @returns nothing for anything else
 */
export function parseMailAddress(given: unknown): MailAddress | undefined {
  if (typeof given !== "string" || given.length > 320 || /\p{C}/u.test(given)) return undefined;
  const text = given.replace(/^ +| +$/g, "").normalize("NFC");
  const canonical = canonicalEmail(text);
  if (canonical === undefined || !isOneMailbox(text)) return undefined;
  const local = text.slice(0, text.lastIndexOf("@"));
  const domain = canonical.slice(canonical.lastIndexOf("@") + 1);
  if (!isPlain(local) || !isHost(domain, text.slice(local.length + 1))) return undefined;
  const address = `${local}@${domain}`;
  if (Buffer.byteLength(local) > 64 || Buffer.byteLength(address) > 254) return undefined;
  return { address, canonical };
}

/** RFC 5322 and 6532: `dot-atom@domain` and nothing beside. */
function isOneMailbox(text: string): boolean {
  const parsed = emailAddresses.parseOneAddress({ input: text, rfc6532: true, strict: true });
  return parsed?.type === "mailbox" && `${parsed.local}@${parsed.domain}` === text;
}

/** A name in the domain name system that somebody can own. */
function isHost(ascii: string, given: string): boolean {
  const { isIp, domain, publicSuffix } = parseDomain(ascii);
  if (isIp || domain === null || /^\d+$/.test(publicSuffix ?? "")) return false;
  return given.split(/[.\u3002\uFF0E\uFF61]/).every(isPlain);
}

/**
 * Letters of scripts that people use together (UTS 39, highly restrictive; UTS 31, table 5): anything
 * else can be made to look like somebody else's address.
 */
const TOGETHER = [
  ["Latin", "Han", "Hiragana", "Katakana"],
  ["Latin", "Han", "Bopomofo"],
  ["Latin", "Han", "Hangul"],
  ...[
    ..."Arabic Armenian Bengali Cyrillic Devanagari Ethiopic Georgian Greek Gujarati".split(" "),
    ..."Gurmukhi Hebrew Kannada Khmer Lao Malayalam Myanmar Oriya Sinhala Tamil".split(" "),
    ..."Telugu Thaana Thai Tibetan".split(" "),
  ].map((script) => [script]),
].map((scripts) => {
  const classes = scripts.map((script) => String.raw`\p{scx=${script}}`).join("");
  const without = scripts.includes("Latin") ? "" : "--[A-Za-z]";
  return new RegExp(String.raw`^[[${classes}\p{ASCII}]${without}]+$`, "v");
});

function isPlain(text: string): boolean {
  // Wide, narrow and styled letters look like plain ones.
  if (text.normalize("NFKC") !== text) return false;
  return TOGETHER.some((letters) => letters.test(text));
}
