import { holds, MEMBER_KEY } from "../platform/storage.ts";
import type { Stub } from "../platform/widget.ts";

/** `<stagelight-referral>`, as every page has it. Who comes by a mail's link, now or the last time, needs no form. */
export const referralStub = {
  name: "referral",
  attributes: ["program", "description", "button"],
  token: true,
  load: () => import("./referral-widget.ts"),
  part: (token) =>
    token || holds(MEMBER_KEY)
      ? import("./member/referral-desk.ts")
      : import("./form/referral-form.ts"),
  texts: {
    en: () => import("./texts/en.ts"),
    ko: () => import("./texts/ko.ts"),
    zh: () => import("./texts/zh.ts"),
  },
} satisfies Stub;
