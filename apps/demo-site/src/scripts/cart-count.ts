import { countOf, watchCart } from "./cart.ts";

watchCart((lines) => {
  const count = countOf(lines);
  for (const badge of document.querySelectorAll("[data-cart-count]"))
    badge.textContent = count > 0 ? String(count) : "";
});
