import type { Transaction } from "kysely";
import { alone, next } from "../../newsletter/incentive/grant.ts";
import type { DatabaseKind } from "../../store/database.ts";
import type { Tables } from "../../store/tables.ts";

/** What the codes for reviews stand under in the pool. */
export const THANKS_POOL = "review/thanks";

/** Takes the next code; null while there is none: then it is owed. The score is not asked for. */
export async function takeThanks(
  step: Transaction<Tables>,
  kind: DatabaseKind,
  { now }: { readonly now: number },
): Promise<string | null> {
  await alone(step, kind, THANKS_POOL);
  const given = await next(step, { id: THANKS_POOL, kind: "code" }, now);
  return given?.code ?? null;
}
