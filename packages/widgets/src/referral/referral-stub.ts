import type { Stub } from "../platform/widget.ts";

/** `<stagelight-referral>`, as every page has it. */
export const referralStub = {
  name: "referral",
  attributes: ["program", "description", "button"],
  token: true,
  load: () => import("./referral-widget.ts"),
  texts: {
    en: () => import("./texts/en.ts"),
    ko: () => import("./texts/ko.ts"),
    zh: () => import("./texts/zh.ts"),
  },
} satisfies Stub;
