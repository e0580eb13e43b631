/**
 * A channel of Google Analytics 4's default channel group, by GA's English name
 * (support.google.com/analytics/answer/9756891). "Unassigned": no rule matched.
 */
export type Channel = "Direct" | "Cross-network" | `${"Paid" | "Organic"} ${"Shopping" | "Search" | "Social" | "Video"}` | "Display" | "Paid Other" | "AI Assistant" | "Referral" | "Email" | "Affiliates" | "Audio" | "SMS" | "Mobile Push Notifications" | "Unassigned";
/**
 * GA's channel for a source, medium and campaign name: the rules for manually tagged traffic, in
 * GA's order, without regard to case (support.google.com/analytics/answer/9756891). Values are
 * judged by their first 100 characters.
 *
 * Differences, for size: sites come from a short list of our own; most words count as a source as
 * well as a medium; Google Ads and DV360 account data are not known here. On purpose: an assistant
 * as source is AI Assistant whatever its unpaid medium, for ChatGPT tags links with a source only.
 */
export declare const channelOf: (source: string, medium: string, campaign?: string) => Channel;
