import type { CommandContext } from "../../store/commands.ts";

/** Which average may go on. Plain data. */
export interface UnfreezeInput {
  readonly product: string;
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
  { product, now }: UnfreezeInput,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("review_product")
    .set({ frozen_at: null, frozen: null, released_at: now })
    .where("product", "=", product)
    .where("frozen_at", "is not", null)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}
