/** No service can ask for more than a day. */
const LONGEST = 86_400_000;

/**
 * When a service asks to be tried again, by its `Retry-After`: seconds, or a date.
 *
 * @param value the header
 * @param now milliseconds
 * @returns milliseconds; nothing where it asks for nothing that can be read
 */
export function retryAfter(value: string | null, now: number): number | undefined {
  const text = value?.trim() ?? "";
  const at = /^\d+$/.test(text)
    ? now + Number(text) * 1000
    : // Whatever else `Date.parse` would take for a date is none here.
      /^(Mon|Tues?|Wed(nes)?|Thu(rs)?|Fri|Sat(ur)?|Sun)(day)?,? .+ \d\d:\d\d:\d\d /.test(text)
      ? Date.parse(text)
      : NaN;
  return Number.isNaN(at) ? undefined : Math.min(Math.max(at, now), now + LONGEST);
}
