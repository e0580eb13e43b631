import type { Kysely } from "kysely";
import type { Tables } from "../../store/tables.ts";
import { lockProgram } from "./budget.ts";
import { programOf, type Reward, type Work } from "./work.ts";

/** Locks a program by its id, also one that stands in the config no more. */
export async function lockById(work: Work, id: string): Promise<void> {
  await lockProgram(work.step, programOf(work, id) ?? { id, caps: {} });
}

/** A reward, with its program locked: nobody else changes it until the transaction ends. */
export async function lockReward(work: Work, id: string): Promise<Reward | undefined> {
  const found = await rewardBy(work.step, id);
  if (!found) return undefined;
  await lockById(work, found.program);
  return rewardBy(work.step, id);
}

/** A reward by its id. */
function rewardBy(db: Pick<Kysely<Tables>, "selectFrom">, id: string): Promise<Reward | undefined> {
  return db.selectFrom("reward").selectAll().where("id", "=", id).executeTakeFirst();
}
