import type { Locale } from "../i18n/locales.ts";
import type { PriceList } from "./money.ts";

const near: PriceList = { USD: 9_00, KRW: 12_000, CNY: 65_00 };
const far: PriceList = { USD: 14_00, KRW: 18_000, CNY: 98_00 };

/** Postage and days on the way, by country. */
export const shippingZones = {
  KR: { price: { USD: 2_50, KRW: 3_000, CNY: 16_00 }, days: [1, 2] },
  CN: { price: near, days: [3, 5] },
  JP: { price: near, days: [3, 5] },
  TW: { price: near, days: [3, 5] },
  US: { price: far, days: [6, 9] },
  DE: { price: far, days: [6, 9] },
} satisfies Record<string, { price: PriceList; days: readonly [number, number] }>;

export type ShippingZone = keyof typeof shippingZones;

export const zoneIds = Object.keys(shippingZones) as readonly ShippingZone[];

/** Where readers of a language most likely live. */
export const likelyZone: Readonly<Record<Locale, ShippingZone>> = { en: "US", ko: "KR", zh: "CN" };

/** Goods for this much or more travel free within Korea. */
export const freeShippingFrom: PriceList = { USD: 40_00, KRW: 50_000, CNY: 280_00 };

/** The country's name, as the language says it. */
export const zoneName = (zone: ShippingZone, locale: Locale): string =>
  new Intl.DisplayNames(locale, { type: "region" }).of(zone) ?? zone;
