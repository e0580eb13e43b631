import { formatMoney, plus, times, type Money } from "../data/money.ts";
import { prices } from "../data/prices.ts";
import { shippingFor, shippingZones, type ShippingZone } from "../data/shipping.ts";
import { countOf, goodsTotal, setQuantity, type CartLine } from "./cart.ts";

interface Totals {
  readonly shipping: Money;
  readonly total: Money;
}

export function totalsOf(lines: readonly CartLine[], zone: ShippingZone): Totals {
  const goods = goodsTotal(lines);
  const shipping = shippingFor(zone, goods);
  return { shipping, total: plus(goods, shipping) };
}

function put(root: ParentNode, selector: string, text: string): void {
  const element = root.querySelector(selector);
  if (element) element.textContent = text;
}

function lineItem({ id, quantity }: CartLine, template: HTMLTemplateElement): DocumentFragment {
  const { name, pack, price } = prices[id];
  const item = document.importNode(template.content, true);
  put(item, "[data-name]", name);
  put(item, "[data-pack]", `${quantity} × ${pack}`);
  put(item, "[data-price]", formatMoney(times(price, quantity)));
  put(item, "[data-of]", ` ${name}`);
  item.querySelector("button")?.addEventListener("click", () => setQuantity(id, 0));
  return item;
}

export function showSummary(
  root: ParentNode,
  lines: readonly CartLine[],
  zone: ShippingZone,
): void {
  const list = root.querySelector("[data-lines]");
  const template = root.querySelector<HTMLTemplateElement>("[data-line]");
  if (list && template) list.replaceChildren(...lines.map((line) => lineItem(line, template)));
  const { shipping, total } = totalsOf(lines, zone);
  put(root, "[data-country]", shippingZones[zone].label);
  put(root, "[data-postage]", shipping.minor === 0 ? "Free" : formatMoney(shipping));
  put(root, "[data-total]", formatMoney(total));
  put(root, "[data-total-button]", formatMoney(total));
  const count = countOf(lines);
  const packs = count === 1 ? "One pack" : `${count} packs`;
  put(
    root,
    "[data-brief]",
    count === 0
      ? ""
      : `${packs}, ${formatMoney(total)} with postage to ${shippingZones[zone].label}.`,
  );
}
