import { formatMoney, krw } from "../data/money.ts";
import { firstReportOf, lastOrder } from "./orders.ts";
import { track } from "./track.ts";

const order = lastOrder();

if (order) {
  const { id, total, shipping, currency, products } = order;
  if (firstReportOf(order))
    track("Order Completed", { order_id: id, total, shipping, currency, products });

  const receipt = document.querySelector("[data-receipt]");
  if (receipt) {
    const tins = products.map(({ quantity, name }) => `${quantity} × ${name}`).join(", ");
    receipt.textContent = `Order ${id}: ${tins}. ${formatMoney(krw(total))}, postage included.`;
  }
}
