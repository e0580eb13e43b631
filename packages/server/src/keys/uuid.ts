import { createHash } from "node:crypto";

/** The same id for the same text, always: a UUID of version 8 made of the text's SHA-256. */
export function uuidOf(text: string): string {
  const bytes = createHash("sha256").update(text, "utf8").digest();
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString("hex", 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
