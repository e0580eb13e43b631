/** The longest address that is taken. */
const LONGEST = 2_000;

/** What browsers leave out of an address, or take for a slash: what is left may lead elsewhere. */
const MISREAD = /[\p{Cc}\p{Zl}\p{Zp}\\]/u;

/**
 * The page that a link asks for, if it is the site's own.
 *
 * @param next a path, or a whole address
 * @param site the site's first page; paths begin there
 * @param origins those of the site
 * @returns nothing for what leads elsewhere, or cannot be read in one way only
 */
export function ownPage(next: string, site: string, origins: readonly string[]): URL | undefined {
  if (next.length > LONGEST || MISREAD.test(next) || next !== next.trim()) return undefined;
  if (next.startsWith("//") || !URL.canParse(next, site)) return undefined;
  const url = new URL(next, site);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) return undefined;
  return origins.includes(url.origin) ? url : undefined;
}
