/**
 * The key of a track: a property's value, cut so that a stored state keeps its bound. What JSON
 * would escape goes, as would half a character at the cut.
 */
export function trackKey(value: string): string {
  return JSON.stringify(value.slice(0, 24))
    .slice(1, -1)
    .replace(/\\(u....|.)/g, "")
    .trim();
}
