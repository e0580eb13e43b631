import type { ReadReferralProgram } from "@stagelight/core/config";
import type { Database } from "../../../packages/server/dist/store/database.js";

/** Milestones that people have, by the id of the reward. */
type Milestones = ReadonlyMap<string, Milestone>;

interface Milestone {
  readonly stands: boolean;
  /** Friends of theirs that count. */
  readonly friends: number;
  /** So many it is for. */
  readonly count: number;
}

/** Milestones of a program; with `referrers` theirs alone. */
export async function milestonesIn(
  { db }: Pick<Database, "db">,
  { id: program, rewards }: ReadReferralProgram,
  referrers?: readonly string[],
): Promise<Milestones> {
  const counts = new Map<string, number>();
  for (const { id, for: deed } of rewards) if (deed.kind === "friends") counts.set(id, deed.count);
  if (counts.size === 0 || referrers?.length === 0) return new Map();
  let rows = db
    .selectFrom("reward")
    .select((row) => [
      "reward.id",
      "reward.rule",
      "reward.state",
      row
        .selectFrom("referral")
        .select((friend) => friend.fn.countAll().as("friends"))
        .whereRef("referral.program", "=", "reward.program")
        .whereRef("referral.referrer_id", "=", "reward.member_id")
        .where("referral.state", "=", "qualified")
        .as("friends"),
    ])
    .where("reward.program", "=", program)
    .where("reward.rule", "in", [...counts.keys()]);
  if (referrers) rows = rows.where("reward.member_id", "in", referrers);
  const found = await rows.execute();
  return new Map(
    found.map(({ id, rule, state, friends }) => {
      const stands = state !== "reversed" && state !== "rejected";
      return [id, { stands, friends: Number(friends), count: counts.get(rule)! }];
    }),
  );
}

/** Looks, as often as it is asked, at the milestones of who has brought the friend that an order has made count. */
export async function milestonesBehind(
  database: Pick<Database, "db">,
  program: ReadReferralProgram,
  conversion: string,
): Promise<() => Promise<Milestones>> {
  const rows = database.db.selectFrom("referral").select("referrer_id as id");
  const referrers = await rows.where("conversion", "=", conversion).execute();
  const ids = referrers.map(({ id }) => id);
  return () => milestonesIn(database, program, ids);
}

/** Those that stand though too few friends count. */
export function unreached(milestones: Milestones): string[] {
  return [...milestones].flatMap(([id, { stands, friends, count }]) =>
    stands && friends < count ? [`${id} is for ${count} friends, and ${friends} count`] : [],
  );
}

/** Those that a refund has taken back though enough friends count still. */
export function takenTooSoon(before: Milestones, after: Milestones): string[] {
  return [...after].flatMap(([id, { stands, friends, count }]) =>
    before.get(id)?.stands && !stands && friends >= count
      ? [`${id} for ${count} friends was taken back, and ${friends} count`]
      : [],
  );
}

/** Friends that count though a person has rejected everything that was given for them. */
export async function discredited(
  { db }: Pick<Database, "db">,
  { id: program, rewards }: ReadReferralProgram,
): Promise<string[]> {
  const milestones = rewards.filter(({ for: deed }) => deed.kind === "friends");
  const rows = await db
    .selectFrom("referral")
    .innerJoin("reward", "reward.referral_id", "referral.id")
    .select(["referral.id", "reward.state", "reward.reasons"])
    .where("referral.program", "=", program)
    .where("referral.state", "=", "qualified")
    .where(
      "rule",
      "not in",
      milestones.map((rule) => rule.id),
    )
    .execute();
  const left = new Map<string, boolean>();
  for (const { id, state, reasons } of rows) {
    const rejected =
      state === "rejected" || (state === "reversed" && reasons.includes('"rejected"'));
    left.set(id, (left.get(id) ?? false) || !rejected);
  }
  return [...left].flatMap(([id, some]) =>
    some ? [] : [`${id} counts, and all of it is rejected`],
  );
}
