import type { Locale } from "../i18n/locales.ts";

export type Currency = "USD" | "KRW" | "CNY";

/** An amount in the currency's smallest unit: cents, fen, and won, which has none smaller. */
export interface Money {
  readonly minor: number;
  readonly currency: Currency;
}

/** A price list, not an exchange rate: each currency has its own figure, in its smallest unit. */
export type PriceList = Readonly<Record<Currency, number>>;

const currencyOf: Readonly<Record<Locale, Currency>> = { en: "USD", ko: "KRW", zh: "CNY" };

export const priceIn = (list: PriceList, locale: Locale): Money => ({
  minor: list[currencyOf[locale]],
  currency: currencyOf[locale],
});

export const times = (money: Money, factor: number): Money => ({
  ...money,
  minor: Math.round(money.minor * factor),
});

export const plus = (a: Money, b: Money): Money => ({ ...a, minor: a.minor + b.minor });

export const minus = (a: Money, b: Money): Money => ({ ...a, minor: a.minor - b.minor });

function formatter(currency: string, locale: string, whole = false): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    ...(whole ? { trailingZeroDisplay: "stripIfInteger" } : {}),
  });
}

/** The amount in whole units, as commerce events carry it: how many decimals that means is the currency's own affair. */
export function toMajor({ minor, currency }: Money): number {
  const digits = formatter(currency, "en").resolvedOptions().maximumFractionDigits ?? 2;
  return minor / 10 ** digits;
}

/** As a price tag says it: "$23", "28,000원", "¥158", "$0.59". */
export function formatMoney(money: Money, locale: string): string {
  // Korean shops write the unit after the number; the locale's data puts a sign before it.
  if (locale === "ko" && money.currency === "KRW")
    return `${toMajor(money).toLocaleString(locale)}원`;
  return formatter(money.currency, locale, true).format(toMajor(money));
}
