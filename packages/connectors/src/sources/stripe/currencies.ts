/**
 * How many decimal places Stripe's amounts have. Two, but for those that it lists. UGX stands in its
 * list of currencies without any, and is written with two all the same, as ISK is.
 * https://docs.stripe.com/currencies#zero-decimal
 */
export function digitsOf(currency: string): number {
  return DIGITS.get(currency.toUpperCase()) ?? 2;
}

const DIGITS = new Map(
  [
    "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF",
    "",
    "",
    "BHD JOD KWD OMR TND",
  ].flatMap((names, digits) =>
    names
      .split(" ")
      .filter(Boolean)
      .map((name) => [name, digits] as const),
  ),
);
