/** An address as it is shown: its path, which of a site says enough; the host of others. */
export function shownPage(address: string): string {
  const url = URL.parse(address, location.origin);
  if (!url) return address;
  try {
    return decodeURI(url.pathname === "/" ? url.host : url.pathname);
  } catch {
    return url.pathname;
  }
}
