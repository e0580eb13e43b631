/** How to make each tea taste good: seconds are per infusion, first to last. */
interface BrewingGuide {
  readonly id: string;
  readonly name: string;
  readonly celsius: number;
  readonly gramsPer100Ml: number;
  readonly seconds: readonly [number, ...number[]];
}

export const brewingGuides: readonly [BrewingGuide, ...BrewingGuide[]] = [
  {
    id: "first-flush-sejak",
    name: "First Flush Sejak",
    celsius: 70,
    gramsPer100Ml: 2,
    seconds: [60, 40, 90],
  },
  {
    id: "ujeon",
    name: "Ujeon, before the rain",
    celsius: 60,
    gramsPer100Ml: 2,
    seconds: [90, 60, 90, 120],
  },
  { id: "jungjak", name: "Everyday Jungjak", celsius: 80, gramsPer100Ml: 2, seconds: [60, 30, 60] },
  {
    id: "hwangcha",
    name: "Hadong Hwangcha",
    celsius: 90,
    gramsPer100Ml: 2,
    seconds: [90, 90, 150],
  },
  {
    id: "night-roast",
    name: "Jeju Night Roast",
    celsius: 100,
    gramsPer100Ml: 2,
    seconds: [45, 90],
  },
  {
    id: "buckwheat",
    name: "Bongpyeong Buckwheat",
    celsius: 100,
    gramsPer100Ml: 3,
    seconds: [180, 300],
  },
];
