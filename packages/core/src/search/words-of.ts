/** Scripts that write words without a space between them, or with endings that grow together. */
const UNSPACED = "\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}";

/** Letters, marks and digits; longer than 64 they are no word that anybody looks for. */
const WORDS = /[\p{L}\p{M}\p{N}]{1,64}/gu;
const RUNS = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");

/** Accents, and the apostrophes that stand within words. */
const PASSED_OVER = /[\u0300-\u036f'’]/g;

/**
 * The words of a text, each as the tokens that it is found by, in their order. Case, width and accents
 * make no difference. What is written in Chinese, Japanese or Korean becomes pairs of neighbours (배송비:
 * 배송, 송비), for there nobody knows where words begin; a character alone is a token of its own.
 *
 * With `ends` the last character of such a run is told too: then each of its characters begins a token,
 * and is found by it. This is for what is looked through, not for what is looked for.
 */
export function wordsOf(text: string, ends = false): string[][] {
  const plain = text.normalize("NFKD").toLowerCase().replace(PASSED_OVER, "").normalize("NFC");
  return (plain.match(WORDS) ?? []).map((word) =>
    word.match(RUNS)!.flatMap((run) => tokensIn(run, ends)),
  );
}

/** The tokens of a text one after the other: see `wordsOf`. */
export function tokensOf(text: string, ends = false): string[] {
  return wordsOf(text, ends).flat();
}

const BEGINS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");

function tokensIn(run: string, ends: boolean): string[] {
  if (!BEGINS_UNSPACED.test(run)) return [run];
  const characters = Array.from(run);
  const pairs = characters.slice(1).map((character, place) => characters[place]! + character);
  return ends || pairs.length === 0 ? [...pairs, characters.at(-1)!] : pairs;
}
