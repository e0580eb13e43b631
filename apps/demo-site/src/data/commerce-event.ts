import { toMajor } from "./money.ts";
import { prices, type ProductId } from "./prices.ts";

export interface ProductProperties {
  readonly product_id: ProductId;
  readonly name: string;
  readonly category: "tea";
  readonly price: number;
  readonly currency: "KRW";
  readonly quantity: number;
}

/** A product as commerce events describe it. */
export function productProperties(id: ProductId, quantity = 1): ProductProperties {
  const { name, price } = prices[id];
  return {
    product_id: id,
    name,
    category: "tea",
    price: toMajor(price),
    currency: price.currency,
    quantity,
  };
}
