import type { TeamDecisionsAnswer } from "@stagelight/core/endpoints";
import type { Kysely } from "kysely";
import type { Tables } from "../../store/tables.ts";

/** How many decisions wait for somebody. */
export async function countDecisions(db: Kysely<Tables>): Promise<TeamDecisionsAnswer> {
  const rewards = db.selectFrom("reward").where("state", "=", "review");
  const reviews = db
    .selectFrom("review")
    .where("kind", "=", "stars")
    // Also what is shown at once, until somebody has read it.
    .where("read_at", "is", null)
    .where("locale", "<>", "");
  const frozen = db.selectFrom("review_product").where("frozen_at", "is not", null);
  const dead = db.selectFrom("job").where("dead_at", "is not", null);
  const [one, two, three, four] = await Promise.all([
    rewards.select((row) => row.fn.countAll().as("many")).executeTakeFirstOrThrow(),
    reviews.select((row) => row.fn.countAll().as("many")).executeTakeFirstOrThrow(),
    frozen.select((row) => row.fn.countAll().as("many")).executeTakeFirstOrThrow(),
    dead.select((row) => row.fn.countAll().as("many")).executeTakeFirstOrThrow(),
  ]);
  return {
    rewards: Number(one.many),
    reviews: Number(two.many),
    frozen: Number(three.many),
    dead: Number(four.many),
  };
}
