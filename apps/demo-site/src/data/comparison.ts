import { formatMoney } from "./money.ts";
import { prices } from "./prices.ts";
import { cupsFrom, pricePerCup, teas, type Tea } from "./teas.ts";

interface ComparedTea {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly href?: string;
  /** One cell for each column but the first. */
  readonly cells: readonly string[];
  /** Set if it is one of ours. */
  readonly tea?: Tea;
}

export const columns = [
  { label: "Tea" },
  { label: "Tastes of" },
  { label: "Caffeine, first cup" },
  { label: "One cup costs" },
  { label: "Forgives mistakes" },
  { label: "Best for" },
] as const;

const ours = teas.map((tea): ComparedTea => ({
  id: tea.id,
  name: prices[tea.id].name,
  kind: `${tea.kind}, ${tea.place}`,
  tea,
  cells: [
    tea.taste,
    tea.caffeine,
    `${formatMoney(pricePerCup(tea))} (${cupsFrom(tea)} cups from ${tea.grams} g)`,
    tea.forgiving,
    tea.bestFor,
  ],
  ...(tea.page === undefined ? {} : { href: tea.page }),
}));

const teaBag: ComparedTea = {
  id: "tea-bag",
  name: "Supermarket green tea bag",
  kind: "Broken leaf, mixed origins",
  cells: [
    "Grass, a little bitter, always the same",
    "25–45 mg",
    "₩90 (one cup from one bag)",
    "Easy: three minutes, done",
    "Trains, offices, no time at all",
  ],
};

export const comparison: readonly ComparedTea[] = [...ours, teaBag];
