import { sql, type Transaction } from "kysely";
import type { DatabaseKind } from "../../store/database.ts";
import type { Tables } from "../../store/tables.ts";

/**
 * Reviews of one product are taken one after another, so that each sees how many came before; scores of
 * the shop are one product here.
 */
export async function aloneWithProduct(
  step: Transaction<Tables>,
  kind: DatabaseKind,
  product: string | null,
): Promise<void> {
  if (kind !== "postgres") return;
  await sql`select pg_advisory_xact_lock(hashtext('stagelight review'), hashtext(${product ?? ""}))`.execute(
    step,
  );
}
