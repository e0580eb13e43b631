import type { Transaction } from "kysely";
import { chatsOfBrowser } from "../chat/own-chats.ts";
import { forgetThere } from "../connect/forgetting.ts";
import type { Position } from "../log/log.ts";
import type { Rules } from "../project/project.ts";
import type { Database } from "../store/database.ts";
import type { Tables } from "../store/tables.ts";
import { belongingsOf, type Condition, PERSONAL } from "./belongings.ts";
import { deleteTogether, type Erased, projectAll } from "./erase.ts";
import { ownEvents, ownTransition } from "./own.ts";
import type { Between } from "./steps.ts";

/** Tables of conversations and of what belongs to them, those behind the others. */
const CHATS: ReadonlySet<keyof Tables> = new Set([
  "chat_entry",
  "chat_label",
  "chat_unanswered",
  "chat_attachment",
  "conversation",
]);

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
  const events: Position[] = [];
  const own = visitor ? ownEvents(database, { visitor }, between) : [];
  for await (const { row } of own) events.push(row.position);
  return deleteTogether(database, events, async (step) => {
    const deleted: Partial<Record<keyof Tables, number>> = {};
    for (const table of PERSONAL) {
      const many = CHATS.has(table) ? await eraseChats(step, table) : await eraseFrom(step, table);
      if (many !== undefined) deleted[table] = many;
    }
    await forgetThere(database.bulk, step, rules.plan, { visitors: [id] }, now);
    return deleted;
  });

  /** Conversations, and what belongs to them, also of who is known by the chat secret alone. */
  async function eraseChats(step: Transaction<Tables>, table: keyof Tables): Promise<number> {
    const theirs = chatsOfBrowser(id);
    const rows =
      table === "conversation"
        ? step.deleteFrom(table).where(theirs)
        : step
            .deleteFrom(table as "chat_entry")
            .where("conversation_id", "in", (row) =>
              row.selectFrom("conversation").select("id").where(theirs),
            );
    return Number((await rows.executeTakeFirst()).numDeletedRows);
  }

  /** How many rows were deleted; nothing where the table has none of browsers. */
  async function eraseFrom(
    step: Transaction<Tables>,
    table: keyof Tables,
  ): Promise<number | undefined> {
    // Who has only chatted has no rows elsewhere.
    if (!visitor) return undefined;
    const own = belongingsOf(table).find((each) => each.visitor ?? each.browser ?? each.review);
    const condition = own && conditionOf(table, own);
    if (!condition) return undefined;
    if (own.stays) {
      const rows = step.updateTable(table as "transition").set(own.stays as object);
      await rows.where(condition).execute();
      return 0;
    }
    const rows = step.deleteFrom(table as "transition").where(condition);
    return Number((await rows.executeTakeFirst()).numDeletedRows);
  }

  function conditionOf(
    table: keyof Tables,
    { visitor: by, browser, review }: ReturnType<typeof belongingsOf>[number],
  ): Condition {
    // Of its other records only changes of stage say whether they are a hint.
    if (table.endsWith("transition")) return ownTransition({ visitor: visitor! });
    return (row) => {
      if (by === "id") return row.and([row("id" as "visitor_id", "=", id)]);
      if (browser) return row.and([row("visitor_id", "=", id)]);
      const unclaimed = row.and([row("visitor_id", "=", id), row("profile_id", "is", null)]);
      if (!review) return unclaimed;
      const reviews = row
        .selectFrom("review")
        .select("review.id as visitor_id")
        .where("review.visitor_id", "=", id)
        .where("review.profile_id", "is", null);
      return row.and([row(review as "visitor_id", "in", reviews)]);
    };
  }
}
