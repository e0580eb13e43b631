import type { ReviewVoteAnswer } from "@stagelight/core/endpoints";
import { sql, type Transaction } from "kysely";
import type { CommandContext } from "../../store/commands.ts";
import type { Tables } from "../../store/tables.ts";

/** Who votes for which review. Plain data. */
export interface VoteInput {
  readonly review: string;
  /** One of the two is known. */
  readonly visitorId: string | null;
  readonly profileId: string | null;
  /** Whether they find it helpful, or no longer. */
  readonly helpful: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Takes somebody's vote, or takes it back. A person has one, with however many browsers.
 *
 * @returns how many there are; nothing where no such review is shown
 */
export async function voteForReview(
  { database: { db } }: Pick<CommandContext, "database">,
  input: VoteInput,
): Promise<ReviewVoteAnswer | undefined> {
  const { review, helpful } = input;
  return db.transaction().execute(async (step) => {
    // Whoever votes for the same review waits: what one counts, the other has not changed meanwhile.
    const found = await step
      .updateTable("review")
      .set((row) => ({ votes: row.ref("votes") }))
      .where("id", "=", review)
      .where("state", "=", "published")
      .where("locale", "!=", "")
      .returning("votes")
      .executeTakeFirst();
    if (!found) return undefined;
    const own = await votesOf(step, input);
    if (helpful === own.length > 0) return { votes: Number(found.votes), helpful };
    if (helpful) await add(step, input);
    else {
      await step
        .deleteFrom("review_vote")
        .where("review_id", "=", review)
        .where("voter", "in", own)
        .execute();
    }
    const change = helpful ? 1 : -own.length;
    const { votes } = await step
      .updateTable("review")
      .set({ votes: sql<number>`votes + ${change}` })
      .where("id", "=", review)
      .returning("votes")
      .executeTakeFirstOrThrow();
    return { votes: Number(votes), helpful };
  });
}

/** The person's votes: who becomes known after voting from two browsers has two of them. */
async function votesOf(
  step: Transaction<Tables>,
  { review, visitorId, profileId }: VoteInput,
): Promise<string[]> {
  const rows = await step
    .selectFrom("review_vote")
    .select("voter")
    .where("review_id", "=", review)
    .where((row) =>
      row.or([
        row("voter", "in", [visitorId ?? "", profileId ?? ""]),
        row("visitor_id", "=", visitorId ?? ""),
        row("profile_id", "=", profileId ?? ""),
      ]),
    )
    .execute();
  return rows.map(({ voter }) => voter);
}

async function add(
  step: Transaction<Tables>,
  { review, visitorId, profileId, now }: VoteInput,
): Promise<void> {
  await step
    .insertInto("review_vote")
    .values({
      review_id: review,
      voter: (profileId ?? visitorId)!,
      visitor_id: visitorId,
      profile_id: profileId,
      at: now,
    })
    .execute();
}
