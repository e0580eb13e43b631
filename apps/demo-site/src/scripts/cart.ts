import { isProductId, type ProductId } from "../data/products.ts";

export interface CartLine {
  readonly id: ProductId;
  readonly quantity: number;
}

const key = "nuri-cart";
const changed = "nuri:cart-change";
export const mostOfOne = 12;

const clamp = (quantity: number): number =>
  Math.max(0, Math.min(mostOfOne, Math.trunc(quantity) || 0));

/** What is stored may be old or edited by hand: only lines the shop knows are read. */
export function readCart(): readonly CartLine[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    if (!Array.isArray(stored)) return [];
    return stored.flatMap((line: Partial<CartLine>) => {
      const quantity = clamp(Number(line?.quantity));
      return typeof line?.id === "string" && isProductId(line.id) && quantity > 0
        ? [{ id: line.id, quantity }]
        : [];
    });
  } catch {
    return [];
  }
}

function write(lines: readonly CartLine[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(lines.filter(({ quantity }) => quantity > 0)));
  } catch {
    // Storage is blocked or full: the cart lasts as long as the page.
  }
  document.dispatchEvent(new CustomEvent(changed));
}

export function setQuantity(id: ProductId, quantity: number): void {
  const lines = readCart();
  const rest = lines.filter((line) => line.id !== id);
  write(
    lines.length === rest.length
      ? [...rest, { id, quantity: clamp(quantity) }]
      : lines.map((line) => (line.id === id ? { id, quantity: clamp(quantity) } : line)),
  );
}

export function addToCart(id: ProductId, quantity: number): void {
  const already = readCart().find((line) => line.id === id)?.quantity ?? 0;
  setQuantity(id, already + quantity);
}

export const emptyCart = (): void => write([]);

export const countOf = (lines: readonly CartLine[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** Runs now and after every change, also when another tab made it. */
export function watchCart(show: (lines: readonly CartLine[]) => void): void {
  const run = (): void => show(readCart());
  document.addEventListener(changed, run);
  addEventListener("storage", (event) => event.key === key && run());
  addEventListener("pageshow", (event) => event.persisted && run());
  run();
}
