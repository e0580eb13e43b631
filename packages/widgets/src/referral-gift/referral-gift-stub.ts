import type { Stub } from "../platform/widget.ts";
import type { PageApi } from "./given.ts";

/** The tracker's sign that a friend's link has led here. */
const HEARD = "stagelight:referral" as "click";

/** `<stagelight-referral-gift>`, as every page has it. Its code comes for friends who came by a link. */
export const referralGiftStub = {
  name: "referral-gift",
  attributes: [],
  waits(wanted) {
    if ((globalThis as PageApi).stagelight?.referral) wanted();
    else document.addEventListener(HEARD, wanted, { once: true });
    return () => document.removeEventListener(HEARD, wanted);
  },
  load: () => import("./referral-gift-widget.ts"),
  texts: {
    en: () => import("./texts/en.ts"),
    ko: () => import("./texts/ko.ts"),
    zh: () => import("./texts/zh.ts"),
  },
} satisfies Stub;
