import type { Entry } from "./entry.ts";
import { inLocales } from "./locale.ts";
import { type Domain, implies } from "./logic.ts";

/** What is certain on every page of a site. */
export interface SiteDomain {
  readonly stages: readonly string[];
  readonly locales: readonly string[];
  /** Seconds since 1970 before which no page will be seen. */
  readonly now: number;
}

const domains = new WeakMap<SiteDomain, Map<string, Domain>>();

/** What is certain on pages of one language, of visitors in one stage if one is given. */
export function domainOf(site: SiteDomain, locale: string, stage?: string): Domain {
  let known = domains.get(site);
  if (!known) domains.set(site, (known = new Map()));
  const key = JSON.stringify([locale, stage]);
  let domain = known.get(key);
  if (!domain) known.set(key, (domain = makeDomain(site, locale, stage)));
  return domain;
}

function makeDomain({ stages, locales, now }: SiteDomain, locale: string, stage?: string): Domain {
  const atMost = 9e99;
  return {
    numbers: { now: [now, atMost], visits: [0, atMost] },
    values(path, named) {
      if (path === "stage") return stage === undefined ? stages : [stage];
      if (path.startsWith("tracks.")) return [undefined, ...stages];
      if (path.startsWith("source.")) return [undefined, "any other text", ...named];
      if (path !== "locale") return undefined;
      // Where the path says "ko" the page may say "ko-KR", or a language that the site does not
      // list; for certain it is not in another of the site's languages.
      const other = (range: string): boolean => locales.some((each) => inLocales(range, [each]));
      return [locale, ...named.filter((range) => inLocales(range, [locale]) || !other(range))];
    },
  };
}

/**
 * The entries of one place that can show on pages of a language, in the order in which they are
 * asked: by priority; then who is for fewer, where that is certain; then who asks more; then by
 * file.
 */
export function ordered(entries: readonly Entry[], locale: string, site: SiteDomain): Entry[] {
  const domain = domainOf(site, locale);
  const candidates = entries
    .filter(({ locales, window }) => {
      return (!locales || inLocales(locale, locales)) && !(window && window[1] < site.now);
    })
    .toSorted((a, b) => b.priority - a.priority || b.asks - a.asks);
  const result: Entry[] = [];
  for (const entry of candidates) {
    const at = result.findIndex((placed) => isNarrower(entry, placed, domain));
    result.splice(at < 0 ? result.length : at, 0, entry);
  }
  return result;
}

/** Whether two entries of one priority are for the same visitors, for certain. */
export function sameVisitors(a: Entry, b: Entry, domain: Domain): boolean {
  return (
    a.priority === b.priority &&
    implies(a.table, b.table, domain) &&
    implies(b.table, a.table, domain)
  );
}

/** Whether one entry is for fewer pages or visitors than another of its priority. */
function isNarrower(a: Entry, b: Entry, domain: Domain): boolean {
  if (a.priority !== b.priority || !implies(a.table, b.table, domain)) return false;
  if (!implies(b.table, a.table, domain)) return true;
  return isForFewerPages(a, b);
}

/** Whether the languages of one are some of the languages of the other, and not all. */
export function isForFewerPages(a: Entry, b: Entry): boolean {
  const within = (inner: Entry, outer: Entry): boolean =>
    !outer.locales || Boolean(inner.locales?.every((each) => inLocales(each, outer.locales!)));
  return within(a, b) && !within(b, a);
}
