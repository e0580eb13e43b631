/** An amount in the currency's smallest unit: won for KRW, which has none smaller. */
export interface Money {
  readonly minor: number;
  readonly currency: "KRW";
}

export const krw = (minor: number): Money => ({ minor, currency: "KRW" });

export const times = (money: Money, factor: number): Money => ({
  ...money,
  minor: Math.round(money.minor * factor),
});

export const plus = (a: Money, b: Money): Money => ({ ...a, minor: a.minor + b.minor });

function formatter(currency: string, locale: string): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { style: "currency", currency });
}

/** The amount in whole units, as commerce events carry it: how many decimals that means is the currency's own affair. */
export function toMajor({ minor, currency }: Money): number {
  const digits = formatter(currency, "en").resolvedOptions().maximumFractionDigits ?? 2;
  return minor / 10 ** digits;
}

export function formatMoney(money: Money, locale = "en"): string {
  return formatter(money.currency, locale).format(toMajor(money));
}
