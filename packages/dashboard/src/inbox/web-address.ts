/**
 * An address that leads to a page, as a link may have it; nothing for any other. What a visitor's browser
 * tells is whatever somebody has put there.
 */
export function webAddress(text: string | undefined): string | undefined {
  const url = text === undefined ? null : URL.parse(text, location.origin);
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/**
 * An address as it is shown: of the host that the dashboard is at the path says enough. Of any other the host
 * stands in front: a visitor can name any page, and nobody shall follow it for one of the site.
 */
export function shownAddress(text: string): string {
  const url = URL.parse(text, location.origin);
  if (!url) return text;
  const path = url.pathname === "/" ? "" : url.pathname;
  const shown = url.origin === location.origin && path ? path : url.host + path;
  try {
    return decodeURI(shown);
  } catch {
    return shown;
  }
}
