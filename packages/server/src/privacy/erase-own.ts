import type { Transaction } from "kysely";
import { forgetThere } from "../connect/forgetting.ts";
import type { Position } from "../log/log.ts";
import type { Rules } from "../project/project.ts";
import type { Database } from "../store/database.ts";
import type { Tables } from "../store/tables.ts";
import { belongingsOf, PERSONAL } from "./belongings.ts";
import { deleteTogether, type Erased, projectAll } from "./erase.ts";
import { ownEvents, ownTransition } from "./own.ts";
import type { Between } from "./steps.ts";

/** Which visitor to erase. */
export interface EraseVisitorInput {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Erases what is a browser's own: see `Asker` in ./own.ts. What its person is known by stays: that is
 * erased for who proves to be the person.
 */
export async function eraseVisitor(
  database: Database,
  rules: Rules,
  { id, now }: EraseVisitorInput,
  between: Between,
): Promise<Erased> {
  await projectAll(database, rules, between);
  const visitor = await database.db
    .selectFrom("visitor")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  if (!visitor) return {};
  const events: Position[] = [];
  for await (const { row } of ownEvents(database, { visitor }, between)) events.push(row.position);
  return deleteTogether(database, events, async (step) => {
    const deleted: Partial<Record<keyof Tables, number>> = {};
    for (const table of PERSONAL) {
      const rows = deletionOf(step, table);
      if (rows) deleted[table] = Number((await rows.executeTakeFirst()).numDeletedRows);
    }
    await forgetThere(database.bulk, step, rules.plan, { visitors: [id] }, now);
    return deleted;
  });

  function deletionOf(step: Transaction<Tables>, table: keyof Tables) {
    const own = belongingsOf(table).find(({ visitor: by, browser }) => by ?? browser);
    if (!own) return undefined;
    if (own.visitor === "id") return step.deleteFrom(table as "visitor").where("id", "=", id);
    const rows = step.deleteFrom(table as "transition");
    if (own.browser) return rows.where("visitor_id", "=", id);
    // Of its other records only changes of stage say whether they are a hint.
    return table.endsWith("transition")
      ? rows.where(ownTransition({ visitor: visitor! }))
      : rows.where("visitor_id", "=", id).where("profile_id", "is", null);
  }
}
