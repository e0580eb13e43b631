import { match, SEARCH } from "./sites.ts";

/**
 * A channel of Google Analytics 4's default channel group, by GA's English name
 * (support.google.com/analytics/answer/9756891). "Unassigned": no rule matched.
 */
export type Channel =
  | "Direct"
  | "Cross-network"
  | `${"Paid" | "Organic"} ${"Shopping" | "Search" | "Social" | "Video"}`
  | "Display"
  | "Paid Other"
  | "AI Assistant"
  | "Referral"
  | "Email"
  | "Affiliates"
  | "Audio"
  | "SMS"
  | "Mobile Push Notifications"
  | "Unassigned";

const PAID = "[^~]*~(paid[^~]*|ppc|retargeting|[^~=]*cp[^~]*)";

// One rule a line: the channel's name, then patterns over "~source~medium~=campaign~". A bare word
// is a whole source or medium; "[^~]*~" in front moves a pattern to the medium, ".*=" to the
// campaign. A leading blank marks the names that are said with "Paid" or "Organic".
const RULES = (
  "Direct|\\(direct\\)~\\((none|not set)\\);" +
  "Cross-network|.*=.*cross-network.*;" +
  "Display|banner|expandable|interstitial;" +
  " Shopping|.*=(.*[^a-df-z])?shop.*|.*=.*shopping.*|amazon|ebay|etsy|walmart|alibaba|aliexpress" +
  "|taobao|tmall|jd|coupang|11st|gmarket|rakuten|shopee|(shopping|smartstore).naver;" +
  " Social|sm|social(.(network|media))?|facebook|fb|instagram|ig|threads|twitter|x|t.co|linkedin" +
  "|lnkd|pinterest|reddit|tiktok|whatsapp|t.me|vk|line|kakao(talk|story)?|story.kakao" +
  "|(blog|cafe|kin).naver|weibo|wechat|xiaohongshu|zhihu;" +
  " Video|[^~]*~(?!paid|[^~]*cp)[^~=]*video[^~]*|youtube|youtu|vimeo|twitch|bilibili" +
  "|youku|douyin|iqiyi;" +
  ` Search|organic|${SEARCH};` +
  "Display|cpm;" +
  `Paid Other|${PAID};` +
  "AI Assistant|ai-assistant|chatgpt|(chat.)?(openai|deepseek)|gemini.google|claude|perplexity" +
  "|copilot(.microsoft)?|grok;" +
  "Referral|[^~]*~(referral|app|link);" +
  "Email|e[-_ ]?mail;" +
  "Affiliates|affiliate;" +
  "Audio;" +
  "SMS;" +
  "Mobile Push Notifications|[^~]*~[^~=]*(push|(mobile|notification)[^~]*)|firebase;" +
  "Unassigned|[^]*"
).split(";");

/**
 * GA's channel for a source, medium and campaign name: the rules for manually tagged traffic, in
 * GA's order, without regard to case (support.google.com/analytics/answer/9756891). Values are
 * judged by their first 100 characters.
 *
 * Differences, for size: sites come from a short list of our own; most words count as a source as
 * well as a medium; Google Ads and DV360 account data are not known here. On purpose: an assistant
 * as source is AI Assistant whatever its unpaid medium, for ChatGPT tags links with a source only.
 */
export const channelOf = (source: string, medium: string, campaign = ""): Channel => {
  // Some patterns take cubic time.
  const cut = (value: string) => value.slice(0, 100);
  const text = `~${cut(source)}~${cut(medium)}~=${cut(campaign)}~`;
  // The last rule matches everything, line breaks too.
  const name = RULES.find((rule) => match(rule, text))!.split("|")[0]!;
  return (name < "A" ? (match(PAID, text) ? "Paid" : "Organic") + name : name) as Channel;
};
