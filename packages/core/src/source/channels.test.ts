import { describe, expect, test } from "vitest";
import { CHANNEL_CASES, CHANNELS } from "./channel-cases.ts";
import { type Channel, channelOf } from "./channels.ts";

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
