import { canonicalEmail } from "../identity/email.ts";

/** The longest address is of 254 bytes; what is written around it counts too. */
const LONGEST = 400;

/** What JSON with an address in it holds. An `@` that begins a text stands in none. */
const SIGNS = /[^"]@|%40|\\u0040/;

/** Whether any text in a JSON document holds one of the addresses, however it is spelled. */
export function mentions(json: string, emails: ReadonlySet<string>): boolean {
  // Most documents hold no address at all, and are not parsed.
  if (emails.size === 0 || !SIGNS.test(json)) return false;
  return textsIn(JSON.parse(json) as unknown).some((text) => holds(text, emails));
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)]);
}

/** What stands in no address and separates it from others, in an address bar too. */
const BETWEEN = /[\s"<>()[\]\\,;:?&=/#]+/u;

/** Whether a text holds one of the addresses, however it is spelled. */
export function holds(text: string, emails: ReadonlySet<string>): boolean {
  if (!text.includes("@") && !text.includes("%40")) return false;
  const plain = text.replace(/%[\da-f]{2}(?:%[\da-f]{2})*/gi, decoded).normalize("NFC");
  if (!plain.includes("@")) return false;
  const small = plain.toLowerCase();
  for (const email of emails) {
    for (let at = small.indexOf(email); at >= 0; at = small.indexOf(email, at + 1)) {
      // One character of each side, which may be two halves.
      const before = small.slice(Math.max(0, at - 2), at);
      const end = at + email.length;
      const after = small.slice(end, end + 3);
      if (!/[\p{L}\p{N}._+-]$/u.test(before) && !/^(?:[\p{L}\p{N}-]|\.[\p{L}\p{N}])/u.test(after)) {
        return true;
      }
    }
  }
  return plain.split(BETWEEN).some((word) => isOneOf(word, emails));
}

/** Whether a word is one of the addresses, perhaps in quotes or at the end of a sentence. */
function isOneOf(word: string, emails: ReadonlySet<string>): boolean {
  const at = word.lastIndexOf("@");
  // Longer ones are no addresses, and would take their time.
  if (at < 1 || word.length > LONGEST) return false;
  const [domain = ""] = word.slice(at + 1).split("'");
  const email = canonicalEmail(
    `${word.slice(0, at).replace(/^'+/, "")}@${domain.replace(/[.!*]+$/, "")}`,
  );
  return email !== undefined && emails.has(email);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
