import { toMajor } from "../data/money.ts";
import type { ShippingZone } from "../data/shipping.ts";
import { emptyCart, readCart, watchCart } from "./cart.ts";
import { watchFields } from "./field-errors.ts";
import { watchLetters } from "./letters.ts";
import { showSummary } from "./order-summary.ts";
import { inPageWords, placeOrder, productsOf } from "./orders.ts";
import { keepReceiptAddress } from "./receipt-address.ts";
import { shop } from "./shop.ts";
import { totalsOf } from "./totals.ts";
import { track } from "./track.ts";

const form = document.querySelector<HTMLFormElement>("form[data-checkout]");
const zoneField = form?.querySelector<HTMLSelectElement>("[data-zone]");

if (form && zoneField) {
  const isZone = (zone: string): zone is ShippingZone => Object.hasOwn(shop().zones, zone);
  const zone = () => (isZone(zoneField.value) ? zoneField.value : shop().likelyZone);
  const fields = watchFields(form);

  const show = (): void => {
    const lines = readCart();
    document.documentElement.dataset.cart = lines.length > 0 ? "full" : "empty";
    showSummary(document, lines, zone());
  };
  watchCart(show);
  zoneField.addEventListener("change", show);

  const facts = () => {
    const { goods, shipping, total } = totalsOf(readCart(), zone());
    return {
      value: toMajor(goods),
      total: toMajor(total),
      shipping: toMajor(shipping),
      currency: total.currency,
      products: productsOf(readCart()),
    };
  };

  if (readCart().length > 0) track("Checkout Started", facts());

  form.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === "pay")
      track("Payment Info Entered", { payment_method: target.value });
  });

  watchLetters(form, () => ({ properties: inPageWords(facts()) }));

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!fields.allRight()) return;
    keepReceiptAddress(form.querySelector<HTMLInputElement>("#email")?.value ?? "");
    const lines = readCart();
    placeOrder(lines, totalsOf(lines, zone()));
    emptyCart();
    location.assign(form.action);
  });
}
