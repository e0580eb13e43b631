import { canonicalEmail } from "../identity/email.ts";

/** Whether any text in a JSON document holds one of the addresses, however it is spelled. */
export function mentions(json: string, emails: ReadonlySet<string>): boolean {
  // Most documents hold no address at all, and are not parsed.
  if (emails.size === 0 || !/@|%40|\\u0040/i.test(json)) return false;
  return textsIn(JSON.parse(json) as unknown).some((text) => holds(text, emails));
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)]);
}

/** What can stand on either side of the @, in an address bar too. */
const ADDRESS = /[^\s"<>()[\]\\,;:?&=/#]+@[^\s"'<>()[\]\\,;:?&=/#]+/gu;

function holds(text: string, emails: ReadonlySet<string>): boolean {
  const plain = text.replace(/%[\da-f]{2}(?:%[\da-f]{2})*/gi, decoded).normalize("NFC");
  const small = plain.toLowerCase();
  for (const email of emails) {
    for (let at = small.indexOf(email); at >= 0; at = small.indexOf(email, at + 1)) {
      const before = small.slice(0, at);
      const after = small.slice(at + email.length);
      if (!/[\p{L}\p{N}._+-]$/u.test(before) && !/^(?:[\p{L}\p{N}-]|\.[\p{L}\p{N}])/u.test(after)) {
        return true;
      }
    }
  }
  return (plain.match(ADDRESS) ?? []).some((found) => {
    const email = canonicalEmail(found.replace(/^'+|[.!'*]+$/gu, ""));
    return email !== undefined && emails.has(email);
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
