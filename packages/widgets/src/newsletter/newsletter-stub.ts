import type { Stub } from "../platform/widget.ts";

/** `<stagelight-newsletter>`, as every page has it. */
export const newsletterStub = {
  name: "newsletter",
  attributes: ["form", "description", "button", "lists"],
  load: () => import("./newsletter-widget.ts"),
  texts: {
    en: () => import("./texts/en.ts"),
    ko: () => import("./texts/ko.ts"),
    zh: () => import("./texts/zh.ts"),
  },
} satisfies Stub;
