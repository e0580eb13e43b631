import type { ReadReferralProgram } from "@stagelight/core/config";
import {
  balances,
  nextState,
  type RewardAction,
  type RewardState,
  type Transfer,
} from "@stagelight/core/referral";
import { balancesOf, ledgerFaults } from "../../../packages/server/dist/referral/ledger/book.js";
import type { Database } from "../../../packages/server/dist/store/database.js";
import { type GraphPlayer, keysOf } from "./graph-player.ts";
import { discredited, milestonesIn, unreached } from "./milestones.ts";

/** Everything that must not be, once a graph was played. */
export async function faultsOf(
  database: Database,
  player: GraphPlayer,
  program: ReadReferralProgram,
) {
  const { db } = database;
  const faults = await ledgerFaults(db);
  const transfers = await db.selectFrom("ledger_transfer").selectAll().orderBy("at").execute();
  const rewards = await db.selectFrom("reward").selectAll().execute();
  const refused = await db
    .selectFrom("referral")
    .select("id")
    .where("state", "=", "refused")
    .execute();
  const found = [
    ...faults.map((fault) => `ledger: ${JSON.stringify(fault)}`),
    ...(await unbalanced(database)),
    ...(await overspent(database, program)),
    ...(await skipped(database)),
    ...(await toThemselves(database, player, program)),
    ...unreached(await milestonesIn(database, program)),
    ...(await discredited(database, program)),
  ];
  const settled = transfers.filter(({ step }) => step === "settle");
  return {
    found,
    rewards: rewards.length,
    transfers: transfers.length,
    settled: settled.length,
    refused: refused.length,
  };
}

/** Each balance that the server tells is the sum of the transfers; together they are nothing, and no debt is paid twice. */
async function unbalanced({ db }: Database): Promise<string[]> {
  const rows = await db.selectFrom("ledger_transfer").selectAll().execute();
  const transfers = rows.map(
    ({ step, unit, amount, from_account: from, to_account: to }) =>
      ({ step, unit, amount, from, to }) as Transfer,
  );
  const found: string[] = [];
  for (const [unit, accounts] of balances(transfers)) {
    const sum = [...accounts.values()].reduce((all, each) => all + each, 0);
    if (sum !== 0) found.push(`the accounts of ${unit} make ${sum} together`);
    const told = await balancesOf(db, [...accounts.keys()], unit);
    for (const { account, balance } of told) {
      if (accounts.get(account) !== balance) found.push(`${account} is told to hold ${balance}`);
      if (account.endsWith(":debt") && balance > 0) found.push(`${account} was paid twice`);
    }
  }
  return found;
}

const MONTH = 30 * 86_400_000;

/** What is for friends; everything else is for who has brought them. */
function friendRules({ rewards }: ReadReferralProgram): string[] {
  return rewards.filter(({ to }) => to === "friend").map(({ id }) => id);
}

async function overspent({ db }: Database, program: ReadReferralProgram) {
  const { caps, budget } = program;
  const standing = await db
    .selectFrom("reward")
    .innerJoin("referral_member", "referral_member.id", "member_id")
    .select(["worth", "self_key", "rule", "reward.created_at"])
    // A thing that was used before it was taken back counts on.
    .where((row) =>
      row.or([
        row("state", "not in", ["reversed", "rejected"]),
        row.and([
          row("state", "=", "reversed"),
          row("used_for", "is not", null),
          row("unit", "like", "reward:%"),
        ]),
      ]),
    )
    .execute();
  const worth = standing.reduce((all, each) => all + each.worth, 0);
  const row = await db.selectFrom("referral_budget").selectAll().executeTakeFirstOrThrow();
  const mine = new Map<string, number[]>();
  const friends = friendRules(program);
  for (const { self_key: self, rule, created_at: at } of standing) {
    if (!friends.includes(rule)) mine.set(self, [...(mine.get(self) ?? []), at]);
  }
  return [
    ...(standing.length > caps.total! ? [`${standing.length} rewards of ${caps.total}`] : []),
    ...(worth > budget!.amount ? [`${worth} of ${budget!.amount} were given`] : []),
    ...(row.rewards !== standing.length || row.worth !== worth
      ? [`the budget says ${JSON.stringify(row)}, not ${standing.length} and ${worth}`]
      : []),
    ...[...mine].flatMap(([self, times]) => [
      ...(times.length > caps.perPerson! ? [`${self} has ${times.length} rewards`] : []),
      ...(mostAMonth(times) > caps.perPersonPerMonth! ? [`${self} had too many a month`] : []),
    ]),
  ];
}

