import type { ChatAttachment } from "@stagelight/core/endpoints";
import { apiAddress, ApiProblem, problemIn } from "../app/api.ts";

/**
 * Sends a file up for the next message.
 *
 * @throws ApiProblem `file-refused`, `body-too-large`, …
 */
export async function upload(file: File): Promise<ChatAttachment> {
  let response: Response;
  try {
    response = await fetch(apiAddress("attachments"), {
      method: "POST",
      headers: {
        "content-type": "application/octet-stream",
        "x-file-name": encodeURIComponent(file.name),
      },
      body: file,
    });
  } catch {
    throw new ApiProblem("offline", 0);
  }
  if (!response.ok) throw await problemIn(response);
  const { attachment } = (await response.json()) as { attachment: ChatAttachment };
  return attachment;
}
