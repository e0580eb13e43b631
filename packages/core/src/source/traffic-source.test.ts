import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Channel, channelOf, trafficSource } from "./traffic-source.ts";
import { visitSource } from "./visit-source.ts";

const PAGE = "https://shop.example/landing";

/** [source, medium, campaign?]: at least two for every channel, checked below. */
const CHANNEL_CASES: Record<Channel, [string, string, string?][]> = {
  Direct: [
    ["(direct)", "(none)"],
    ["(direct)", "(not set)"],
  ],
  "Cross-network": [
    ["google", "cpc", "Cross-network"],
    ["newsletter", "email", "2026 cross-network autumn"],
    ["google", "display", "pmax-cross-network"],
  ],
  "Paid Shopping": [
    ["coupang", "cpc"],
    ["gmarket.co.kr", "paid"],
    ["m.tmall.com", "ppc"],
    ["google", "cpc", "summer_shop"],
    ["facebook", "paid-social", "eshop"],
    ["naver", "cpc", "naver shopping"],
  ],
  "Paid Search": [
    ["google", "cpc"],
    ["naver", "CPC"],
    ["daum.net", "ppc"],
    ["baidu", "cpm"],
    ["sogou", "paidsearch"],
    ["so.com", "retargeting"],
    ["yahoo.co.jp", "cpa-cpv"],
  ],
  "Paid Social": [
    ["facebook", "cpc"],
    ["instagram", "paid_social"],
    ["kakaotalk", "cpc"],
    ["weibo.com", "cpm"],
    ["xiaohongshu", "retargeting"],
    ["line", "ppc"],
  ],
  "Paid Video": [
    ["youtube", "cpv-cpc"],
    ["douyin", "paid"],
    ["bilibili.com", "cpc"],
    ["m.youku.com", "ppc"],
  ],
  Display: [
    ["google", "display"],
    ["naver", "banner"],
    ["adnetwork", "cpm"],
    ["adnetwork", "Interstitial"],
    ["adnetwork", "expandable"],
  ],
  "Paid Other": [
    ["adnetwork", "cpc"],
    ["newsletter", "paid"],
    ["chatgpt.com", "cpc"],
    ["email", "ppc"],
    ["adnetwork", "paid-video"],
  ],
  "Organic Shopping": [
    ["taobao.com", "referral"],
    ["item.jd", "referral", "eshop"],
    ["www.11st.co.kr", "referral"],
    ["shopping.naver.com", "referral"],
    ["rakuten.co.jp", "referral"],
    ["newsletter", "email", "shop"],
    ["newsletter", "email", "myshopping"],
  ],
  "Organic Social": [
    ["l.facebook.com", "referral"],
    ["t.co", "referral"],
    ["x.com", "referral"],
    ["story.kakao.com", "referral"],
    ["blog.naver.com", "referral"],
    ["m.weibo.cn", "referral"],
    ["www.xiaohongshu.com", "referral"],
    ["line.me", "referral"],
    ["someone", "sm"],
    ["someone", "social network"],
    ["someone", "Social-Media"],
    ["facebook", "organic"],
    ["facebook", "email"],
  ],
  "Organic Video": [
    ["m.youtube.com", "referral"],
    ["youtu.be", "referral"],
    ["v.douyin.com", "referral"],
    ["bilibili", "(not set)"],
    ["someone", "in-video-link"],
    ["google", "video"],
  ],
  "Organic Search": [
    ["google", "organic"],
    ["m.search.naver.com", "referral"],
    ["search.daum.net", "referral"],
    ["www.baidu.com", "referral"],
    ["wap.sogou.com", "referral"],
    ["m.so.com", "referral"],
    ["ya.ru", "referral"],
    ["kr.search.yahoo.com", "referral"],
    ["someone", "ORGANIC"],
    ["google", "email"],
  ],
  "AI Assistant": [
    ["chatgpt.com", "(not set)"],
    ["gemini.google.com", "referral"],
    ["claude.ai", "referral"],
    ["copilot.microsoft.com", "referral"],
    ["someone", "ai-assistant", "(ai-assistant)"],
  ],
  Referral: [
    ["news.example", "referral"],
    ["partner", "app"],
    ["partner", "Link"],
    ["email", "referral"],
  ],
  Email: [
    ["newsletter", "email"],
    ["newsletter", "e-mail"],
    ["newsletter", "E mail"],
    ["e_mail", "july"],
  ],
  Affiliates: [
    ["partner", "affiliate"],
    ["linkprice.com", "Affiliate"],
  ],
  Audio: [
    ["podcast", "audio"],
    ["melon.com", "Audio"],
  ],
  SMS: [
    ["sms", "text"],
    ["someone", "SMS"],
  ],
  "Mobile Push Notifications": [
    ["app", "web-push"],
    ["someone", "mobile-app"],
    ["someone", "in-app notification"],
    ["firebase", "message"],
  ],
  Unassigned: [
    ["newsletter", "(not set)"],
    ["someone", "pushy"],
    ["", ""],
  ],
};
const CHANNELS = Object.keys(CHANNEL_CASES);

