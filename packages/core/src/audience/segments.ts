import type { AudienceKeys } from "./audience.ts";

/** A segment that needs no config. */
export type BuiltInSegment = "new" | "registered" | "regular" | "vip" | "at-risk" | "reactivated";

/** A customer who is silent for longer than this many days is at risk. */
const SILENCE = 120;

const ACTIVE = { daysSinceOrder: { lte: SILENCE } } as const;
const IN_RHYTHM = { daysBetweenOrders: { lte: SILENCE } } as const;

/**
 * The segments that are built in, by recency and frequency of orders. Everybody with an order is in
 * exactly one of the last five; silence moves people without any event. What a lot of money is, only
 * the shop knows: `segments: { vip: { spent: { gte: 500 } } }` says so.
 */
export const SEGMENTS: Readonly<Record<BuiltInSegment, AudienceKeys>> = {
  /** Known, and has never bought. */
  registered: { known: true, orders: { lte: 0 } },
  /** One order, of late: the aim is the second. */
  new: { orders: 1, ...ACTIVE },
  /** Buys in a rhythm, and is no VIP. */
  regular: { orders: { gte: 2 }, ...ACTIVE, ...IN_RHYTHM, not: { segment: "vip" } },
  /** Five orders or more, and in a rhythm. */
  vip: { orders: { gte: 5 }, ...ACTIVE, ...IN_RHYTHM },
  /** Has bought, and is silent. */
  "at-risk": { orders: { gte: 1 }, daysSinceOrder: { gt: SILENCE } },
  /** Was at risk, and has bought again: a new customer once more. */
  reactivated: { orders: { gte: 2 }, ...ACTIVE, daysBetweenOrders: { gt: SILENCE } },
};
