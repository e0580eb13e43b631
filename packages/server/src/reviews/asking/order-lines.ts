/** A line of an order, as the shop tells it. */
export interface OrderLine {
  /** The product as the shop calls it: `product_id`, or else `sku`. */
  readonly product: string;
  readonly name?: string;
  /** Where it is shown: an absolute address, or a path of the site. */
  readonly url?: string;
}

/** So many of an order may be reviewed; of more, the first ones. */
const MOST_LINES = 100;

/** Longer ones are no ids and no names. */
const LONGEST_ID = 200;
const LONGEST_NAME = 200;
const LONGEST_URL = 2_000;

/**
 * The products that an order's properties speak of, each once: those of `products`, or the one that the
 * properties themselves name.
 */
export function orderLines(properties: Readonly<Record<string, unknown>> | null | undefined) {
  const listed = properties?.["products"];
  const given: readonly unknown[] = Array.isArray(listed) ? listed : [properties];
  const lines = new Map<string, OrderLine>();
  for (const each of given) {
    const line = lines.size < MOST_LINES ? lineOf(each) : undefined;
    if (line && !lines.has(line.product)) lines.set(line.product, line);
  }
  return [...lines.values()];
}

function lineOf(given: unknown): OrderLine | undefined {
  if (typeof given !== "object" || given === null) return undefined;
  const { product_id: id, sku, name, url } = given as Readonly<Record<string, unknown>>;
  const product = textOf(id, LONGEST_ID) ?? textOf(sku, LONGEST_ID);
  if (product === undefined) return undefined;
  const called = textOf(name, LONGEST_NAME);
  const shown = textOf(url, LONGEST_URL);
  return {
    product,
    ...(called !== undefined && { name: called }),
    ...(shown !== undefined && /^(https?:\/\/|\/(?!\/))/.test(shown) && { url: shown }),
  };
}

function textOf(value: unknown, longest: number): string | undefined {
  const text = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  const fits = text !== "" && text.length <= longest && !/\p{Cc}|\p{Cs}/u.test(text);
  return fits ? text : undefined;
}
