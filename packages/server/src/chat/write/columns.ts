import { CHAT } from "../../store/chat-columns.ts";

/** In the order in which they are written. */
export const CONVERSATION_COLUMNS = Object.keys(
  CHAT.conversation,
) as readonly (keyof typeof CHAT.conversation)[];
export const ENTRY_COLUMNS = Object.keys(
  CHAT.chat_entry,
) as readonly (keyof typeof CHAT.chat_entry)[];
