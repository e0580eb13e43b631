import { datesOf, type Locale } from "../i18n/locales.ts";
import { priceIn, times, type Money } from "./money.ts";
import { prices } from "./prices.ts";
import type { ProductId } from "./products.ts";

export type TeaId = Exclude<ProductId, "first-taste-set" | "celadon-set">;

/** Month and day, or the month alone. */
type Day = readonly [month: number, day?: number];

/** What is the same in every language; the words are in texts/teas. */
export interface Tea {
  readonly id: TeaId;
  readonly picked: readonly [from: Day, to: Day];
  /** Roughly, in milligrams for the first cup. */
  readonly caffeine: number;
  readonly grams: number;
  /** Grams for one pot of 150 ml, and how often that pot can be poured again. */
  readonly perPot: number;
  readonly infusions: number;
  /** Colours of the wrapping cloth on its tin, the ground first. */
  readonly cloth: readonly [string, string, string, string];
  /** Each number pieces another cloth. */
  readonly clothSeed: number;
  /** What it is about, for the reader's interests. */
  readonly topic: "green-tea" | "roasted-tea";
}

export const teas: readonly Tea[] = [
  {
    id: "ujeon",
    picked: [
      [4, 12],
      [4, 18],
    ],
    caffeine: 30,
    grams: 30,
    perPot: 3,
    infusions: 4,
    cloth: ["#dfe6b8", "#b9cf7a", "#f4f1dc", "#8eab5e"],
    clothSeed: 3,
    topic: "green-tea",
  },
  {
    id: "first-flush-sejak",
    picked: [
      [4, 25],
      [5, 4],
    ],
    caffeine: 35,
    grams: 40,
    perPot: 3,
    infusions: 3,
    cloth: ["#2f6a48", "#8fb457", "#d9e3a4", "#e2703a"],
    clothSeed: 4,
    topic: "green-tea",
  },
  {
    id: "jungjak",
    picked: [
      [5, 14],
      [5, 25],
    ],
    caffeine: 40,
    grams: 80,
    perPot: 3,
    infusions: 3,
    cloth: ["#4f7d5c", "#a7bf8a", "#27523f", "#e9e2b9"],
    clothSeed: 5,
    topic: "green-tea",
  },
  {
    id: "hwangcha",
    picked: [
      [5, 20],
      [5, 31],
    ],
    caffeine: 35,
    grams: 50,
    perPot: 3,
    infusions: 3,
    cloth: ["#c9862f", "#f0cf7d", "#8c4f25", "#f6ead0"],
    clothSeed: 6,
    topic: "roasted-tea",
  },
  {
    id: "night-roast",
    picked: [[6], [6]],
    caffeine: 12,
    grams: 80,
    perPot: 3,
    infusions: 2,
    cloth: ["#5b3a2c", "#a86b43", "#2f2a2c", "#dfb98c"],
    clothSeed: 7,
    topic: "roasted-tea",
  },
  {
    id: "buckwheat",
    picked: [[10], [10]],
    caffeine: 0,
    grams: 200,
    perPot: 5,
    infusions: 2,
    cloth: ["#b9a8c9", "#e7ddea", "#7a6a94", "#efe4bd"],
    clothSeed: 8,
    topic: "roasted-tea",
  },
];

export function teaById(id: ProductId): Tea {
  const tea = teas.find((each) => each.id === id);
  if (!tea) throw new Error(`There is no tea "${id}".`);
  return tea;
}

/** When it was picked, as the language writes a span of days: "25 April – 4 May", "4월 25일~5월 4일". */
export function pickedWhen({ picked: [from, to] }: Tea, locale: Locale): string {
  const date = ([month, day = 1]: Day) => new Date(2026, month - 1, day, 12);
  const format = new Intl.DateTimeFormat(datesOf(locale), {
    month: "long",
    ...(from[1] === undefined ? {} : { day: "numeric" }),
  });
  // Chinese spans come out as "4/25 – 5/4", whatever the length of the month.
  return locale === "zh" && from[1] !== undefined
    ? `${format.format(date(from))}至${format.format(date(to))}`
    : format.formatRange(date(from), date(to));
}

export const cupsFrom = (tea: Tea): number => Math.floor(tea.grams / tea.perPot) * tea.infusions;

export const pricePerCup = (tea: Tea, locale: Locale): Money =>
  times(priceIn(prices[tea.id], locale), 1 / cupsFrom(tea));
