import { fill } from "../i18n/fill.ts";
import { inLocale, type Locale } from "../i18n/locales.ts";
import compare from "../texts/compare/index.ts";
import teaTexts from "../texts/teas/index.ts";
import { formatMoney, priceIn } from "./money.ts";
import { teaBagCup } from "./prices.ts";
import { isPaged } from "./products.ts";
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

function ours(tea: Tea, locale: Locale): ComparedTea {
  const t = compare[locale];
  const { products, teas: words, caffeine, caffeineNone } = teaTexts[locale];
  const { kind, place, taste, forgiving, bestFor } = words[tea.id];
  const price = formatMoney(pricePerCup(tea, locale), locale);
  return {
    id: tea.id,
    name: products[tea.id].name,
    kind: fill(t.kind, { kind, place }),
    tea,
    cells: [
      taste,
      tea.caffeine > 0 ? fill(caffeine, { mg: tea.caffeine }) : caffeineNone,
      fill(t.perCup, { price, cups: cupsFrom(tea), grams: tea.grams }),
      forgiving,
      bestFor,
    ],
    ...(isPaged(tea.id) ? { href: inLocale(locale, `/products/${tea.id}/`) } : {}),
  };
}

/** The table's heads and rows: our teas, and a tea bag. */
export function comparisonIn(locale: Locale) {
  const { columns, bag } = compare[locale];
  const price = formatMoney(priceIn(teaBagCup, locale), locale);
  const stranger: ComparedTea = {
    id: "tea-bag",
    name: bag.name,
    kind: bag.kind,
    cells: [bag.taste, bag.caffeine, fill(bag.price, { price }), bag.forgives, bag.best],
  };
  const { tea, taste, caffeine, price: cost, forgives, best } = columns;
  return {
    columns: [tea, taste, caffeine, cost, forgives, best],
    comparison: [...teas.map((each) => ours(each, locale)), stranger],
  };
}
