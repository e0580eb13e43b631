import { formatMoney, toMajor } from "../data/money.ts";
import { fill } from "../i18n/fill.ts";
import { commaOf } from "../i18n/locales.ts";
import { firstReportOf, inPageWords, productsOf, readOrders } from "./orders.ts";
import { put } from "./put.ts";
import { takeReceiptAddress } from "./receipt-address.ts";
import { shop } from "./shop.ts";
import { onceTold, tellShop } from "./tell-shop.ts";
import { track } from "./track.ts";

const [order] = readOrders();

async function vouch(told: object): Promise<void> {
  const line = document.querySelector<HTMLElement>("[data-vouched]");
  if ((await tellShop("orders", told)) && line) line.dataset.vouched = "yes";
}

if (order) {
  const { id, total, shipping, lines } = order;
  if (firstReportOf(order)) {
    const properties = {
      order_id: id,
      total: toMajor(total),
      revenue: toMajor({ ...total, minor: total.minor - shipping.minor }),
      shipping: toMajor(shipping),
      currency: total.currency,
      products: productsOf(lines),
    };
    const email = takeReceiptAddress();
    onceTold(
      "Order Completed",
      () => void vouch({ id, email, properties: inPageWords(properties) }),
    );
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
