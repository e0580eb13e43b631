import { krw, type Money } from "./money.ts";

/** What the cart needs to know of a product; small, because it is sent to the browser. */
interface PricedProduct {
  readonly name: string;
  readonly pack: string;
  readonly price: Money;
}

export const prices = {
  ujeon: { name: "Ujeon, before the rain", pack: "30 g tin", price: krw(42_000) },
  "first-flush-sejak": { name: "First Flush Sejak", pack: "40 g tin", price: krw(28_000) },
  jungjak: { name: "Everyday Jungjak", pack: "80 g tin", price: krw(24_000) },
  hwangcha: { name: "Hadong Hwangcha", pack: "50 g tin", price: krw(22_000) },
  "night-roast": { name: "Jeju Night Roast", pack: "80 g tin", price: krw(16_000) },
  buckwheat: { name: "Bongpyeong Buckwheat", pack: "200 g tin", price: krw(14_000) },
  "first-taste-set": { name: "First-taste set", pack: "three 10 g pouches", price: krw(12_000) },
} satisfies Record<string, PricedProduct>;

export type ProductId = keyof typeof prices;

export const isProductId = (id: string): id is ProductId => Object.hasOwn(prices, id);
