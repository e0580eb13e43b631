import { randomBytes } from "node:crypto";
import type { ReadChat } from "@stagelight/core/config";
import type { ChatAttachmentTable } from "../../store/chat-tables.ts";
import { cleanFileName } from "./file-name.ts";
import { attachmentTypeOf } from "./file-type.ts";

/** Whose a file is while it is not sent. */
export type FileOwner = Pick<ChatAttachmentTable, "holder" | "user_id" | "member_id">;

/** Nobody's: what comes by mail is sent at once. */
export const NOBODYS: FileOwner = { holder: null, user_id: null, member_id: null };

/** Why a file is not taken. */
export type FileRefusal = "empty" | "too-large" | "type";

/** A file as it is kept, if it may be: of a kind that the config allows, by its bytes, and not too large. */
export async function newAttachment(
  { types, mostBytes }: NonNullable<ReadChat["attachments"]>,
  file: { readonly name: unknown; readonly content: Buffer },
  owner: FileOwner,
  now: number,
): Promise<Omit<ChatAttachmentTable, "conversation_id"> | FileRefusal> {
  const { name, content } = file;
  if (content.length === 0) return "empty";
  if (content.length > mostBytes) return "too-large";
  const type = await attachmentTypeOf(content);
  if (!type || !types.includes(type)) return "type";
  return {
    ...owner,
    id: randomBytes(16).toString("base64url"),
    name: cleanFileName(name, type),
    type,
    size: content.length,
    data: content.toString("base64"),
    created_at: now,
  };
}
