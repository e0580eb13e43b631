import { channelOf } from "./channels.js";
import { visitSource } from "./visit-source.js";
export { channelOf } from "./channels.js";
/**
 * The traffic source of a visit, from the landing page's address and `document.referrer`. Pure;
 * never throws, whatever the strings. For the head script there is `visitSource`, which is half
 * the size: the channel follows from its answer at any later time.
 */
export const trafficSource = (url, referrer) => {
    const visit = visitSource(url, referrer);
    return { ...visit, channel: channelOf(visit.source, visit.medium, visit.campaign) };
};
