import type { Command } from "../../command-line/command.ts";
import { CONFIG_OPTION } from "../../command-line/config-option.ts";
import { budgetFaults, ledgerFaults } from "../ledger/book.ts";
import { onReferral } from "./on-referral.ts";

/** Holds the ledger against what rewards say of themselves. */
export const referralCheckCommand: Command = {
  options: { config: CONFIG_OPTION },
  notes: [
    "Looks whether each reward lies, whole, where it stands and nowhere else, and whether",
    "budgets count what was given. Exits with 1 where something is not right.",
  ],
  run: (values, { out }) =>
    onReferral(values, async ({ database: { db } }) => {
      const faults = await ledgerFaults(db);
      for (const { reward, state, found } of faults) out(`Reward ${reward} is ${state}: ${found}.`);
      const budgets = await budgetFaults(db);
      for (const { program, found } of budgets) out(`Budget of ${program}: ${found}.`);
      const { transfers } = await db
        .selectFrom("ledger_transfer")
        .select((row) => row.fn.countAll().as("transfers"))
        .executeTakeFirstOrThrow();
      const wrong = faults.length + budgets.length;
      if (wrong === 0) out(`${Number(transfers).toLocaleString("en")} transfers, all in order.`);
      return wrong === 0 ? 0 : 1;
    }),
};
