/**
 * An amount as people of a language write it; as a plain number where the currency is not known, and
 * empty where there is no amount.
 *
 * @param unit `"minor"`: the amount is in the currency's smallest unit
 */
export function money(amount: unknown, currency: unknown, unit: unknown, language: string): string {
  const number = numberOf(amount);
  if (number === undefined) return "";
  const code = typeof currency === "string" ? currency.toUpperCase() : "";
  if (!/^[A-Z]{3}$/.test(code)) return new Intl.NumberFormat(language).format(number);
  const format = new Intl.NumberFormat(language, {
    style: "currency",
    currency: code,
    currencyDisplay: "narrowSymbol",
  });
  const { maximumFractionDigits: digits = 2 } = format.resolvedOptions();
  const major = unit === "minor" ? number / 10 ** digits : number;
  // Korean shops write the unit after the number; the locale's data puts a sign before it.
  if (code === "KRW" && new Intl.Locale(language).language === "ko") {
    return `${Math.round(major).toLocaleString("ko")}원`;
  }
  return format.format(major);
}

/** A day as people of a language write it, in UTC; empty where it is none. */
export function day(value: unknown, style: unknown, language: string): string {
  const known = typeof value === "number" || typeof value === "string" || value instanceof Date;
  const date = new Date(known && value !== "" ? value : Number.NaN);
  if (Number.isNaN(date.getTime())) return "";
  const dateStyle = STYLES.find((each) => each === style) ?? "long";
  return new Intl.DateTimeFormat(language, { dateStyle, timeZone: "UTC" }).format(date);
}

const STYLES = ["full", "long", "medium", "short"] as const;

function numberOf(value: unknown): number | undefined {
  // Some vendors send amounts as texts.
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}
