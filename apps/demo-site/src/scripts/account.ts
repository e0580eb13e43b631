import { formatMoney } from "../data/money.ts";
import { fill } from "../i18n/fill.ts";
import { commaOf, datesOf } from "../i18n/locales.ts";
import { addToCart, countOf, readCart } from "./cart.ts";
import { forgetOrders, readOrders, type Order } from "./orders.ts";
import { put } from "./put.ts";
import { shop } from "./shop.ts";
import { track } from "./track.ts";

const section = document.querySelector<HTMLElement>("[data-history]");
const list = section?.querySelector("[data-order-list]");
const template = section?.querySelector<HTMLTemplateElement>("[data-order]");
const day = 86_400_000;

function orderAgain({ lines }: Order): void {
  for (const { id, quantity } of lines) {
    addToCart(id, quantity);
    track("Product Added", { ...shop().products[id].event, quantity });
  }
  put(
    section,
    "[data-orders-news]",
    fill(section?.dataset.againDone ?? "", { count: countOf(readCart()) }),
  );
}

function orderItem(order: Order): DocumentFragment | string {
  if (!template) return "";
  const { locale, texts, products } = shop();
  const item = document.importNode(template.content, true);
  const date = new Date(order.placed);
  put(item, "[data-id]", fill(section?.dataset.order ?? "", { id: order.id }));
  put(item, "time", date.toLocaleDateString(datesOf(locale), { dateStyle: "long" }));
  item.querySelector("time")?.setAttribute("datetime", date.toISOString().slice(0, 10));
  const bought = order.lines.map(({ id, quantity }) =>
    fill(texts.product, { quantity, name: products[id].name }),
  );
  put(item, "[data-products]", bought.join(commaOf(locale)));
  put(item, "[data-total]", formatMoney(order.total, locale));
  item.querySelector("button")?.addEventListener("click", () => orderAgain(order));
  return item;
}

function showRhythm(orders: readonly Order[]): void {
  const element = document.querySelector<HTMLElement>("[data-rhythm]");
  const [last] = orders;
  const first = orders.at(-1);
  if (!element || !last || !first || last === first) return;
  const days = Math.max(1, Math.round((last.placed - first.placed) / day / (orders.length - 1)));
  const date = new Date(last.placed + days * day).toLocaleDateString(datesOf(shop().locale), {
    day: "numeric",
    month: "long",
  });
  element.textContent = fill(element.dataset.rhythm ?? "", { orders: orders.length, days, date });
  element.hidden = false;
}

function show(): void {
  const orders = readOrders();
  document.documentElement.dataset.orders = orders.length > 0 ? "some" : "none";
  list?.replaceChildren(...orders.map(orderItem));
  showRhythm(orders.filter(({ lines }) => lines.some(({ id }) => id !== "celadon-set")));
}

section?.querySelector("[data-forget]")?.addEventListener("click", () => {
  forgetOrders();
  show();
  put(section, "[data-orders-news]", section.dataset.forgotten ?? "");
});
show();
