import type { Stub } from "../platform/widget.ts";

/** `<stagelight-survey>`, as every page has it. A mail's link brings whose answers they are. */
export const surveyStub = {
  name: "survey",
  settings: "surveys",
  attributes: ["survey"],
  token: true,
  load: () => import("./survey-widget.ts"),
  texts: {
    en: () => import("./texts/en.ts"),
    ko: () => import("./texts/ko.ts"),
    zh: () => import("./texts/zh.ts"),
  },
} satisfies Stub;
