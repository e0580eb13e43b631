import { discountOn, type Discount } from "../data/discount.ts";
import { minus, plus, times, type Money } from "../data/money.ts";
import type { ShippingZone } from "../data/shipping.ts";
import type { CartLine } from "./cart.ts";
import { shop } from "./shop.ts";

interface Totals {
  readonly goods: Money;
  /** What a code takes off the goods. */
  readonly discount: Money;
  readonly shipping: Money;
  readonly total: Money;
}

/** What a cart comes to, sent to a country, with a code if there is one. */
export function totalsOf(lines: readonly CartLine[], zone: ShippingZone, off?: Discount): Totals {
  const { products, zones, freeFrom } = shop();
  const nothing: Money = { ...freeFrom, minor: 0 };
  const goods = lines.reduce(
    (sum, { id, quantity }) => plus(sum, times(products[id].price, quantity)),
    nothing,
  );
  const free = goods.minor === 0 || (zone === "KR" && goods.minor >= freeFrom.minor);
  const shipping = free ? nothing : zones[zone].price;
  const discount = discountOn(goods, off);
  return { goods, discount, shipping, total: plus(minus(goods, discount), shipping) };
}
