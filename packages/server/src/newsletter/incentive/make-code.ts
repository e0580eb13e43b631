import { randomInt } from "node:crypto";

/**
 * What codes are made of: digits and capitals of which no two look or sound alike on paper, and without
 * vowels, so that none says anything.
 */
const ALPHABET = "346789CDFGHJKMNPQRTWXY";

/** So many characters are 53 bits: among 100,000 codes, one guess in 90 thousand million is right. */
const LENGTH = 12;
const GROUP = 4;

/**
 * A code that nobody can guess: `TEA-7KQ4-MX9C-HW3R`.
 *
 * @param prefix stands before it, such as `TEA-`
 */
export function makeCode(prefix = ""): string {
  const characters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]!);
  const groups = characters.join("").match(new RegExp(`.{${GROUP}}`, "g"))!;
  return prefix + groups.join("-");
}

/** The most characters of a code that a shop made. */
const MOST = 64;

/** Whether a line of a pool's file is a code. */
export function isCode(text: string): boolean {
  return text.length <= MOST && /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(text);
}
