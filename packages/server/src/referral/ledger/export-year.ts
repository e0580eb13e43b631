import { currencyDigits, settlesDebt } from "@stagelight/core/referral";
import { type Kysely, sql } from "kysely";
import { writeCsv } from "../../csv/write-csv.ts";
import type { Tables } from "../../store/tables.ts";
import { BOOK } from "./book.ts";

/** Members whose transfers are summed up in one step. */
const STEP = 5_000;

const COLUMNS = ["member", "email", "name", "program", "unit", "given", "taken_back"];

/**
 * What each person was given in a year, and what was taken back in it, as CSV (RFC 4180), piece by piece:
 * a line for each person, program and kind of reward. Money stands in its currency, everything else in
 * pieces; a year begins and ends in UTC.
 *
 * @param mark whether it begins with a byte order mark, without which Excel takes UTF-8 for something else
 */
export async function* exportYear(
  db: Kysely<Tables>,
  year: number,
  { mark }: { readonly mark: boolean },
): AsyncGenerator<{ readonly text: string; readonly lines: number }> {
  const [from, until] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  yield { text: (mark ? "\uFEFF" : "") + writeCsv([COLUMNS]), lines: 0 };
  for (let after = ""; ;) {
    const members = await transfersIn(db, from, until)
      .select("reward.member_id as id")
      .distinct()
      .where("reward.member_id", ">", after)
      .orderBy("reward.member_id")
      .limit(STEP)
      .execute();
    const last = members.at(-1)?.id;
    if (last === undefined) return;
    const lines = await totals(db, { from, until, after, last });
    if (lines.length > 0) yield { text: writeCsv(lines), lines: lines.length };
    if (members.length < STEP) return;
    after = last;
  }
}

/** The years in which something was given or taken back, the newest first. */
export async function yearsOf(db: Kysely<Tables>): Promise<number[]> {
  const { first, last } = await db
    .selectFrom("ledger_transfer")
    .select((row) => [row.fn.min("at").as("first"), row.fn.max("at").as("last")])
    .where("book", "=", BOOK)
    .executeTakeFirstOrThrow();
  if (first === null || last === null) return [];
  const [from, until] = [first, last].map((at) => new Date(Number(at)).getUTCFullYear());
  return Array.from({ length: until! - from! + 1 }, (_, back) => until! - back);
}

function transfersIn(db: Kysely<Tables>, from: number, until: number) {
  return db
    .selectFrom("ledger_transfer")
    .innerJoin("reward", "reward.id", "ledger_transfer.reference")
    .where("book", "=", BOOK)
    .where("ledger_transfer.at", ">=", from)
    .where("ledger_transfer.at", "<", until);
}

interface Part {
  readonly from: number;
  readonly until: number;
  /** Members behind this one, up to the last. */
  readonly after: string;
  readonly last: string;
}

async function totals(db: Kysely<Tables>, { from, until, after, last }: Part): Promise<string[][]> {
  // What was taken back before it was given was never theirs.
  const lost = sql<number>`case when step in ('reverse', 'unsettle') and (
    from_account = 'member:' || reward.member_id || ':issued' or from_account like 'person:%:debt'
  ) then ledger_transfer.amount else 0 end`;
  const given = sql<number>`case when step in ('issue', 'settle') then ledger_transfer.amount else 0 end`;
  const rows = await transfersIn(db, from, until)
    .leftJoin("referral_member", "referral_member.id", "reward.member_id")
    .select([
      "reward.member_id",
      "referral_member.email",
      "referral_member.name",
      "reward.program",
      "ledger_transfer.unit",
      (row) => row.fn.sum<number>(given).as("given"),
      (row) => row.fn.sum<number>(lost).as("lost"),
    ])
    .where("reward.member_id", ">", after)
    .where("reward.member_id", "<=", last)
    .groupBy(["reward.member_id", "email", "name", "reward.program", "ledger_transfer.unit"])
    .orderBy("reward.member_id")
    .orderBy("reward.program")
    .orderBy("ledger_transfer.unit")
    .execute();
  return rows
    .map((row) => ({ ...row, sums: [Number(row.given), Number(row.lost)] }))
    .filter(({ sums }) => sums.some((sum) => sum > 0))
    .map(({ member_id: id, email, name, program, unit, sums }) => [
      id,
      email ?? "",
      name ?? "",
      program,
      unit,
      ...sums.map((sum) => decimal(sum, unit)),
    ]);
}

function decimal(amount: number, unit: string): string {
  const digits = settlesDebt(unit) ? currencyDigits(unit) : 0;
  return (amount / 10 ** digits).toFixed(digits);
}
