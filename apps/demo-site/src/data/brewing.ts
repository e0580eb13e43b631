import type { TeaId } from "./teas.ts";

/** How to make each tea taste good: seconds are per infusion, first to last. */
export interface BrewingGuide {
  readonly id: TeaId;
  readonly celsius: number;
  /** Hotter than this it turns bitter, cooler than the second it stays flat. */
  readonly hottest: number;
  readonly gramsPer100Ml: number;
  /** What a level teaspoon of it weighs. */
  readonly gramsPerSpoon: number;
  readonly seconds: readonly [number, ...number[]];
}

export const brewingGuides: readonly [BrewingGuide, ...BrewingGuide[]] = [
  {
    id: "first-flush-sejak",
    celsius: 70,
    hottest: 75,
    gramsPer100Ml: 2,
    gramsPerSpoon: 1.5,
    seconds: [60, 40, 90],
  },
  {
    id: "ujeon",
    celsius: 60,
    hottest: 65,
    gramsPer100Ml: 2,
    gramsPerSpoon: 1.5,
    seconds: [90, 60, 90, 120],
  },
  {
    id: "jungjak",
    celsius: 80,
    hottest: 85,
    gramsPer100Ml: 2,
    gramsPerSpoon: 2,
    seconds: [60, 30, 60],
  },
  {
    id: "hwangcha",
    celsius: 90,
    hottest: 95,
    gramsPer100Ml: 2,
    gramsPerSpoon: 2,
    seconds: [90, 90, 150],
  },
  {
    id: "night-roast",
    celsius: 100,
    hottest: 100,
    gramsPer100Ml: 2,
    gramsPerSpoon: 1.5,
    seconds: [45, 90],
  },
  {
    id: "buckwheat",
    celsius: 100,
    hottest: 100,
    gramsPer100Ml: 3,
    gramsPerSpoon: 4,
    seconds: [180, 300],
  },
];

export const strengths = ["gentle", "medium", "strong"] as const;

export type Strength = (typeof strengths)[number];

const leafFactor: Readonly<Record<Strength, number>> = { gentle: 0.75, medium: 1, strong: 1.3 };
const warmer: Readonly<Record<Strength, number>> = { gentle: -5, medium: 0, strong: 5 };

export interface Brew {
  readonly grams: number;
  readonly spoons: number;
  readonly celsius: number;
  /** How long boiling water stands in an open bowl until it is that warm. */
  readonly coolingMinutes: number;
  readonly seconds: readonly number[];
}

const toHalf = (number: number): number => Math.max(0.5, Math.round(number * 2) / 2);

/**
 * A recipe. Leaf carries the strength; heat only a little, and never past what the tea bears. A big
 * pot holds its heat, so it takes less leaf for each 100 ml and a little longer.
 */
export function brew(guide: BrewingGuide, millilitres: number, strength: Strength): Brew {
  const big = millilitres >= 400;
  const grams = toHalf(
    (guide.gramsPer100Ml * millilitres * leafFactor[strength] * (big ? 0.75 : 1)) / 100,
  );
  const celsius = Math.min(guide.hottest, guide.celsius + warmer[strength]);
  return {
    grams,
    spoons: toHalf(grams / guide.gramsPerSpoon),
    celsius,
    coolingMinutes: Math.round((100 - celsius) / 6),
    seconds: guide.seconds.map((each) => Math.round((each * (big ? 1.5 : 1)) / 15) * 15 || 15),
  };
}
