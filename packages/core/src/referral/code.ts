/** Crockford's alphabet: no I, L, O and U, which look like others or make words. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Characters of a code: 65 bits. */
const LENGTH = 13;

/** Random bytes that a code is made of. */
export const CODE_BYTES = 9;

/**
 * Makes the code that names one member in one program.
 *
 * @param bytes {@link CODE_BYTES} of a cryptographic generator
 * @throws RangeError for fewer
 */
export function makeCode(bytes: Uint8Array): string {
  if (bytes.length < CODE_BYTES) throw new RangeError(`A code takes ${CODE_BYTES} random bytes.`);
  let code = "";
  for (let bit = 0; code.length < LENGTH; bit += 5) {
    const at = bit >> 3;
    const two = (bytes[at]! << 8) | (bytes[at + 1] ?? 0);
    code += ALPHABET[(two >> (11 - (bit & 7))) & 31];
  }
  return code;
}

/**
 * Reads a code as people type it: small letters, hyphens and spaces, wide letters, O for 0, I and L
 * for 1.
 *
 * @returns nothing for what can be no code
 */
export function readCode(text: unknown): string | undefined {
  if (typeof text !== "string" || text.length > 100) return undefined;
  const code = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}_.]/gu, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  return /^[0-9A-HJKMNP-TV-Z]{13}$/.test(code) ? code : undefined;
}
