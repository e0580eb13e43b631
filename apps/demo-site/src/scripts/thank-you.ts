import { formatMoney } from "../data/money.ts";
import { fill } from "../i18n/fill.ts";
import { commaOf } from "../i18n/locales.ts";
import { firstReportOf, inPageWords, orderFacts, readOrders } from "./orders.ts";
import { put } from "./put.ts";
import { takeReceiptAddress } from "./receipt-address.ts";
import { shop } from "./shop.ts";
import { onceTold, tellShop } from "./tell-shop.ts";
import { track } from "./track.ts";

const [order] = readOrders();

function showVouched(): void {
  const line = document.querySelector<HTMLElement>("[data-vouched]");
  if (line) line.dataset.vouched = "yes";
}

async function vouch(told: object): Promise<void> {
  if (await tellShop("orders", told)) showVouched();
}

if (order) {
  const { id, total, lines } = order;
  if (firstReportOf(order)) {
    const properties = orderFacts(order);
    const email = takeReceiptAddress();
    if (order.told) showVouched();
    else {
      onceTold(
        "Order Completed",
        () => void vouch({ id, email, properties: inPageWords(properties) }),
      );
    }
    track("Order Completed", properties);
  }

  const { locale, texts, products: known } = shop();
  const products = lines
    .map(({ id: product, quantity }) =>
      fill(texts.product, { quantity, name: known[product].name }),
    )
    .join(commaOf(locale));
  const receipt = fill(texts.receipt, { id, products, total: formatMoney(total, locale) });
  put(document, "[data-receipt]", receipt);
}
