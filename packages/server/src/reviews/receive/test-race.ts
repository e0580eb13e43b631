import { openDatabase } from "../../store/open.ts";
import { voteForReview } from "../votes/take-vote.ts";
import { takeReview } from "./take-review.ts";
import type { TakingReview } from "./take-review.ts";

/** For tests: what one process is to do, all at once with others. */
export interface RaceTask {
  readonly reviews: readonly TakingReview[];
  readonly votes: readonly Parameters<typeof voteForReview>[1][];
}

const database = openDatabase(process.argv[2]!);
const context = { database, appended: () => {} };

process.on("message", (task: RaceTask) => {
  run(task).then(
    (taken) => process.send!({ taken }),
    (error: unknown) => process.send!({ failed: String(error) }),
  );
});
process.on("disconnect", () => process.exit());
process.send!({ ready: true });

/** How many of the reviews were taken. */
async function run({ reviews, votes }: RaceTask): Promise<number> {
  let taken = 0;
  for (const [at, review] of reviews.entries()) {
    const { is } = await takeReview(context, review);
    if (is === "taken") taken++;
    const vote = votes[at];
    if (vote) await voteForReview(context, vote);
  }
  return taken;
}
