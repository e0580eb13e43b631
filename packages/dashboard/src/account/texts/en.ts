import type { AccountTexts } from "./texts.ts";

export const texts: AccountTexts = { title: "Your account" };
