import { readConfig } from "@stagelight/core/config";
import { expect, it } from "vitest";
import { openLinks } from "../mail/links.ts";
import { readSettings } from "../settings/settings.ts";
import { pagesOf } from "./pages.ts";

const config = readConfig({
  site: { url: "https://nuri.example", locales: ["en", "ko", "zh-Hant"] },
  server: {},
  mail: {
    links: {
      shop: "/[locale]/tea",
      cart: "/[...locale]/cart/",
      account: "https://my.example/[...locale]",
    },
  },
});
const settings = readSettings({ STAGELIGHT_SECRET: "s".repeat(40) }, config, { folder: "/tmp" });

it.each([
  ["en", "/en/tea", "/cart/", "https://my.example/"],
  ["ko-KR", "/ko/tea", "/ko/cart/", "https://my.example/ko"],
  ["zh-hant", "/zh-Hant/tea", "/zh-Hant/cart/", "https://my.example/zh-Hant"],
  ["fr", "/en/tea", "/cart/", "https://my.example/"],
])(
  "a mail in %s leads to pages in its language, or else in the site's first",
  (language, ...to) => {
    const [shop, cart, account] = to.map((path) => new URL(path, "https://nuri.example").href);
    expect(pagesOf(config, openLinks(config, settings), language)).toEqual({ shop, cart, account });
  },
);
