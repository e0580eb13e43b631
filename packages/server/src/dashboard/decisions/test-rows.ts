import type { Database } from "../../store/database.ts";

type On = Pick<Database, "db">;

/** For tests: what the program of `testDashboard` may give. */
export async function insertBudget({ db }: On): Promise<void> {
  const nothing = { rewards_left: null, worth_left: null, unit: null };
  await db
    .insertInto("referral_budget")
    .values({ program: "friends", rewards: 3, worth: 0, ...nothing })
    .execute();
}

/** For tests: a reward of that program, with a member of its own, at a time in milliseconds. */
export async function insertReward(
  { db }: On,
  {
    id,
    state,
    at,
  }: { readonly id: string; readonly state: "review" | "held"; readonly at: number },
): Promise<void> {
  await db
    .insertInto("referral_member")
    .values({
      id: `member-${id}`,
      address_key: id,
      self_key: id,
      email: `${id}@tea.example`,
      address: `${id}@tea.example`,
      name: id,
      show_name: 1,
      locale: "en",
      visitor_id: null,
      network: null,
      created_at: at,
      proven_at: at,
    })
    .execute();
  await db
    .insertInto("reward")
    .values({
      id,
      program: "friends",
      rule: "thanks",
      referral_id: null,
      member_id: `member-${id}`,
      conversion: `order:${id}`,
      unit: "USD",
      amount: 500,
      settled: 0,
      worth: 0,
      state,
      due_at: Date.now() + 86_400_000,
      code: null,
      used_for: null,
      reasons: JSON.stringify(["same-network"]),
      created_at: at,
      changed_at: at,
    })
    .execute();
}

/** For tests: jobs for the endpoint `crm`, by their uids; each given up at a time, or waiting where that is null. */
export async function insertJobs(
  { db }: On,
  jobs: Readonly<Record<string, number | null>>,
): Promise<void> {
  const job = (uid: string, dead: number | null) => ({
    uid,
    kind: "deliver",
    endpoint: "crm",
    topic: null,
    unique_key: null,
    visitor_id: null,
    profile_id: null,
    recipient: null,
    payload: "{}",
    created_at: 1,
    wanted_at: 1,
    due_at: Date.now() + 86_400_000,
    attempts: 9,
    lease: null,
    leased_until: null,
    dead_at: dead,
    trouble: dead === null ? null : "it answered 410",
  });
  await db
    .insertInto("job")
    .values(Object.entries(jobs).map(([uid, dead]) => job(uid, dead)))
    .execute();
}

/** For tests: says that the endpoint `crm` was disabled. */
export async function insertDisabled({ db }: On): Promise<void> {
  const crm = { name: "crm", failures: 5, open_until: null, failing_since: 1, disabled_at: 2 };
  await db.insertInto("endpoint").values(crm).execute();
}
