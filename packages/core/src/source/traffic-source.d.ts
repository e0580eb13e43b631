import { type Channel } from "./channels.ts";
import { type VisitSource } from "./visit-source.ts";
export { channelOf, type Channel } from "./channels.ts";
/** Where a visit came from, with what GA4's channel rules make of it. */
export interface TrafficSource extends VisitSource {
    channel: Channel;
}
/**
 * The traffic source of a visit, from the landing page's address and `document.referrer`. Pure;
 * never throws, whatever the strings. For the head script there is `visitSource`, which is half
 * the size: the channel follows from its answer at any later time.
 */
export declare const trafficSource: (url: string, referrer: string) => TrafficSource;
