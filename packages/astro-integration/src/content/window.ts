/** When an entry may show: seconds since 1970, both included. */
export type TimeWindow = readonly [from: number, until: number];

/** Beyond these no time is kept, as in core's bounds: an infinity cannot be written in JSON. */
const [EARLIEST, LATEST] = [-9e99, 9e99];

const DAY = 86_400;
const TIME =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** What a date in front matter means: its first second, and the first second after it. */
interface Moment {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a date of front matter. A plain day is the whole day in UTC; a time without a zone is UTC.
 *
 * @returns nothing when the text is no date, or a day that no calendar has
 */
export function moment(value: string | Date): Moment | undefined {
  // YAML makes a date of a plain day: at midnight it is taken for one.
  const text = value instanceof Date ? value.toISOString().replace("T00:00:00.000Z", "") : value;
  const [, day, time, zone = "Z"] = TIME.exec(text.trim()) ?? [];
  if (!day) return undefined;
  const midnight = Date.parse(`${day}T00:00:00Z`) / 1000;
  // JavaScript reads 31 February as 3 March.
  if (Number.isNaN(midnight) || !new Date(midnight * 1000).toISOString().startsWith(day)) {
    return undefined;
  }
  if (!time) return { start: midnight, end: midnight + DAY };
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  const at = Date.parse(`${day}T${time}${offset}`) / 1000;
  return Number.isNaN(at) ? undefined : { start: at, end: at };
}

/** The window between two dates that are valid; nothing when there is none. */
export function windowBetween(
  from: string | Date | undefined,
  until: string | Date | undefined,
): TimeWindow | undefined {
  if (from === undefined && until === undefined) return undefined;
  return [
    from === undefined ? EARLIEST : moment(from)!.start,
    // The last millisecond before the end: bounds include their ends.
    until === undefined ? LATEST : moment(until)!.end - 0.001,
  ];
}

/** A window in words: `from 2026-12-01 until 2026-12-24`. */
export function describeWindow([from, until]: TimeWindow, now: number): string {
  const parts = [
    from > now && from > EARLIEST && `from ${date(from, 0)}`,
    until < LATEST && `until ${date(until + 0.001, -1)}`,
  ];
  return parts.filter(Boolean).join(" ");
}

/** A time in UTC; at midnight the day that begins, or, a day earlier, the one that ends. */
function date(seconds: number, days: 0 | -1): string {
  const milliseconds = Math.round(seconds * 1000);
  const iso = (time: number): string => new Date(time).toISOString();
  return iso(milliseconds).endsWith("T00:00:00.000Z")
    ? iso(milliseconds + days * DAY * 1000).slice(0, 10)
    : iso(milliseconds).replace(/T(\d\d:\d\d).*/, " $1 UTC");
}
