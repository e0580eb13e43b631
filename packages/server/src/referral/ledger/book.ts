import { debtAccount, settlesDebt, type Transfer } from "@stagelight/core/referral";
import { type Kysely, sql, type Transaction } from "kysely";
import { uuidOf } from "../../keys/uuid.ts";
import type { Tables } from "../../store/tables.ts";

/** What keeps the accounts of rewards; points of loyalty would be another book of the same table. */
export const BOOK = "referral";

/** Who has caused a transfer. */
export type Actor = "event" | "clock" | "person" | "shop";

/** What is written beside the transfers of one step. */
export interface Entry {
  /** What it is about: a reward's id. */
  readonly reference: string;
  readonly at: number;
  readonly actor: Actor;
  /** A word of a closed list, never a person's. */
  readonly reason?: string | undefined;
}

/**
 * Writes the transfers of one step. The same step of the same reward is refused by the database; what
 * can be done again, such as using a code, is counted.
 */
export async function writeTransfers(
  step: Transaction<Tables>,
  transfers: readonly Transfer[],
  { reference, at, actor, reason }: Entry,
): Promise<void> {
  if (transfers.length === 0) return;
  const rows = await step
    .selectFrom("ledger_transfer")
    .select("step")
    .where("book", "=", BOOK)
    .where("reference", "=", reference)
    .execute();
  const values = transfers.map(({ step: name, unit, amount, from, to }) => {
    const before = rows.filter((row) => row.step === name).length;
    return {
      id: uuidOf(`${BOOK} ${reference} ${name} ${before}`),
      book: BOOK,
      unit,
      amount,
      from_account: from,
      to_account: to,
      reference,
      step: name,
      at,
      reason: reason ?? null,
      actor,
    };
  });
  await step.insertInto("ledger_transfer").values(values).execute();
}

/** What is owed in a unit on an account of debts: what was taken back after its use. */
export async function owedOn(
  db: Pick<Kysely<Tables>, "selectFrom">,
  debts: string,
  unit: string,
): Promise<number> {
  if (!settlesDebt(unit)) return 0;
  const [debt] = await balancesOf(db, [debts], unit);
  return debt ? Math.max(0, -debt.balance) : 0;
}

/**
 * The account of debts that a reward goes by: the one that it has paid, else that of the person. Where
 * that person was erased it is one of the reward's member alone, which nobody pays any more.
 *
 * @param person `self_key` of whoever's it is; nothing once they are erased
 */
export async function debtsOf(
  db: Pick<Kysely<Tables>, "selectFrom">,
  reward: { readonly id: string; readonly member_id: string; readonly settled: number },
  person: string | undefined,
): Promise<string> {
  if (Number(reward.settled) > 0) {
    const paid = await db
      .selectFrom("ledger_transfer")
      .select("to_account")
      .where("book", "=", BOOK)
      .where("reference", "=", reward.id)
      .where("step", "=", "settle")
      .executeTakeFirstOrThrow();
    return paid.to_account;
  }
  return debtAccount(person ?? reward.member_id);
}

/** What is on an account, in one unit. */
export interface Balance {
  readonly account: string;
  readonly unit: string;
  readonly balance: number;
}

/** What is on some accounts: what came in less what went out. Accounts that were never used are left out. */
export async function balancesOf(
  db: Pick<Kysely<Tables>, "selectFrom">,
  accounts: readonly string[],
  unit?: string,
): Promise<Balance[]> {
  if (accounts.length === 0) return [];
  const sums = async (column: "from_account" | "to_account") => {
    let rows = db
      .selectFrom("ledger_transfer")
      .select([column, "unit", (row) => row.fn.sum<number>("amount").as("sum")])
      .where("book", "=", BOOK)
      .where(column, "in", accounts);
    if (unit !== undefined) rows = rows.where("unit", "=", unit);
    return rows.groupBy([column, "unit"]).execute();
  };
  const found = new Map<string, Balance>();
  const add = (account: string, each: string, sum: number): void => {
    const key = `${account} ${each}`;
    const balance = (found.get(key)?.balance ?? 0) + sum;
    found.set(key, { account, unit: each, balance });
  };
  for (const row of await sums("to_account")) add(row.to_account, row.unit, Number(row.sum));
  for (const row of await sums("from_account")) add(row.from_account, row.unit, -Number(row.sum));
  return [...found.values()];
}

/** What of a reward has gone wrong, where something has. */
export interface LedgerFault {
  readonly reward: string;
  readonly state: string;
  readonly found: string;
}

/**
 * Whether each reward lies, whole, where it stands by its state, and nowhere else: the sum of its
 * transfers by account. That all accounts of a unit make nothing together follows from what a transfer
 * is.
 */
export async function ledgerFaults(db: Kysely<Tables>, most = 20): Promise<LedgerFault[]> {
  const { rows } = await sql<{ id: string; state: string; lies: number; gone: number }>`
    select id, state, lies, gone from (
      select reward.id, reward.state, reward.amount, reward.settled,
        coalesce(sum(case
          when to_account = 'member:' || member_id || ':' || reward.state then ledger_transfer.amount
          when from_account = 'member:' || member_id || ':' || reward.state then -ledger_transfer.amount
          else 0 end), 0) as lies,
        coalesce(sum(case
          when from_account = 'program:' || program then ledger_transfer.amount
          when to_account = 'program:' || program then -ledger_transfer.amount
          else 0 end), 0) as gone
      from reward left join ledger_transfer on reference = reward.id and book = ${BOOK}
        and ledger_transfer.unit = reward.unit
      group by reward.id, reward.state, reward.amount, reward.settled
    ) as sums
    where case
      when state in ('held', 'approved') then lies <> amount or gone <> amount
      when state in ('issued', 'used') then lies <> amount - settled or gone <> amount
      else gone <> 0 end
    limit ${sql.lit(most)}
  `.execute(db);
  return rows.map(({ id, state, lies, gone }) => ({
    reward: id,
    state,
    found: `${lies} there, ${gone} of the program's`,
  }));
}

/** A budget that does not count what stands. */
export interface BudgetFault {
  readonly program: string;
  readonly found: string;
}

/** Whether budgets count the rewards that stand, and the things that are owed. */
export async function budgetFaults(db: Kysely<Tables>): Promise<BudgetFault[]> {
  const { rows } = await sql<{ program: string; rewards: number; standing: number }>`
    select program, rewards, standing from (
      select referral_budget.program, rewards, (
        select count(*) from reward where reward.program = referral_budget.program
          and (state not in ('reversed', 'rejected')
            or (state = 'reversed' and used_for is not null and unit like 'reward:%'))
      ) as standing from referral_budget
    ) as counts where rewards <> standing
  `.execute(db);
  return rows.map(({ program, rewards, standing }) => ({
    program,
    found: `counts ${rewards} rewards, and ${standing} stand`,
  }));
}
