/** A piece of a text: words, or an address that can be followed. */
export type TextPart = string | { readonly text: string; readonly href: string };

/**
 * What begins an address: only these schemes are ever followed, and a mail address is one. No part of the
 * pattern can match in two ways, so that it takes a time in proportion to the text.
 */
const ADDRESS =
  /\bhttps?:\/\/[^\s<>"'`{}|\\^\u3000-\u303f\uff00-\uffef]+|(?:\bmailto:)?[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9][A-Za-z0-9.-]{0,251}\.[A-Za-z]{2,24}\b/gi;

/** Marks that end the sentence around an address, not the address. */
const BEHIND = ".,;:!?…*_~";

const PAIRS: Readonly<Record<string, string>> = { ")": "(", "]": "[" };

/**
 * The addresses in a text, and what stands between them: in order, nothing is left out. An address is
 * shown as it is written, and followed as it is written: never decoded, never shortened.
 */
export function linksIn(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const shown = trimmed(found);
    const href = /^(https?|mailto):/i.test(shown) ? shown : `mailto:${shown}`;
    if (!followed(shown)) continue;
    if (index > from) parts.push(text.slice(from, index));
    parts.push({ text: shown, href });
    from = index + shown.length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

/** Without the marks behind it, and without a bracket that was opened before it. */
function trimmed(found: string): string {
  const many: Record<string, number> = {};
  for (const mark of "()[]") many[mark] = found.split(mark).length;
  let end = found.length;
  for (; end > 0; end--) {
    const last = found[end - 1]!;
    const opening = PAIRS[last];
    if (opening ? many[opening]! >= many[last]! : !BEHIND.includes(last)) break;
    // Counted once for all, and less by what is cut off: each mark costs the same.
    if (opening) many[last]!--;
  }
  return found.slice(0, end);
}

/** A host that says whose it is: what stands in front of an `@` only looks like one. */
function followed(shown: string): boolean {
  const [, host] = /^https?:\/\/([^/?#]*)/i.exec(shown) ?? [];
  return host === undefined || (/^[^@]*[\p{L}\p{N}\]]/u.test(host) && !host.includes("@"));
}
