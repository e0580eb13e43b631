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
/**
 * The source of a visit without its channel: the part that has to run while the landing page's
 * address and referrer are still there. Pure; never throws, whatever the strings.
 *
 * Order: UTM tags, ad click ids, referrer, `fbclid` (which is on organic links too, and on
 * Instagram's, so the referrer knows better), direct. Differences from GA4, for size: a click id
 * yields to `utm_source`; a referrer on another subdomain of the site counts as a referral; the
 * medium of an assistant's link is "referral", not "ai-assistant"; no "(organic)" campaigns.
 */
export declare const visitSource: (url: string, referrer: string) => VisitSource;
