export interface VisitorEvent {
  visitor: number;
  event: { type: string; event?: string; properties: Record<string, unknown>; timestamp: number };
}

const paths = ["/", "/ko/", "/products/sencha/", "/journal/steeping/", "/compare/", "/zh/faq/"];

/** Of a hundred events: what a shop's tracker sends, most of it page views. */
const shares: [name: string, share: number][] = [
  ["page", 62],
  ["Product Viewed", 16],
  ["Product List Viewed", 6],
  ["Products Searched", 3],
  ["Element Clicked", 5],
  ["Product Added", 3],
  ["Checkout Started", 1],
  ["Order Completed", 1.5],
  ["Product Reviewed", 0.5],
  ["Newsletter Subscribed", 1],
  ["Order Refunded", 0.2],
  ["Form Submitted", 0.8],
];

/** The same events at every run, the visitors mixed as they come to a site, over forty days. */
export function eventMix(size: { visitors: number; eventsEach: number }): VisitorEvent[] {
  const random = generator(1);
  const count = size.visitors * size.eventsEach;
  const start = Date.UTC(2026, 8, 1);
  const step = (40 * 86_400_000) / count;
  return Array.from({ length: count }, (_, i) => {
    const name = pick(random);
    const path = paths[Math.floor(random() * paths.length)];
    const product = `tea-${Math.floor(random() * 40)}`;
    return {
      visitor: Math.floor(random() * size.visitors),
      event: {
        ...(name === "page" ? { type: "page" } : { type: "track", event: name }),
        properties:
          name === "page" ? { path } : { product_id: product, price: 12, currency: "EUR" },
        timestamp: Math.floor(start + i * step),
      },
    };
  });
}

function pick(random: () => number): string {
  let left = random() * shares.reduce((sum, [, share]) => sum + share, 0);
  for (const [name, share] of shares) {
    left -= share;
    if (left < 0) return name;
  }
  return "page";
}

/** A small linear congruential generator: good enough to mix, and the same everywhere. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
