import { toMajor } from "../data/money.ts";
import { readCart, watchCart } from "./cart.ts";
import { showSummary } from "./order-summary.ts";
import { productsOf } from "./orders.ts";
import { shop } from "./shop.ts";
import { totalsOf } from "./totals.ts";
import { track } from "./track.ts";

const { likelyZone } = shop();

watchCart((lines) => {
  document.documentElement.dataset.cart = lines.length > 0 ? "full" : "empty";
  showSummary(document, lines, likelyZone);
});

const lines = readCart();
if (lines.length > 0) {
  const { goods } = totalsOf(lines, likelyZone);
  track("Cart Viewed", {
    value: toMajor(goods),
    currency: goods.currency,
    products: productsOf(lines),
  });
}
