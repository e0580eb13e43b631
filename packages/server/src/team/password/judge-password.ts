/** Why a password is refused: see {@link judgePassword}. */
export type Weakness = "short" | "common" | "personal";

/** The least length of a password, in characters, and the most of it that is read. */
export const SHORTEST = 10;
export const MOST_PASSWORD = 256;

/** So much of a password may be known before what is left is too little to guess at. */
const LEFT = 6;

/**
 * Why a password is too easy to guess: `short`; `common`, it stands on the list of the most common ones, or
 * does so without what people put around and in place of letters, or is made of few different
 * characters; `personal`, it is made of the person's or the site's names. Nothing where it is good enough.
 *
 * @param names what others know of the person: parts of the address, the name, the site's name
 */
export async function judgePassword(
  password: string,
  names: readonly string[],
): Promise<Weakness | undefined> {
  const plain = password.normalize("NFKC").toLowerCase();
  if (lengthOf(plain) < SHORTEST) return "short";
  if (new Set(plain).size < LEFT) return "common";
  const common = await commonPasswords();
  const core = coreOf(plain);
  // Many short words in a row are no common password, whatever each of them is.
  if ([plain, core, unlike(core)].some((each) => each !== "" && common.has(each))) return "common";
  if (isRun(plain)) return "common";
  const known = names
    .flatMap((name) =>
      name
        .normalize("NFKC")
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    )
    .filter((name) => lengthOf(name) >= 3);
  const rest = known
    .toSorted((one, other) => other.length - one.length)
    .reduce((left, name) => left.replaceAll(name, ""), plain);
  return rest !== plain && lengthOf(rest.replace(/[^\p{L}\p{N}]/gu, "")) < LEFT
    ? "personal"
    : undefined;
}

let list: Promise<ReadonlySet<string>> | undefined;

/** Loaded when the first password is set: it is large, and needed rarely. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  return (list ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) => new Set(dictionary["passwords-common"]),
  ));
}

/** Without digits and signs around it. */
function coreOf(plain: string): string {
  return plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
}

const ALIKE: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** With letters for the digits and signs that look like them. */
function unlike(core: string): string {
  return core.replace(/[013457@$!]/g, (sign) => ALIKE[sign] ?? sign);
}

/** Rows of keys and of the alphabet, forwards, backwards or again and again. */
const ROWS = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

function isRun(plain: string): boolean {
  const both = ROWS.flatMap((row) => [row, Array.from(row).toReversed().join("")]);
  let left = plain;
  for (const row of both) {
    for (let length = row.length; length >= 4; length--) {
      for (let at = 0; at + length <= row.length; at++) {
        left = left.replaceAll(row.slice(at, at + length), "");
      }
    }
  }
  return lengthOf(left) < LEFT - 2;
}

/** In characters, as people count most of them. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}