describe("channelOf", () => {
  test("has two cases or more for each of the twenty channels", () => {
    expect(CHANNELS).toHaveLength(20);
    for (const cases of Object.values(CHANNEL_CASES)) {
      expect(cases.length).toBeGreaterThanOrEqual(2);
    }
  });

  test.each(
    Object.entries(CHANNEL_CASES).flatMap(([channel, cases]) =>
      cases.map(([source, medium, campaign]) => ({ channel, source, medium, campaign })),
    ),
  )("$source / $medium / $campaign is $channel", ({ channel, source, medium, campaign }) => {
    expect(channelOf(source, medium, campaign)).toBe(channel);
  });

  // Each row meets the rules of both channels; the first one stands earlier in GA's table.
  test.each<[Channel, Channel, string, string, string?]>([
    ["Direct", "Cross-network", "(direct)", "(none)", "cross-network"],
    ["Cross-network", "Paid Shopping", "amazon", "cpc", "cross-network"],
    ["Paid Shopping", "Paid Search", "google", "cpc", "shop"],
    ["Paid Search", "Display", "google", "cpm"],
    ["Paid Social", "Display", "facebook", "cpm"],
    ["Display", "Paid Other", "someone", "cpm"],
    ["Display", "Organic Shopping", "amazon", "banner"],
    ["Paid Other", "Affiliates", "affiliate", "cpc"],
    ["Organic Shopping", "Organic Social", "facebook", "social", "shop"],
    ["Organic Social", "Organic Video", "youtube", "social"],
    ["Organic Social", "Organic Search", "facebook", "organic"],
    ["Organic Video", "Organic Search", "google", "video"],
    ["Organic Video", "Organic Search", "youtube", "organic"],
    ["Organic Search", "Referral", "google", "referral"],
    ["Referral", "Email", "email", "referral"],
    ["Email", "SMS", "sms", "email"],
  ])("%s goes before %s: %s / %s", (first, _second, source, medium, campaign) => {
    expect(channelOf(source, medium, campaign)).toBe(first);
  });

  test.each([
    "notgoogle.com",
    "google.evil.com",
    "google.com.evil.example",
    "googlemania.com",
    "my-google.com",
    "accounts.google.com",
    "mail.naver.com",
    "facebook.phishing.example",
    "notx.com",
    "t.com",
    "onlinejd.com",
    "shop.other.example",
    "video.other.example",
    "mcpherson.example",
  ])("%s is nobody's site", (host) => {
    expect(channelOf(host, "referral")).toBe("Referral");
  });

  test.each(["facebook", "google", "email", "video", "workshop", "cpc", "sms", "web-push"])(
    "the campaign name %s says nothing of source or medium",
    (campaign) => {
      expect(channelOf("someone", "referral", campaign)).toBe("Referral");
    },
  );
});

