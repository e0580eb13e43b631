import type { PromptTexts } from "./texts.ts";

export const texts: PromptTexts = {
  lang: "en",
  dir: "ltr",
  close: "Close",
  notNow: "Not now",
  names: { newsletter: "Newsletter", other: "Message" },
  appeared: "“{label}” has opened, at the end of the page.",
};
