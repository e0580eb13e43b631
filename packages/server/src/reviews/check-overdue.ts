import type { ReadConfig } from "@stagelight/core/config";
import { READ_WITHIN_DAYS } from "@stagelight/core/review";
import { type Finding, note } from "../operations/doctor/finding.ts";
import type { Database } from "../store/database.ts";
import { overdueByStars } from "./overdue.ts";

/**
 * For `stagelight doctor`: reviews that nobody reads, by their stars.
 *
 * @param now milliseconds since 1970
 */
export async function checkOverdue(
  { db }: Pick<Database, "db">,
  { review }: Pick<ReadConfig, "review">,
  now: number,
): Promise<Finding[]> {
  if (!review) return [];
  const overdue = await overdueByStars(db, now);
  const all = overdue.reduce((sum, many) => sum + many, 0);
  if (all === 0) return [];
  const each = overdue.flatMap((many, index) =>
    many > 0 ? `${"★".repeat(index + 1)} ${many}` : [],
  );
  const told = `${all} wait for longer than ${READ_WITHIN_DAYS} days to be read: ${each.join(", ")}`;
  const help =
    "Decide about them, the oldest first (stagelight reviews list): to leave bad ones unread is to withhold them (16 CFR 465.7).";
  return [note("reviews", told, help)];
}
