import { toMajor } from "../data/money.ts";
import type { ShippingZone } from "../data/shipping.ts";
import { emptyCart, readCart, watchCart } from "./cart.ts";
import { watchCode } from "./code.ts";
import { watchFields } from "./field-errors.ts";
import { watchLetters } from "./letters.ts";
import { showSummary } from "./order-summary.ts";
import { inPageWords, orderFacts, orderId, placeOrder, productsOf } from "./orders.ts";
import { keepReceiptAddress } from "./receipt-address.ts";
import { shop } from "./shop.ts";
import { orderWithCode } from "./tell-shop.ts";
import { totalsOf } from "./totals.ts";
import { friend, track } from "./track.ts";

const form = document.querySelector<HTMLFormElement>("form[data-checkout]");
const zoneField = form?.querySelector<HTMLSelectElement>("[data-zone]");

if (form && zoneField) {
  const isZone = (zone: string): zone is ShippingZone => Object.hasOwn(shop().zones, zone);
  const zone = () => (isZone(zoneField.value) ? zoneField.value : shop().likelyZone);
  const fields = watchFields(form);

  const show = (): void => {
    const lines = readCart();
    document.documentElement.dataset.cart = lines.length > 0 ? "full" : "empty";
    showSummary(document, lines, zone(), code?.good()?.discount);
  };
  const goods = () => totalsOf(readCart(), zone()).goods;
  const code = watchCode(form, goods, () => show());
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

  // Whoever presses twice, or again after a broken connection, orders once.
  const id = orderId();

  /** Places the order; one with a code only once the shop has taken it. */
  const order = async (): Promise<void> => {
    if (!fields.allRight() || !((await code?.settle()) ?? true)) return;
    const email = form.querySelector<HTMLInputElement>("#email")?.value ?? "";
    const lines = readCart();
    const used = code?.good();
    const placed = { id, lines, ...totalsOf(lines, zone(), used?.discount) };
    if (used) {
      const properties = inPageWords(orderFacts(placed));
      const told = {
        id,
        email,
        properties,
        code: used.code,
        codeBy: used.by,
        referral: friend()?.code,
      };
      const { ok, reason } = await orderWithCode(told);
      if (!ok) return code?.refused(reason);
    } else keepReceiptAddress(email);
    placeOrder({ ...placed, told: used !== undefined });
    emptyCart();
    location.assign(form.action);
  };

  let ordering = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (ordering) return;
    ordering = true;
    void order().finally(() => (ordering = false));
  });
}
