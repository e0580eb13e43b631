import type { SegmentEvent, SourceEvent } from "../../source.ts";

/** Milliseconds by which a signed time may differ from ours; Standard Webhooks and Stripe say so. */
export const TOLERANCE = 5 * 60_000;

const DAY = 86_400_000;

/**
 * Milliseconds for which the server remembers what deliveries have told. What happened longer ago is
 * not told anew: nobody could know that it was told before.
 */
export const REMEMBERED = 30 * DAY;

/** Whether a time is further away than it may be. What cannot be read is. */
export function isStale(at: number, now: number, most: number, ahead = TOLERANCE): boolean {
  return !(at >= now - most && at <= now + ahead);
}

/** The events that happened within what is remembered. */
export function recent(events: readonly SourceEvent[], now: number): SourceEvent[] {
  return events.filter(
    ({ event: { timestamp } }) => !isStale(Date.parse(timestamp ?? ""), now, REMEMBERED, DAY),
  );
}

/** Events in the order in which they happened. */
export function byTime(events: readonly SegmentEvent[]): SegmentEvent[] {
  const at = ({ timestamp }: SegmentEvent): number => Date.parse(timestamp ?? "") || 0;
  return events.toSorted((one, other) => at(one) - at(other));
}
