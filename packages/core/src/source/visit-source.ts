import { match, SEARCH } from "./sites.ts";

// Browsers, Node and workers have it, but TypeScript knows it only with the DOM's or Node's types.
declare const URLSearchParams: new (query?: string) => Iterable<[name: string, value: string]>;

/** Where a visit came from, in GA4's dimensions. Values keep the case of the link's tags. */
export interface VisitSource {
  /** `utm_source`, else the ad network, search engine or referring host, else "(direct)". */
  source: string;
  /** `utm_medium`, else GA's word for the kind of link; "(not set)" if only a source is tagged. */
  medium: string;
  /** `utm_campaign`; like every value here at most 100 characters. Absent if not tagged. */
  campaign?: string;
  /** `utm_term`. Absent if not tagged. */
  term?: string;
  /** `utm_content`. Absent if not tagged. */
  content?: string;
}

// The networks' own auto-tagging parameters; n_ad is Naver's, bd_vid Baidu's.
const ADS: Record<string, string> = {
  google: "gclid|[gw]braid|gad_source",
  bing: "msclkid",
  naver: "n_ad",
  baidu: "bd_vid",
  tiktok: "ttclid",
  twitter: "twclid",
  linkedin: "li_fat_id",
};

// Most visits have no referrer, and the first pattern of a page takes as long as all the rest here.
const siteOf = (url: string): string | undefined =>
  url && /^[\w-]+:\/\/(www\.)?([\w.-]{1,99})/.exec(url)?.[2];

/**
 * The source of a visit without its channel: the part that has to run while the landing page's
 * address and referrer are still there. Pure; never throws, whatever the strings.
 *
 * Order: UTM tags, ad click ids, referrer, `fbclid` (which is on organic links too, and on
 * Instagram's, so the referrer knows better), direct. Differences from GA4, for size: a click id
 * yields to `utm_source`; a referrer on another subdomain of the site counts as a referral; the
 * medium of an assistant's link is "referral", not "ai-assistant"; no "(organic)" campaigns.
 */
export const visitSource = (url: string, referrer: string): VisitSource => {
  // Browsers accept addresses of megabytes; parsing one would hold up the page.
  url = url.slice(0, 8e3);
  const query = url.replace("#", "?").split("?")[1];
  const has = (names: string): boolean => RegExp(`[?&](${names})=`).test(url);
  const result: Partial<VisitSource> = {};
  let ad: string | undefined;
  // Most pages are reached from the site itself, and need none of the patterns.
  if (query) {
    for (const [name, value] of new URLSearchParams(query)) {
      if (value && /^utm_(source|medium|campaign|term|content)$/.test(name)) {
        result[name.slice(4) as keyof VisitSource] = value.slice(0, 100);
      }
    }
    ad = Object.keys(ADS).find((name) => has(ADS[name]!));
  }
  const host = siteOf(referrer);
  const foreign = host && host != siteOf(url);
  const engine = foreign && match(SEARCH, `~${host}~`);
  const [source, medium] = result.source
    ? [result.source, "(not set)"]
    : ad
      ? [ad, "cpc"]
      : engine
        ? [engine[2]!.split(".")[0]!, "organic"]
        : foreign
          ? [host, "referral"]
          : query && has("fbclid")
            ? ["facebook", "referral"]
            : ["(direct)", "(none)"];
  return { medium, ...result, source };
};
