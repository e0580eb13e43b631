/** What of an event tells when it happened; whatever a sender writes there. */
export interface EventTimes {
  readonly timestamp?: unknown;
  readonly originalTimestamp?: unknown;
  readonly sentAt?: unknown;
}

/**
 * When an event happened, by the receiver's clock. The sender's may be wrong, but knows how long
 * before sending something happened: that long before it was received. Where both `timestamp` and
 * `originalTimestamp` stand, somebody has done this already, or has set the time on purpose, and the
 * first counts as it is. What cannot be read, or lies ahead, happened when it was received.
 *
 * @param receivedAt milliseconds since 1970
 * @param sentAt the batch's, where the event has none
 * @returns milliseconds since 1970, whole, not after `receivedAt`
 */
export function happenedAt(event: EventTimes, receivedAt: number, sentAt?: unknown): number {
  const stated = timeOf(event.timestamp);
  const original = timeOf(event.originalTimestamp);
  const at = stated ?? original;
  if (at === undefined) return receivedAt;
  const sent =
    stated !== undefined && original !== undefined
      ? undefined
      : (timeOf(event.sentAt) ?? timeOf(sentAt));
  const corrected = sent === undefined ? at : receivedAt - (sent - at);
  return Math.max(0, Math.min(corrected, receivedAt));
}

/** ISO 8601 as clients write it: with or without time, fraction and zone. No zone is UTC. */
const ISO =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(?:Z|([+-]\d\d):?(\d\d))?)?$/i;

function timeOf(value: unknown): number | undefined {
  let time = typeof value === "number" ? value : NaN;
  const [, day, clock = "00:00", hours, minutes] =
    (typeof value === "string" && ISO.exec(value)) || [];
  if (day) time = Date.parse(`${day}T${clock}${hours ? `${hours}:${minutes}` : "Z"}`);
  return Number.isFinite(time) ? Math.floor(time) : undefined;
}
