import type { FewTexts } from "../texts.ts";

export const few: FewTexts = {
  lang: "en",
  dir: "ltr",
  name: "Name",
  optional: " (optional)",
  busy: "Sending…",
  failures: {
    "too-many": "Too many requests came from here. Please wait a few minutes and try again.",
    server: "Something went wrong on our side. Please try again in a few minutes.",
    "no-answer": "No answer arrived. Please check your connection and try again.",
  },
};