/** [landing page's query or fragment, referrer, source, medium, channel] */
const VISITS: [string, string, string, string, Channel][] = [
  ["", "", "(direct)", "(none)", "Direct"],
  ["", "about:client", "(direct)", "(none)", "Direct"],
  ["", "https://shop.example/other", "(direct)", "(none)", "Direct"],
  ["", "https://www.shop.example/", "(direct)", "(none)", "Direct"],
  ["", "https://www.google.com/", "google", "organic", "Organic Search"],
  ["", "https://www.google.co.kr/", "google", "organic", "Organic Search"],
  ["", "https://m.search.naver.com/search.naver?query=x", "naver", "organic", "Organic Search"],
  ["", "https://search.daum.net/", "daum", "organic", "Organic Search"],
  ["", "https://www.baidu.com/link?url=x", "baidu", "organic", "Organic Search"],
  ["", "https://m.so.com/", "so", "organic", "Organic Search"],
  ["", "https://cn.bing.com/", "bing", "organic", "Organic Search"],
  [
    "",
    "android-app://com.google.android.googlequicksearchbox/",
    "google",
    "organic",
    "Organic Search",
  ],
  ["", "android-app://com.google.android.gm/", "com.google.android.gm", "referral", "Referral"],
  ["", "https://accounts.google.com/", "accounts.google.com", "referral", "Referral"],
  ["", "https://google.evil.com/", "google.evil.com", "referral", "Referral"],
  ["", "https://www.news.example:8443/a", "news.example", "referral", "Referral"],
  ["", "https://l.facebook.com/", "l.facebook.com", "referral", "Organic Social"],
  ["", "https://cafe.naver.com/x", "cafe.naver.com", "referral", "Organic Social"],
  ["", "https://weibo.com/", "weibo.com", "referral", "Organic Social"],
  ["", "https://www.bilibili.com/video/1", "bilibili.com", "referral", "Organic Video"],
  ["", "https://chatgpt.com/", "chatgpt.com", "referral", "AI Assistant"],
  ["?utm_source=chatgpt.com", "", "chatgpt.com", "(not set)", "AI Assistant"],
  ["?utm_source=newsletter", "", "newsletter", "(not set)", "Unassigned"],
  ["?utm_source=News&utm_medium=Email", "https://mail.example/", "News", "Email", "Email"],
  ["?utm_medium=email", "", "(direct)", "email", "Email"],
  ["?utm_source=&utm_medium=", "https://www.google.com/", "google", "organic", "Organic Search"],
  ["?a=1&gclid=x", "https://www.google.com/", "google", "cpc", "Paid Search"],
  ["?gbraid=x", "", "google", "cpc", "Paid Search"],
  ["?wbraid=x", "", "google", "cpc", "Paid Search"],
  ["?gad_source=1", "", "google", "cpc", "Paid Search"],
  ["?msclkid=x", "", "bing", "cpc", "Paid Search"],
  ["?n_media=1&n_ad=x", "https://m.search.naver.com/", "naver", "cpc", "Paid Search"],
  ["?bd_vid=x", "", "baidu", "cpc", "Paid Search"],
  ["?ttclid=x", "", "tiktok", "cpc", "Paid Social"],
  ["?twclid=x", "", "twitter", "cpc", "Paid Social"],
  ["?li_fat_id=x", "", "linkedin", "cpc", "Paid Social"],
  ["?utm_source=kakaotalk&gclid=x", "", "kakaotalk", "(not set)", "Organic Social"],
  ["?notgclid=x&y=gclid", "", "(direct)", "(none)", "Direct"],
  ["?fbclid=x", "", "facebook", "referral", "Organic Social"],
  ["?fbclid=x", "https://l.instagram.com/", "l.instagram.com", "referral", "Organic Social"],
  ["?utm_source=%E0%A4%A&utm_medium=sms", "", "\uFFFD%A", "sms", "SMS"],
];

