/** Where the shopkeeper sees orders, and refunds them. */
import { escaped, shopPage, timeOf } from "./shop-page.mjs";

const CODES = {
  gift: "a friend’s code",
  reward: "a code for having told a friend",
  incentive: "a code of the letters",
};

/** @param orders the newest first */
export function ordersPage(orders) {
  return shopPage(
    `${orders.length} orders`,
    `
      <h1>Orders</h1>
      <p>What this shop has taken since it opened. A refund is told to Stagelight, which takes back what friends were thanked with. The newest stand first. <a href="">Look again</a></p>
      ${orders.length === 0 ? "<p>None so far. An order comes here when its visitor allows statistics, or has a code.</p>" : `<ul>${orders.map(orderItem).join("")}</ul>`}`,
  );
}

function orderItem({ id, at, email = "", code, kind, state, properties }) {
  const { total, currency, products = [] } = properties;
  const bought = products.map(({ quantity, name }) => `${quantity} × ${name}`).join(", ");
  return `
    <li>
      <h2>${escaped(id)}: ${escaped(currency)} ${escaped(total)}</h2>
      <p>${timeOf(at)} ${escaped(email)}</p>
      <p>${escaped(bought)}</p>
      ${code ? `<p>With ${CODES[kind] ?? "a code"}: <code>${escaped(code)}</code></p>` : ""}
      ${state === "refunded" ? "<p><strong>Refunded</strong></p>" : refundForm(id)}
    </li>`;
}

function refundForm(id) {
  return `
      <form method="post" action="orders/refund">
        <input type="hidden" name="id" value="${escaped(id)}">
        <button aria-label="Refund ${escaped(id)}">Refund</button>
      </form>`;
}