/** So many stand of any 30 days: what stands now stood when the last of them was given. */
function mostAMonth(times: readonly number[]): number {
  return Math.max(
    ...times.map((last) => times.filter((at) => at <= last && at > last - MONTH).length),
  );
}

const BEGINNINGS: Readonly<Record<string, RewardState>> = { hold: "held", release: "held" };

/** The steps that were booked of each reward lead from one state to the next, to where it stands. */
async function skipped({ db }: Database): Promise<string[]> {
  const rows = await db
    .selectFrom("reward")
    .innerJoin("ledger_transfer", "reference", "reward.id")
    .select(["reward.id", "reward.state", "settled", "reward.amount", "step", "ledger_transfer.at"])
    .orderBy("reward.id")
    .orderBy("ledger_transfer.at")
    .execute();
  const found: string[] = [];
  const states = new Map<string, { at: RewardState; stands: string }>();
  for (const { id, state, settled, amount, step } of rows) {
    const before = states.get(id)?.at;
    const action = ({ settle: "issue", unsettle: "reverse" }[step] ?? step) as RewardAction;
    const after = before === undefined ? BEGINNINGS[step] : nextState(before, action);
    // A step can be two transfers: the second one finds it done.
    const done = after ?? (before === "issued" || before === "reversed" ? before : undefined);
    if (!done) found.push(`${id} went from ${before} by ${step}`);
    else states.set(id, { at: done, stands: state });
    // What has paid a debt with all of it is not there to be used.
    if (state === "used" && settled === amount) found.push(`${id} is used, and was spent before`);
  }
  for (const [id, { at, stands }] of states) {
    if (at !== stands) found.push(`${id} is booked as ${at}, and told to be ${stands}`);
  }
  return found;
}

/**
 * Rewards of who has brought themselves, as far as anything shows it: those of referrers by whose they
 * are, those of friends by whom they belong to, as long as they stand.
 */
async function toThemselves(
  { db }: Database,
  player: GraphPlayer,
  program: ReadReferralProgram,
): Promise<string[]> {
  const friends = friendRules(program);
  const rows = await db
    .selectFrom("reward")
    .innerJoin("referral", "referral.id", "reward.referral_id")
    .innerJoin("referral_member as referrer", (join) =>
      join.on((row) =>
        row.or([
          row.and([
            row("reward.rule", "not in", friends),
            row("referrer.id", "=", row.ref("reward.member_id")),
          ]),
          row.and([
            row("reward.rule", "in", friends),
            row("referrer.id", "=", row.ref("referral.referrer_id")),
            row("reward.state", "not in", ["reversed", "rejected"]),
          ]),
        ]),
      ),
    )
    .select(["reward.id", "reward.conversion", "referrer.email", "self_key", "visitor_id"])
    .execute();
  const profiles = new Map<string, string>();
  for (const account of player.graph.accounts.toReversed()) {
    profiles.set(keysOf(account).email, account.profile);
  }
  return rows.flatMap(({ id, conversion, email, self_key: self, visitor_id: visitor }) => {
    const doer = player.doers.get(conversion);
    if (!doer) return [`${id} is for ${conversion}, which nobody has done`];
    const shared = [
      ...(keysOf(doer).selfKeys.includes(self) ? ["address"] : []),
      ...(doer.profile === profiles.get(email) ? ["profile"] : []),
      ...(doer.visitor === visitor ? ["visitor"] : []),
    ];
    return shared.length > 0 ? [`${id} is for oneself: the same ${shared.join(", ")}`] : [];
  });
}
