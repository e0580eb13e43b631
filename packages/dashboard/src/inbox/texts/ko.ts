import type { InboxTexts } from "./texts.ts";

export const texts: InboxTexts = { title: "받은 문의" };
