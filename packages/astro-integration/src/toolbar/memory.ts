import {
  type Facts,
  initialState,
  type LifecycleState,
  type ModelTable,
  storedOf,
} from "@stagelight/core";
import type { Memory } from "../anywhere/memory.ts";

const DAY = 86_400;

/**
 * What the browser of a visitor would remember of whom these facts are true.
 *
 * @param store whether storage is allowed without asking
 * @param now seconds since 1970
 */
export function memoryOf(facts: Facts, model: ModelTable, store: boolean, now: number): Memory {
  const { consent: c, tracks, stage, visits, source, traits } = facts;
  if (!remembered(facts, store)) return c ? { c } : {};
  const [main] = initialState(model, now).tracks;
  const rows = Object.entries({ ...tracks, "": stage }).map(([key, at]) => ({
    ...main!,
    key,
    stage: at,
  }));
  const profile = profileOf(facts, model.profile, now);
  const { channel: _, ...from } = source;
  return {
    ...(c && { c }),
    ...storedOf(model, {
      now,
      tracks: rows.toSorted((a, b) => Number(a.key !== "") - Number(b.key !== "")),
      ...(profile && { profile }),
    }),
    x: now,
    v: visits,
    s: from,
    t: traits,
  };
}

/** Whether anything is remembered of a visitor from page to page. */
export function remembered({ consent }: Facts, store: boolean): boolean {
  return consent ? consent.p.includes("personalization") : store;
}

/** Score, orders and interests in the form in which they are kept. */
function profileOf(
  { score = 0, known, orders = 0, spent = 0, daysSinceOrder, daysBetweenOrders, interests }: Facts,
  table: ModelTable["profile"],
  now: number,
): LifecycleState["profile"] {
  if (!table) return undefined;
  // A minute to spare, or a rounding would take a day off.
  const last = orders > 0 ? now - (daysSinceOrder ?? 0) * DAY - 60 : 0;
  return [
    score > 0 ? Math.round(now + table[0] * Math.log2(score)) : 0,
    known ? 1 : 0,
    orders,
    Math.round(spent * 100),
    last,
    orders > 1 ? last - (daysBetweenOrders ?? 30) * DAY - 60 : 0,
    ...(interests ?? []).map((topic) => [topic, now + 7 * DAY] as const),
  ];
}
