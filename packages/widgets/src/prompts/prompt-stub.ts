import type { Stub } from "../platform/widget.ts";

/**
 * `<stagelight-prompt>`: a frame around another widget, which it shows once its attribute `hidden` is
 * taken away.
 */
export const stub = {
  name: "prompt",
  attributes: ["hidden", "as", "name", "label"],
  load: () => import("./prompt-widget.ts"),
  texts: {
    en: () => import("./texts/en.ts"),
    ko: () => import("./texts/ko.ts"),
    zh: () => import("./texts/zh.ts"),
  },
} satisfies Stub;
