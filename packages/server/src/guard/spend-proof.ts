import type { CommandContext } from "../store/commands.ts";
import type { SpendableProof } from "./proof.ts";

/**
 * Spends a proof, for all servers of one database.
 *
 * @returns whether it was not spent before
 */
export async function spendProof(
  { database: { db } }: CommandContext,
  { hash, until }: SpendableProof,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto("spent_proof")
    .values({ hash, until })
    .onConflict((on) => on.column("hash").doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows > 0n;
}
