import teaTexts from "../texts/teas/index.ts";
import { inLocale, type Locale } from "../i18n/locales.ts";
import { priceIn, toMajor } from "./money.ts";
import { prices } from "./prices.ts";
import { isPaged, type ProductId } from "./products.ts";

export interface ProductProperties {
  readonly product_id: ProductId;
  readonly sku: string;
  readonly name: string;
  readonly brand: string;
  readonly category: "tea" | "teaware";
  readonly variant: string;
  readonly price: number;
  readonly currency: string;
  readonly quantity: number;
  readonly url: string;
  readonly image_url: string;
}

/** A product as commerce events describe it: named in English on every page, so that reports count it once. */
export function productProperties(
  id: ProductId,
  locale: Locale,
  site: URL | undefined,
  quantity = 1,
): ProductProperties {
  const { name, pack } = teaTexts.en.products[id];
  const price = priceIn(prices[id], locale);
  const page = isPaged(id) ? `/products/${id}/` : "/products/";
  return {
    product_id: id,
    sku: `NT-${id}`,
    name,
    brand: "Nuri Tea",
    category: id === "celadon-set" ? "teaware" : "tea",
    variant: pack,
    price: toMajor(price),
    currency: price.currency,
    quantity,
    url: new URL(inLocale(locale, page), site).href,
    image_url: new URL("/og.png", site).href,
  };
}
