import { holds, MEMBER_KEY } from "../platform/storage.ts";
import type { Stub } from "../platform/widget.ts";

const forStrangers = () => import("./referral-widget.ts");
const forMembers = () => import("../referral-member/referral-member-widget.ts");

/**
 * `<stagelight-referral>`, as every page has it. Who comes by a mail's link, now or the last time, needs
 * no form: such a member has other files.
 */
export const referralStub = {
  name: "referral",
  attributes: ["program", "description", "button"],
  token: true,
  variant: (token) => (token || holds(MEMBER_KEY) ? "-member" : ""),
  load: (variant) => (variant ? forMembers() : forStrangers()),
  texts: {
    en: () => import("./texts/en.ts"),
    ko: () => import("./texts/ko.ts"),
    zh: () => import("./texts/zh.ts"),
  },
} satisfies Stub;
