/** Every product's number in the cart; small, because it is sent to the browser. */
export const productIds = [
  "ujeon",
  "first-flush-sejak",
  "jungjak",
  "hwangcha",
  "night-roast",
  "buckwheat",
  "first-taste-set",
  "celadon-set",
] as const;

export type ProductId = (typeof productIds)[number];

export const isProductId = (id: string): id is ProductId =>
  productIds.some((known) => known === id);

/** Products with a page of their own. */
export const pagedIds = [
  "first-flush-sejak",
  "hwangcha",
  "night-roast",
  "celadon-set",
] as const satisfies readonly ProductId[];

export type PagedId = (typeof pagedIds)[number];

export const isPaged = (id: ProductId): id is PagedId => pagedIds.some((paged) => paged === id);
