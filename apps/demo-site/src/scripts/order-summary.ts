import type { Discount } from "../data/discount.ts";
import { formatMoney, times } from "../data/money.ts";
import type { ShippingZone } from "../data/shipping.ts";
import { count, fill } from "../i18n/fill.ts";
import { colonOf } from "../i18n/locales.ts";
import { countOf, mostOfOne, setQuantity, type CartLine } from "./cart.ts";
import { put } from "./put.ts";
import { shop } from "./shop.ts";
import { totalsOf } from "./totals.ts";
import { track } from "./track.ts";

const selectorOf = (button: Element | null): string => `button.${button?.classList[0] ?? "remove"}`;

function remove({ id, quantity }: CartLine): void {
  track("Product Removed", { ...shop().products[id].event, quantity });
  setQuantity(id, 0);
}

function stepper(item: DocumentFragment, { id, quantity }: CartLine): void {
  const less = item.querySelector<HTMLButtonElement>("button.less");
  const more = item.querySelector<HTMLButtonElement>("button.more");
  if (!less || !more) return;
  const { locale, texts, products } = shop();
  put(item, "[data-quantity]", String(quantity));
  put(item, "[data-less]", ` ${texts.less}${colonOf(locale)}${products[id].name}`);
  put(item, "[data-more]", ` ${texts.more}${colonOf(locale)}${products[id].name}`);
  less.disabled = quantity <= 1;
  more.disabled = quantity >= mostOfOne;
  less.addEventListener("click", () => setQuantity(id, quantity - 1));
  more.addEventListener("click", () => setQuantity(id, quantity + 1));
}

function lineItem(line: CartLine, template: HTMLTemplateElement): DocumentFragment {
  const { locale, products, texts } = shop();
  const { name, pack, price } = products[line.id];
  const item = document.importNode(template.content, true);
  item.querySelector("li")?.setAttribute("data-product", line.id);
  put(item, "[data-name]", name);
  put(item, "[data-pack]", fill(texts.line, { quantity: line.quantity, pack }));
  put(item, "[data-price]", formatMoney(times(price, line.quantity), locale));
  put(item, "[data-of]", ` ${name}`);
  stepper(item, line);
  item.querySelector("button.remove")?.addEventListener("click", () => remove(line));
  return item;
}

/** The list is made anew; whoever pressed a button in it keeps the focus where it was. */
function showLines(root: ParentNode, lines: readonly CartLine[]): void {
  const list = root.querySelector("[data-lines]");
  const template = root.querySelector<HTMLTemplateElement>("[data-line]");
  if (!list || !template) return;
  const held = list.contains(document.activeElement) ? document.activeElement : null;
  const row = held?.closest("[data-product]")?.getAttribute("data-product");
  list.replaceChildren(...lines.map((line) => lineItem(line, template)));
  if (!held) return;
  const again = list.querySelector(`[data-product="${row}"]`) ?? list;
  const button =
    again.querySelector<HTMLButtonElement>(`${selectorOf(held)}:enabled`) ??
    again.querySelector<HTMLButtonElement>("button:enabled");
  button?.focus();
}

export function showSummary(
  root: ParentNode,
  lines: readonly CartLine[],
  zone: ShippingZone,
  off?: Discount,
): void {
  const { locale, texts, zones } = shop();
  showLines(root, lines);
  const totals = totalsOf(lines, zone, off);
  const row = root.querySelector<HTMLElement>("[data-discount-row]");
  if (row) row.hidden = totals.discount.minor === 0;
  put(root, "[data-discount]", `−${formatMoney(totals.discount, locale)}`);
  const shipping = totals.shipping.minor === 0 ? texts.free : formatMoney(totals.shipping, locale);
  const total = formatMoney(totals.total, locale);
  put(root, "[data-country]", zones[zone].name);
  put(root, "[data-postage]", shipping);
  put(root, "[data-total]", total);
  put(root, "[data-total-button]", total);
  const packs = count(texts.packs, countOf(lines));
  const brief = fill(texts.brief, { packs, total, country: zones[zone].name });
  put(root, "[data-brief]", lines.length > 0 ? brief : "");
}
