import type { ReadChatHours } from "@stagelight/core/config";

/** Whether it is within the hours; if not, when they begin again, in milliseconds since 1970. */
export type Opening = { readonly open: true } | { readonly open: false; readonly opensAt?: number };

/** Days that are looked ahead: somebody who closes for longer says so in the away text. */
const DAYS = 400;

const DAY = 86_400_000;
const MINUTE = 60_000;

/**
 * Whether a team answers at a time, by the clocks of its place. Pure.
 *
 * @param hours none: always
 * @param now milliseconds since 1970
 */
export function opening(hours: ReadChatHours | undefined, now: number): Opening {
  if (!hours) return { open: true };
  const { timeZone, weekly, closed } = hours;
  const today = new Date(localTime(timeZone, now)).setUTCHours(0, 0, 0, 0);
  for (let day = 0; day <= DAYS; day++) {
    const midnight = today + day * DAY;
    const date = new Date(midnight);
    if (closed.includes(date.toISOString().slice(0, 10))) continue;
    for (const [from, to] of weekly[WEEK[date.getUTCDay()]!]) {
      const begins = instantOf(timeZone, midnight + from * MINUTE);
      const ends = instantOf(timeZone, midnight + to * MINUTE);
      if (now < begins) return { open: false, opensAt: begins };
      if (now < ends) return { open: true };
    }
  }
  return { open: false };
}

const WEEK = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a place show, as if they showed UTC. */
function localTime(timeZone: string, instant: number): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en", {
      timeZone,
      calendar: "iso8601",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  const { year, month, day, hour, minute, second } = parts as Record<string, number>;
  return Date.UTC(year!, month! - 1, day, hour, minute, second);
}

/** When the clocks of a place show a time. One that they leap over is as late as they leap. */
function instantOf(timeZone: string, local: number): number {
  const offset = (instant: number) => localTime(timeZone, instant) - instant;
  const first = local - offset(local);
  // The offset may have changed between the two: what counts is that of the time itself.
  const second = local - offset(first);
  return localTime(timeZone, second) === local ? second : Math.max(first, second);
}
