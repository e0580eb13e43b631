import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CHANNEL_CASES, CHANNELS } from "./channel-cases.ts";
import { type Channel, channelOf, trafficSource } from "./traffic-source.ts";
import { visitSource } from "./visit-source.ts";

const PAGE = "https://shop.example/landing";

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
    const start = process.cpuUsage();
    const { source, medium, channel } = trafficSource(text, text);
    const last = channelOf(text, text, text);
    // Generous, for busy machines: what this guards against takes seconds or never ends.
    // CPU time: the machine may be busy with other things.
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(200);
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
