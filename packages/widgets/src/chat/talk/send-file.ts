import type { ChatAttachment } from "@stagelight/core/endpoints";
import type { ChatOptions } from "../chat-options.ts";
import type { Note } from "../chat-state.ts";
import type { ChatApi } from "./chat-api.ts";
import type { SentFile } from "../kept.ts";

/** Hands a file to the server, or says why not. What it really is, the server looks. */
export async function sendFile(
  file: File,
  { types, mostBytes }: NonNullable<ChatOptions["attachments"]>,
  api: ChatApi,
): Promise<SentFile | Note> {
  if (!types.includes(file.type)) return "file-refused";
  if (file.size > mostBytes) return "file-too-large";
  try {
    const response = await api.ask("attachments", {
      method: "POST",
      headers: { "content-type": file.type, "x-file-name": encodeURIComponent(file.name) },
      body: file,
      signal: AbortSignal.timeout(60_000),
    });
    if (!response.ok) return response.status === 413 ? "file-too-large" : "file-refused";
    return ((await response.json()) as { attachment: ChatAttachment }).attachment;
  } catch {
    return "not-done";
  }
}
