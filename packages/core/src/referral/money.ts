/** A sum of money. */
export interface Money {
  /** Whole minor units: 500 are 5 dollars, or 500 won. */
  readonly amount: number;
  /** ISO 4217: `"USD"`. */
  readonly currency: string;
}

/** Currencies whose minor unit is not a hundredth, by the digits behind the point. ISO 4217, list one. */
const DIGITS: ReadonlyMap<number, string> = new Map([
  [0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"],
  [3, "BHD IQD JOD KWD LYD OMR TND"],
  [4, "CLF UYW"],
]);

/** How many digits a currency has behind the point: 2 for dollars, 0 for won. */
export function currencyDigits(currency: string): number {
  const [digits = 2] = [...DIGITS].find(([, names]) => names.split(" ").includes(currency)) ?? [];
  return digits;
}

/**
 * Minor units of an amount as events and shops write it, rounded: 27.5 dollars are 2750.
 *
 * @returns nothing for what is no amount, or too large to be counted exactly
 */
export function minorUnits(amount: number, currency: string): number | undefined {
  const units = Math.round(amount * 10 ** currencyDigits(currency));
  return Number.isSafeInteger(units) ? units : undefined;
}

/** A sum as people of a language write it: `"$5.00"`. */
export function formatMoney({ amount, currency }: Money, locale: string): string {
  const digits = currencyDigits(currency);
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: amount % 10 ** digits === 0 ? 0 : digits,
    maximumFractionDigits: digits,
  });
  return format.format(amount / 10 ** digits);
}
