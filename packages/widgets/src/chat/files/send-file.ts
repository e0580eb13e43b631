import type { ChatAttachment } from "@stagelight/core/endpoints";
import type { SentFile } from "../kept.ts";
import type { ChatApi } from "../talk/chat-api.ts";

/** Why the server has not taken a file. */
export type Refusal = "refused" | "large" | "failed";

/** Hands a file to the server, or says why not. What it really is, the server looks. */
export async function sendFile(file: File, api: ChatApi): Promise<SentFile | Refusal> {
  try {
    const response = await api.ask("attachments", {
      method: "POST",
      headers: { "content-type": file.type, "x-file-name": encodeURIComponent(file.name) },
      body: file,
      signal: AbortSignal.timeout(60_000),
    });
    if (response.ok) return ((await response.json()) as { attachment: ChatAttachment }).attachment;
    return ({ 413: "large", 415: "refused" } as const)[response.status as 413] ?? "failed";
  } catch {
    return "failed";
  }
}
