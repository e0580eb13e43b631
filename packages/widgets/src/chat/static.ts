import { type StaticSettings, type StaticWidget, widgetHtml } from "../platform/static.ts";
import { languageOf } from "../platform/texts.ts";
import type { ChatSettings } from "./chat-options.ts";
import { widget } from "./chat-widget.ts";
import launcher from "./launcher.css";
import { texts as en } from "./texts/en.ts";
import { texts as ko } from "./texts/ko.ts";
import { texts as zh } from "./texts/zh.ts";

/** What `chatHtml` renders. */
export interface ChatHtmlOptions extends StaticSettings {
  readonly settings?: ChatSettings;
}

/** `<stagelight-chat>` as HTML: a launcher that leads to the contact page, and opens the chat with code. */
export function chatHtml(options: ChatHtmlOptions): StaticWidget {
  const texts = { en, ko, zh }[languageOf(options.locale)];
  return widgetHtml("chat", { ...widget, painted: launcher }, texts, options);
}
