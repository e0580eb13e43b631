import { readCart } from "./cart.ts";
import { tellShop } from "./tell-shop.ts";
import { allows, consentToLetters } from "./track.ts";

/**
 * Who wants to be reminded of a cart says so with an address: then the shop hears of the checkout.
 * Offered to those only who allow that the server hears of them.
 */
export function watchLetters(form: HTMLFormElement, told: () => object): void {
  const box = form.querySelector<HTMLInputElement>("[data-letters]");
  const email = form.querySelector<HTMLInputElement>("#email");
  const offer = box?.closest<HTMLElement>("[data-letters-offer]");
  if (!box || !email || !offer) return;

  const show = (): void => {
    const { analytics, marketing } = allows();
    offer.hidden = !analytics;
    box.checked = marketing;
  };
  const tell = (): void => {
    const known = email.value !== "" && email.checkValidity() && readCart().length > 0;
    if (box.checked && known) void tellShop("checkouts", { email: email.value, ...told() });
  };
  document.addEventListener("stagelight:consent", show);
  document.addEventListener("stagelight:event", show, { once: true });
  show();
  box.addEventListener("change", () => void consentToLetters(box.checked).then(tell));
  email.addEventListener("change", tell);
}
