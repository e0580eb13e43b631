const HIDDEN = "[hidden]";

/** Keys whose values are never shown, however they are spelled. */
const KEYS =
  "authorization|cookies?|passw(?:or)?ds?|passphrase|secrets?|tokens?|(?:write|api|secret|private)[_-]?key|e-?mail";
const HIDDEN_KEY = new RegExp(`(${KEYS})$`, "i");

/** What looks like a secret or like an address in any text, and what is left of it. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // Who signs in to a database or by Basic authentication: postgres://name:password@host
  [/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:@/"]*):[^\s"/?#]*@/gi, `$1:${HIDDEN}@`],
  [/\b(Basic|Bearer)\s+[\w+/=.~-]+/gi, `$1 ${HIDDEN}`],
  [/(cookie["']?\s*[:=]\s*)[^\r\n]+/gi, `$1${HIDDEN}`],
  [new RegExp(`((?:${KEYS})["']?\\s*[:=]\\s*["']?)[^\\s"',;&}]+`, "gi"), `$1${HIDDEN}`],
  [/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, HIDDEN],
  [/[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+(?:@|%40)(?:[\p{L}\p{N}-]+\.)+\p{L}[\p{L}\p{N}-]+/giu, HIDDEN],
];

/** The least length of a text that is looked for everywhere: shorter ones stand in many words. */
const SHORTEST = 8;

/**
 * Makes what removes secrets and e-mail addresses from anything that JSON can say.
 *
 * @param secrets texts that are removed wherever they stand, if they have 8 characters or more
 */
export function scrubber(secrets: readonly string[]): (value: unknown) => unknown {
  const exact = secrets
    .filter(({ length }) => length >= SHORTEST)
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
    .toSorted((a, b) => b.length - a.length);

  const text = (value: string): string => {
    let clean = value;
    for (const secret of exact) clean = clean.replaceAll(secret, HIDDEN);
    for (const [pattern, rest] of PATTERNS) clean = clean.replace(pattern, rest);
    return clean;
  };

  const scrub = (value: unknown): unknown => {
    if (typeof value === "string") return text(value);
    if (Array.isArray(value)) return value.map(scrub);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        text(key),
        HIDDEN_KEY.test(key) && inner !== null ? HIDDEN : scrub(inner),
      ]),
    );
  };
  return scrub;
}
