import type { AccountTexts } from "./texts.ts";

export const texts: AccountTexts = { title: "내 계정 설정" };
