import type { Widget } from "../platform/widget.ts";
import css from "./chat.css";
import { type ChatOptions, readChatOptions } from "./chat-options.ts";
import { ChatPage } from "./chat-page.ts";
import type { ChatState } from "./chat-state.ts";
import { surfaceOf } from "./surface.ts";
import type { ChatTexts } from "./texts/texts.ts";
import { ChatView } from "./view/chat-view.tsx";

/** The chat's lazy half. */
export const widget: Widget<ChatOptions, ChatTexts, ChatState, ChatPage> = {
  css,
  tracked: {
    "stagelight:chat-started": "Live Chat Conversation Started",
  },
  readOptions: readChatOptions,
  createPage: (options, around) => new ChatPage(options, around, surfaceOf),
  View: ChatView,
};
