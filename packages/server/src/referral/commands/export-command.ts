import { currencyDigits, settlesDebt } from "@stagelight/core/referral";
import { type Kysely, sql } from "kysely";
import type { Command, OptionValues } from "../../command-line/command.ts";
import { CONFIG_OPTION } from "../../command-line/config-option.ts";
import { wrong } from "../../command-line/parse.ts";
import { writeCsv } from "../../csv/write-csv.ts";
import type { Tables } from "../../store/tables.ts";
import { BOOK } from "../ledger/book.ts";
import { onReferral } from "./on-referral.ts";

/** Writes down what each person was given in a year. */
export const referralExportCommand: Command = {
  options: {
    year: { value: "<year>", help: "Such as 2026; a year begins and ends in UTC" },
    config: CONFIG_OPTION,
  },
  notes: [
    "A line of CSV for each person and each kind of reward: what was given in that year and",
    "what was taken back in it. Money stands in its currency, everything else in pieces.",
    "What a spreadsheet would take for a formula begins with a quotation mark (').",
  ],
  async run(values, { out }) {
    const year = yearIn(values);
    return onReferral(values, async ({ database: { db } }) => {
      const rows = await totals(db, Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1));
      // The terminal ends the line itself.
      out(writeCsv([COLUMNS, ...rows]).replace(/\r\n$/, ""));
      return 0;
    });
  },
};

const COLUMNS = ["member", "email", "name", "program", "unit", "given", "taken_back"];

function yearIn({ year }: OptionValues): number {
  if (typeof year === "string" && /^20\d\d$/.test(year)) return Number(year);
  throw wrong("For which year?", {
    path: "--year",
    expected: "a year such as 2026",
    found: year === undefined ? "nothing" : JSON.stringify(year),
    help: "Write for example: stagelight referral export --year 2026.",
  });
}

async function totals(db: Kysely<Tables>, from: number, until: number): Promise<string[][]> {
  // What was taken back before it was given was never theirs.
  const lost = sql<number>`case when step in ('reverse', 'unsettle') and (
    from_account = 'member:' || reward.member_id || ':issued' or from_account like 'person:%:debt'
  ) then ledger_transfer.amount else 0 end`;
  const given = sql<number>`case when step in ('issue', 'settle') then ledger_transfer.amount else 0 end`;
  const rows = await db
    .selectFrom("ledger_transfer")
    .innerJoin("reward", "reward.id", "ledger_transfer.reference")
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
    .where("book", "=", BOOK)
    .where("ledger_transfer.at", ">=", from)
    .where("ledger_transfer.at", "<", until)
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
