import type { AuditTexts } from "./texts.ts";

export const texts: AuditTexts = { title: "감사 기록" };
