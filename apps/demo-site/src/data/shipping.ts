import { krw, type Money } from "./money.ts";

export const shippingZones = {
  KR: { label: "South Korea", price: krw(3_000), days: "1–2 days" },
  JP: { label: "Japan", price: krw(12_000), days: "3–5 days" },
  TW: { label: "Taiwan", price: krw(12_000), days: "3–5 days" },
  US: { label: "United States", price: krw(18_000), days: "6–9 days" },
  DE: { label: "Germany", price: krw(18_000), days: "6–9 days" },
} satisfies Record<string, { label: string; price: Money; days: string }>;

export type ShippingZone = keyof typeof shippingZones;

/** Goods for this much or more travel free within Korea. */
export const freeShippingFrom = krw(50_000);

export const isShippingZone = (zone: string): zone is ShippingZone =>
  Object.hasOwn(shippingZones, zone);

export function shippingFor(zone: ShippingZone, goods: Money): Money {
  const free = zone === "KR" && goods.minor >= freeShippingFrom.minor;
  return free || goods.minor === 0 ? krw(0) : shippingZones[zone].price;
}
