import { times, type Money } from "./money.ts";
import { prices, type ProductId } from "./prices.ts";

export interface Tea {
  readonly id: ProductId;
  readonly kind: string;
  readonly place: string;
  readonly picked: string;
  readonly taste: string;
  /** Roughly, in milligrams for the first cup. */
  readonly caffeine: string;
  readonly forgiving: string;
  readonly bestFor: string;
  readonly grams: number;
  /** Grams for one pot of 150 ml, and how often that pot can be poured again. */
  readonly perPot: number;
  readonly infusions: number;
  /** Colours of the wrapping cloth on its tin, the ground first. */
  readonly cloth: readonly [string, string, string, string];
  /** Each number pieces another cloth. */
  readonly clothSeed: number;
  readonly page?: string;
}

export const teas: readonly Tea[] = [
  {
    id: "ujeon",
    kind: "Green",
    place: "Hadong",
    picked: "12–18 April",
    taste: "Chestnut milk, snow pea",
    caffeine: "30 mg",
    forgiving: "Fussy: water above 65 °C makes it sour",
    bestFor: "A quiet hour and full attention",
    grams: 30,
    perPot: 3,
    infusions: 4,
    cloth: ["#dfe6b8", "#b9cf7a", "#f4f1dc", "#8eab5e"],
    clothSeed: 3,
  },
  {
    id: "first-flush-sejak",
    kind: "Green",
    place: "Boseong",
    picked: "25 April–4 May",
    taste: "Sweet corn, fresh hay, a little sea",
    caffeine: "35 mg",
    forgiving: "Fair: 70 °C and it is happy",
    bestFor: "A good first Korean green tea",
    grams: 40,
    perPot: 3,
    infusions: 3,
    cloth: ["#2f6a48", "#8fb457", "#d9e3a4", "#e2703a"],
    clothSeed: 4,
    page: "/products/first-flush-sejak/",
  },
  {
    id: "jungjak",
    kind: "Green",
    place: "Boseong",
    picked: "14–25 May",
    taste: "Spinach, toasted rice, firm",
    caffeine: "40 mg",
    forgiving: "Easy: 80 °C, a mug will do",
    bestFor: "Every day, with food",
    grams: 80,
    perPot: 3,
    infusions: 3,
    cloth: ["#4f7d5c", "#a7bf8a", "#27523f", "#e9e2b9"],
    clothSeed: 5,
  },
  {
    id: "hwangcha",
    kind: "Yellow, half oxidised",
    place: "Hadong",
    picked: "Late May",
    taste: "Honey, cocoa, dried jujube",
    caffeine: "35 mg",
    forgiving: "Easy: 90 °C, never bitter",
    bestFor: "People who drink black tea",
    grams: 50,
    perPot: 3,
    infusions: 3,
    cloth: ["#c9862f", "#f0cf7d", "#8c4f25", "#f6ead0"],
    clothSeed: 6,
  },
  {
    id: "night-roast",
    kind: "Roasted green",
    place: "Jeju",
    picked: "June",
    taste: "Caramel, walnut, wood smoke",
    caffeine: "12 mg",
    forgiving: "Easy: boiling water is fine",
    bestFor: "After dinner",
    grams: 80,
    perPot: 3,
    infusions: 2,
    cloth: ["#5b3a2c", "#a86b43", "#2f2a2c", "#dfb98c"],
    clothSeed: 7,
  },
  {
    id: "buckwheat",
    kind: "Roasted grain, no tea leaf",
    place: "Bongpyeong",
    picked: "October",
    taste: "Popcorn, brown butter",
    caffeine: "None",
    forgiving: "Easy: leave it in as long as you like",
    bestFor: "Children and late nights",
    grams: 200,
    perPot: 5,
    infusions: 2,
    cloth: ["#b9a8c9", "#e7ddea", "#7a6a94", "#efe4bd"],
    clothSeed: 8,
  },
];

export function teaById(id: ProductId): Tea {
  const tea = teas.find((each) => each.id === id);
  if (!tea) throw new Error(`There is no tea "${id}".`);
  return tea;
}

export const cupsFrom = (tea: Tea): number => Math.floor(tea.grams / tea.perPot) * tea.infusions;

export const pricePerCup = (tea: Tea): Money => times(prices[tea.id].price, 1 / cupsFrom(tea));
