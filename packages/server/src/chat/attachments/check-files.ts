import type { ReadConfig } from "@stagelight/core/config";
import { type Finding, note, ok, wrong } from "../../operations/doctor/finding.ts";
import type { Database } from "../../store/database.ts";
import { bytesOfFiles, MOST_BYTES } from "./keep-attachment.ts";

/** The part of the room of all files from which on somebody should know. */
const NEARLY = 0.8;

/** For `stagelight doctor`: how much of the room for the chat's files is used. */
export async function checkFiles(
  { db }: Pick<Database, "db">,
  { chat }: Pick<ReadConfig, "chat">,
): Promise<Finding[]> {
  if (!chat?.attachments) return [];
  const used = (await bytesOfFiles(db)) / MOST_BYTES;
  const about = "files of the chat";
  const found = `${Math.floor(used * 100)} % of ${MOST_BYTES / 1e9} GB are used`;
  if (used < NEARLY) return [ok(about, found)];
  const help =
    "Lower chat.attachments.mostBytes: files go with their conversations, a year after these changed last.";
  return [used < 1 ? note(about, found, help) : wrong(about, found, help)];
}
