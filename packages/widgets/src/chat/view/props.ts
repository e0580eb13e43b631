import type { ViewProps } from "../../platform/widget.ts";
import type { ChatOptions } from "../chat-options.ts";
import type { ChatPage } from "../chat-page.ts";
import type { ChatState } from "../chat-state.ts";
import type { ChatTexts } from "../texts/texts.ts";

/** What all parts of a chat's view are given. */
export type ChatProps = ViewProps<ChatOptions, ChatTexts, ChatState, ChatPage>;
