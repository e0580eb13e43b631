import { match, SEARCH } from "./sites.js";
// The networks' own auto-tagging parameters; n_ad is Naver's, bd_vid Baidu's.
const ADS = {
    google: "gclid|[gw]braid|gad_source",
    bing: "msclkid",
    naver: "n_ad",
    baidu: "bd_vid",
    tiktok: "ttclid",
    twitter: "twclid",
    linkedin: "li_fat_id",
};
const siteOf = (url) => /^[\w-]+:\/\/(www\.)?([\w.-]{1,99})/.exec(url)?.[2];
/**
 * The source of a visit without its channel: the part that has to run while the landing page's
 * address and referrer are still there. Pure; never throws, whatever the strings.
 *
 * Order: UTM tags, ad click ids, referrer, `fbclid` (which is on organic links too, and on
 * Instagram's, so the referrer knows better), direct. Differences from GA4, for size: a click id
 * yields to `utm_source`; a referrer on another subdomain of the site counts as a referral; the
 * medium of an assistant's link is "referral", not "ai-assistant"; no "(organic)" campaigns.
 */
export const visitSource = (url, referrer) => {
    // Browsers accept addresses of megabytes; parsing one would hold up the page.
    url = url.slice(0, 8e3);
    const result = {};
    for (const [name, value] of new URLSearchParams(url.split(/[?#]/)[1])) {
        if (value && /^utm_(source|medium|campaign|term|content)$/.test(name)) {
            result[name.slice(4)] = value.slice(0, 100);
        }
    }
    const host = siteOf(referrer);
    const engine = match(SEARCH, `~${host}~`);
    const ad = Object.keys(ADS).find((name) => RegExp(`[?&](${ADS[name]})=`).test(url));
    const [source, medium] = result.source
        ? [result.source, "(not set)"]
        : ad
            ? [ad, "cpc"]
            : host && host != siteOf(url)
                ? engine
                    ? [engine[2].split(".")[0], "organic"]
                    : [host, "referral"]
                : /[?&]fbclid=/.test(url)
                    ? ["facebook", "referral"]
                    : ["(direct)", "(none)"];
    result.source = source;
    result.medium = result.medium || medium;
    return result;
};