describe("trafficSource", () => {
  test.each(VISITS)("%s from %s: %s / %s, %s", (query, referrer, source, medium, channel) => {
    expect(trafficSource(PAGE + query, referrer)).toEqual({ source, medium, channel });
  });

  test("keeps all five tags, decoded and cut to 100 characters, and no others", () => {
    const tags = `?utm_source=naver_blog&utm_medium=social&utm_campaign=%EB%B4%84+%E6%98%A5`;
    const url = `${PAGE}${tags}&utm_term=${"t".repeat(101)}&utm_content=c&utm_id=1&utm_channel=2`;
    expect(trafficSource(`${url}#utm_source=late`, "")).toStrictEqual({
      source: "naver_blog",
      medium: "social",
      campaign: "봄 春",
      term: "t".repeat(100),
      content: "c",
      channel: "Organic Social",
    });
  });

  test("leaves out the keys of tags that are not there or empty", () => {
    const visit = visitSource(`${PAGE}?utm_campaign=&utm_term=`, "");
    expect(visit).toStrictEqual({ source: "(direct)", medium: "(none)" });
  });

  test("reads no more than the first 8,000 characters of the address", () => {
    const sourceAt = (start: number) => {
      const filler = "x".repeat(start - PAGE.length - 1);
      return visitSource(`${PAGE}?${filler}&utm_source=late&gclid=x`, "").source;
    };
    expect(sourceAt(7_900)).toBe("late");
    expect(sourceAt(8_000)).toBe("(direct)");
  });

  const MEGABYTE = 2 ** 20;
  test.each([
    ["letters", "a".repeat(MEGABYTE)],
    ["dots", ".a".repeat(MEGABYTE / 2)],
    ["tildes", "~=".repeat(MEGABYTE / 2)],
    ["line breaks", "\n".repeat(MEGABYTE)],
    ["parameters", `${PAGE}?${"utm_source=a&".repeat(MEGABYTE / 13)}`],
    ["bad escapes", `${PAGE}?utm_source=${"%E0%".repeat(MEGABYTE / 4)}`],
    ["a long host", `https://${"a.".repeat(MEGABYTE / 2)}com/`],
    ["shops", "-shop".repeat(MEGABYTE / 5)],
    ["a script", `javascript:${"alert(1);//".repeat(MEGABYTE / 11)}`],
  ])("takes little time for a megabyte of %s", (_name, text) => {
    trafficSource(PAGE, ""); // compiles the patterns
    const start = Date.now();
    const { source, medium, channel } = trafficSource(text, text);
    const last = channelOf(text, text, text);
    // Generous, for busy machines: what this guards against takes seconds or never ends.
    expect(Date.now() - start).toBeLessThan(200);
    expect(source.length).toBeLessThanOrEqual(100);
    expect(medium.length).toBeLessThanOrEqual(100);
    expect(CHANNELS).toContain(channel);
    expect(CHANNELS).toContain(last);
  });

  const word = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "google",
      "cpc",
      "facebook.com",
      "(direct)",
      "(none)",
      "\n",
      "~",
      "=",
      "%",
      "\\",
    ),
  );
  const anything = fc.array(word, { maxLength: 4 }).map((words) => words.join(""));
  const address = fc
    .tuple(fc.constantFrom("", "https://", "javascript:", "android-app://"), anything, anything)
    .map(([scheme, host, rest]) => `${scheme}${host}/?utm_source=${rest}&utm_medium=${host}`);

  test("answers any strings with one of the channels, the same each time", () => {
    fc.assert(
      fc.property(address, address, (url, referrer) => {
        const visit = trafficSource(url, referrer);
        expect(CHANNELS).toContain(visit.channel);
        expect(visit.source && visit.medium).not.toBe("");
        expect(trafficSource(url, referrer)).toStrictEqual(visit);
        expect(visit).toMatchObject(visitSource(url, referrer));
      }),
      { numRuns: 1000 },
    );
  });

  test("channelOf answers any strings with one of the channels, whatever their case", () => {
    fc.assert(
      fc.property(anything, anything, anything, (source, medium, campaign) => {
        expect(CHANNELS).toContain(channelOf(source, medium, campaign));
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(CHANNEL_CASES).flat()), (row) => {
        const [source, medium, campaign] = row.map((value) => value?.toUpperCase() ?? "");
        expect(channelOf(source!, medium!, campaign)).toBe(channelOf(...row));
      }),
    );
  });

  test("tags decide alone: with a source and a medium the referrer does not matter", () => {
    const tag = fc.stringMatching(/^[a-z]{1,20}$/);
    fc.assert(
      fc.property(tag, tag, address, (source, medium, referrer) => {
        const visit = trafficSource(`${PAGE}?utm_source=${source}&utm_medium=${medium}`, referrer);
        expect(visit).toEqual({ source, medium, channel: channelOf(source, medium) });
      }),
    );
  });
});
