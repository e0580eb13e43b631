import type { InboxTexts } from "./texts.ts";

export const texts: InboxTexts = { title: "Inbox" };
