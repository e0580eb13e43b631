import { isProductId } from "../data/products.ts";
import { fill } from "../i18n/fill.ts";
import { addToCart, countOf, readCart } from "./cart.ts";

/*
 * Any form with data-add-to-cart="<product id>" fills the cart instead of leading there. The form's own
 * status element says so. Listening on the document covers forms that appear later, too.
 */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement)) return;
  const id = form.dataset.addToCart;
  if (id === undefined || !isProductId(id)) return;
  event.preventDefault();
  addToCart(id, Number(new FormData(form).get("quantity") ?? 1));
  const status = form.querySelector("[data-status]");
  if (status) status.textContent = fill(form.dataset.added ?? "", { count: countOf(readCart()) });
  const onward = form.querySelector<HTMLElement>("[data-onward]");
  if (onward) onward.hidden = false;
});
