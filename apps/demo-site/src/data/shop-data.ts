import type { Locale } from "../i18n/locales.ts";
import shop from "../texts/shop/index.ts";
import site from "../texts/site/index.ts";
import teaTexts from "../texts/teas/index.ts";
import { productProperties, type ProductProperties } from "./commerce-event.ts";
import { priceIn, type Money } from "./money.ts";
import { prices } from "./prices.ts";
import { productIds, type ProductId } from "./products.ts";
import {
  freeShippingFrom,
  likelyZone,
  shippingZones,
  zoneIds,
  zoneName,
  type ShippingZone,
} from "./shipping.ts";

interface ShopProduct {
  readonly name: string;
  readonly pack: string;
  readonly price: Money;
  readonly event: ProductProperties;
}

/** One language's shop, as a page hands it to its scripts. */
export interface ShopData {
  readonly locale: Locale;
  readonly products: Readonly<Record<ProductId, ShopProduct>>;
  readonly zones: Readonly<Record<ShippingZone, { readonly name: string; readonly price: Money }>>;
  readonly likelyZone: ShippingZone;
  readonly freeFrom: Money;
  readonly texts: (typeof shop)["en"]["summary"] & {
    readonly less: string;
    readonly more: string;
    readonly receipt: string;
    readonly product: string;
  };
}

export function shopDataIn(locale: Locale, origin: URL | undefined): ShopData {
  const product = (id: ProductId): ShopProduct => ({
    ...teaTexts[locale].products[id],
    price: priceIn(prices[id], locale),
    event: productProperties(id, locale, origin),
  });
  const zone = (id: ShippingZone) => ({
    name: zoneName(id, locale),
    price: priceIn(shippingZones[id].price, locale),
  });
  const each = <Id extends string, Value>(ids: readonly Id[], value: (id: Id) => Value) =>
    Object.fromEntries(ids.map((id) => [id, value(id)])) as Record<Id, Value>;
  const { receipt, product: line } = shop[locale].thanks;
  const { less, more } = site[locale].cart;
  return {
    locale,
    products: each(productIds, product),
    zones: each(zoneIds, zone),
    likelyZone: likelyZone[locale],
    freeFrom: priceIn(freeShippingFrom, locale),
    texts: { ...shop[locale].summary, less, more, receipt, product: line },
  };
}
