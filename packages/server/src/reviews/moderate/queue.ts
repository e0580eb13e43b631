import type { Kysely, Selectable } from "kysely";
import type { ReviewTable } from "../../store/review-tables.ts";
import type { Tables } from "../../store/tables.ts";

/** Which reviews somebody looks at. */
export interface Queue {
  readonly state?: ReviewTable["state"] | undefined;
  readonly product?: string | undefined;
  /** Only those that nobody of the shop has read. */
  readonly unread?: boolean;
  /** Where to go on: the last one that was seen. */
  readonly after?: Pick<ReviewTable, "created_at" | "id"> | undefined;
}

/** What reviews are in, one after the other. */
export const REVIEW_STATES = ["waiting", "published", "hidden"] as const;

/**
 * Reviews to decide about: those that have waited longest first, where a state is named or what nobody
 * has read is asked for; else the newest. The order has nothing to do with the stars.
 */
export function reviewQueue(
  db: Kysely<Tables>,
  { state, product, unread = false, after }: Queue,
  limit: number,
): Promise<Selectable<ReviewTable>[]> {
  const oldest = state !== undefined || unread;
  const beyond = oldest ? ">" : "<";
  return (
    db
      .selectFrom("review")
      .selectAll()
      .where("kind", "=", "stars")
      // Of who was erased nothing is left that could be read.
      .$if(unread, (rows) => rows.where("read_at", "is", null).where("locale", "<>", ""))
      .$if(state !== undefined, (rows) => rows.where("state", "=", state!))
      .$if(product !== undefined, (rows) => rows.where("product", "=", product!))
      .$if(after !== undefined, (rows) =>
        rows.where((row) =>
          row.or([
            row("created_at", beyond, after!.created_at),
            row.and([row("created_at", "=", after!.created_at), row("id", ">", after!.id)]),
          ]),
        ),
      )
      .orderBy("created_at", oldest ? "asc" : "desc")
      .orderBy("id")
      .limit(limit)
      .execute()
  );
}
