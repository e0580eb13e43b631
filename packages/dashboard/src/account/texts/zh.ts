import type { AccountTexts } from "./texts.ts";

export const texts: AccountTexts = { title: "账户设置" };
