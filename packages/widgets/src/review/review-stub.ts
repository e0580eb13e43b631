import type { Stub } from "../platform/widget.ts";

/** `<stagelight-review-request>`, as every page has it. A mail's link brings whose review it is. */
export const reviewStub = {
  name: "review",
  tag: "review-request",
  attributes: ["product", "name", "ask", "description", "button"],
  token: true,
  load: () => import("./review-widget.ts"),
  texts: {
    en: () => import("./texts/en.ts"),
    ko: () => import("./texts/ko.ts"),
    zh: () => import("./texts/zh.ts"),
  },
} satisfies Stub;
