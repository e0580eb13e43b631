import type { ReadConfig } from "@stagelight/core/config";
import { type Finding, note, ok } from "../operations/doctor/finding.ts";
import type { Database } from "../store/database.ts";
import { hasOwner } from "./links/make-link.ts";

/** For `stagelight doctor`: whether somebody can answer where visitors can ask. */
export async function checkTeam(
  { db }: Pick<Database, "db">,
  { chat }: Pick<ReadConfig, "chat">,
): Promise<Finding[]> {
  const there = await hasOwner(db);
  if (there) return [ok("team", "the dashboard has an owner")];
  // Whoever has no chat may do without a dashboard.
  if (!chat) return [];
  return [
    note(
      "team",
      "nobody can answer chats: the dashboard has no owner yet",
      "Print a link that lets one in: stagelight admin create.",
    ),
  ];
}
