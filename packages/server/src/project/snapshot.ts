import type { Model } from "@stagelight/core";
import type { Database } from "../store/database.ts";
import { offsetOf, projectAside } from "./project.ts";

/**
 * Lets the snapshot follow up to a time, and deletes from the log what it has passed: raw events are
 * kept no longer than retention says, and what follows from them stays.
 *
 * @param until milliseconds since 1970
 * @returns how many rows of the log were deleted
 */
export async function advanceSnapshot(
  database: Database,
  model: Model,
  until: number,
  { limit = 500, between = () => {} }: { limit?: number; between?: () => unknown } = {},
): Promise<number> {
  // What it had passed before may still be there, if its process was killed.
  const { position: passed } = await offsetOf(database, model, "snapshot");
  let deleted = await database.log.deleteUntil(passed);
  for (;;) {
    // Only what is projected may go: the live projection reads the log too.
    const live = await offsetOf(database, model, "live");
    const { rows, position } = await projectAside(database, model, "snapshot", {
      limit,
      receivedUntil: until,
      until: live.position,
    });
    if (rows === 0) return deleted;
    deleted += await database.log.deleteUntil(position);
    await between();
  }
}
