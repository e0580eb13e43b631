import type { ShopData } from "../data/shop-data.ts";

let read: ShopData | undefined;

/** What the page says of the shop; only pages that show a cart or orders carry it. */
export function shop(): ShopData {
  read ??= JSON.parse(document.querySelector("script[data-shop]")?.textContent ?? "{}") as ShopData;
  return read;
}
