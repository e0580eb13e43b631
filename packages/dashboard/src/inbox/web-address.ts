/**
 * An address that leads to a page, as a link may have it; nothing for any other. What a visitor's browser
 * tells is whatever somebody has put there.
 */
export function webAddress(text: string | undefined): string | undefined {
  const url = text === undefined ? null : URL.parse(text, location.origin);
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** An address as it is shown: of a site the path says enough; of its front page the host. */
export function shownAddress(text: string): string {
  const url = URL.parse(text, location.origin);
  if (!url) return text;
  const shown = url.pathname === "/" ? url.host : url.pathname;
  try {
    return decodeURI(shown);
  } catch {
    return shown;
  }
}
