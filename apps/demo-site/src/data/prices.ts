import type { PriceList } from "./money.ts";
import type { ProductId } from "./products.ts";

export const prices: Readonly<Record<ProductId, PriceList>> = {
  ujeon: { USD: 34_00, KRW: 42_000, CNY: 238_00 },
  "first-flush-sejak": { USD: 23_00, KRW: 28_000, CNY: 158_00 },
  jungjak: { USD: 19_00, KRW: 24_000, CNY: 135_00 },
  hwangcha: { USD: 18_00, KRW: 22_000, CNY: 125_00 },
  "night-roast": { USD: 13_00, KRW: 16_000, CNY: 90_00 },
  buckwheat: { USD: 11_00, KRW: 14_000, CNY: 78_00 },
  "first-taste-set": { USD: 9_50, KRW: 12_000, CNY: 68_00 },
  "celadon-set": { USD: 58_00, KRW: 72_000, CNY: 398_00 },
};

/** What one cup from a supermarket tea bag costs. */
export const teaBagCup: PriceList = { USD: 7, KRW: 90, CNY: 50 };
