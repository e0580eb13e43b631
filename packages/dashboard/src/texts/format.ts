import { type Counted, fill } from "./fill.ts";
import type { Language } from "./texts.ts";

/** How numbers and times are written in a language; the time zone is the reader's. */
export interface Format {
  readonly number: (value: number) => string;
  /** A sentence about a number, with that number in it. */
  readonly count: (text: Counted, n: number) => string;
  /** Time of day: "14:05". */
  readonly clock: (at: string | number) => string;
  /** Day and time of day, as exact as people say it. */
  readonly moment: (at: string | number) => string;
  /** A day: "Tuesday, 3 March", with its year where it is not this one. */
  readonly day: (at: string | number) => string;
  /** How long ago, or in how long: "3 min. ago". */
  readonly ago: (at: string | number, now?: number) => string;
  /** How long, in milliseconds, by its largest unit: "5 min". */
  readonly length: (milliseconds: number) => string;
  /** An amount in minor units, such as cents, of a currency. */
  readonly money: (minor: number, currency: string) => string;
  /** Names, one after the other: "A, B and C". */
  readonly list: (names: readonly string[]) => string;
  /** A sentence about people, `{names}`: "A, B and C write". */
  readonly names: (text: Counted, names: readonly string[]) => string;
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 365 * 86_400],
  ["month", 30 * 86_400],
  ["week", 7 * 86_400],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

const HINTS: Readonly<Record<Language, string>> = { en: "en-GB", ko: "ko-KR", zh: "zh-CN" };

/** A browser under the POSIX locale prefers `en-US@posix`, which no format takes. */
function isTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length > 0;
  } catch {
    return false;
  }
}

/**
 * The ways of a language.
 *
 * @param tags what the browser prefers: the first of this language says which English it is
 */
export function formatOf(language: Language, tags: readonly string[] = []): Format {
  const locale =
    tags.find((tag) => tag.toLowerCase().split("-")[0] === language && isTag(tag)) ??
    HINTS[language];
  const numbers = new Intl.NumberFormat(locale);
  const rules = new Intl.PluralRules(locale);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: "short" });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const day = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" });
  const farDay = new Intl.DateTimeFormat(locale, { dateStyle: "full" });
  const names = new Intl.ListFormat(locale);
  const formFor = ({ one, other }: Counted, n: number): string =>
    rules.select(n) === "one" ? (one ?? other) : other;
  return {
    number: (value) => numbers.format(value),
    count: (text, n) => fill(formFor(text, n), { n: numbers.format(n) }),
    clock: (at) => clock.format(new Date(at)),
    moment: (at) => moment.format(new Date(at)),
    day: (at) => {
      const date = new Date(at);
      return (date.getFullYear() === new Date().getFullYear() ? day : farDay).format(date);
    },
    ago: (at, now = Date.now()) => {
      const seconds = Math.round((new Date(at).getTime() - now) / 1000);
      const found = STEPS.find(([, length]) => Math.abs(seconds) >= length);
      return found
        ? relative.format(Math.trunc(seconds / found[1]), found[0])
        : relative.format(0, "second");
    },
    length: (milliseconds) => {
      const seconds = Math.max(60, milliseconds / 1000);
      const [unit, size] = STEPS.find(([, length]) => seconds >= length)!;
      return new Intl.NumberFormat(locale, {
        style: "unit",
        unit,
        unitDisplay: "short",
        maximumFractionDigits: 0,
        roundingMode: "trunc",
      }).format(seconds / size);
    },
    money: (minor, currency) => {
      const format = new Intl.NumberFormat(locale, { style: "currency", currency });
      const { maximumFractionDigits: digits = 2 } = format.resolvedOptions();
      return format.format(minor / 10 ** digits);
    },
    list: (each) => names.format(each),
    names: (text, each) => fill(formFor(text, each.length), { names: names.format(each) }),
  };
}
