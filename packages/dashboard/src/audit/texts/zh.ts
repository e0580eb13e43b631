import type { AuditTexts } from "./texts.ts";

export const texts: AuditTexts = { title: "操作记录" };
