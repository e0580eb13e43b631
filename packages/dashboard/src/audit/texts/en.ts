import type { AuditTexts } from "./texts.ts";

export const texts: AuditTexts = { title: "Audit log" };
