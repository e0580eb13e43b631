import type { CommandContext } from "../../store/commands.ts";
import { auditDeed, type Deed } from "../../team/audit/audit.ts";

/** Which average may go on. Plain data. */
export interface UnfreezeInput {
  readonly product: string;
  /** Written down with it. */
  readonly deed?: Deed;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Lets the average of a product go on that stood still since very many reviews came at once. What came
 * before raises no alarm again.
 *
 * @returns whether it stood still
 */
export async function unfreezeProduct(
  { database: { db } }: Pick<CommandContext, "database">,
  { product, deed, now }: UnfreezeInput,
): Promise<boolean> {
  return db.transaction().execute(async (step) => {
    const { numUpdatedRows } = await step
      .updateTable("review_product")
      .set({ frozen_at: null, frozen: null, released_at: now })
      .where("product", "=", product)
      .where("frozen_at", "is not", null)
      .executeTakeFirst();
    if (Number(numUpdatedRows) === 0) return false;
    await auditDeed(step, deed, now);
    return true;
  });
}
