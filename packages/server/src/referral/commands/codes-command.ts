import type { Command, OptionValues } from "../../command-line/command.ts";
import { CONFIG_OPTION } from "../../command-line/config-option.ts";
import { wrong } from "../../command-line/parse.ts";
import { readCodes } from "../../newsletter/incentive/codes-file.ts";
import { addCodes } from "../../newsletter/incentive/pool.ts";
import { decideReward } from "../rewards/decide.ts";
import { poolsOf, type RulePool, supplyOf } from "../rewards/pools.ts";
import { type OnReferral, onReferral } from "./on-referral.ts";

/** Looks at the codes of rewards, and adds some. */
export const referralCodesCommand: Command = {
  optionalArguments: {
    reward: "<program>/<id> of the reward",
    file: "codes to add, one on each line",
  },
  options: { config: CONFIG_OPTION },
  notes: [
    "Codes that are there already are left alone. Who waits for a code gets one by mail.",
    "When it starts, a server makes codes or takes them from a file, as the reward's",
    "give.codes says.",
  ],
  run: (values, { out }) =>
    onReferral(values, async (on) => {
      const pools = poolsOf(on.referral);
      const wanted = typeof values.reward === "string" ? [poolIn(values, pools)] : pools;
      if (wanted.length === 0) out("No reward gives codes.");
      for (const pool of wanted) {
        if (typeof values.file === "string") out(await added(on, pool, values.file));
        const { codes, free, waiting } = await supplyOf(on.database.db, pool);
        const waits = waiting > 0 ? `; ${count(waiting)} rewards wait for one` : "";
        out(`${pool.name}: ${count(free)} of ${count(codes)} codes are left${waits}.`);
      }
      return 0;
    }),
};

async function added({ database, work }: OnReferral, pool: RulePool, file: string) {
  const codes = readCodes(file, process.cwd());
  const many = await addCodes(database, { incentive: pool.pool, codes });
  const waiting = await database.db
    .selectFrom("reward")
    .select("id")
    .where("program", "=", pool.program)
    .where("rule", "=", pool.rule)
    .where("state", "=", "approved")
    .orderBy("changed_at")
    .limit(many)
    .execute();
  for (const { id } of waiting) {
    const context = { database, appended: () => {} };
    await decideReward(context, { ...work, reward: id, decision: "approve" });
  }
  return `Added ${count(many)} of ${count(codes.length)} codes.`;
}

function poolIn({ reward }: OptionValues, pools: readonly RulePool[]): RulePool {
  const known = pools.find(({ name }) => name === reward);
  if (known) return known;
  throw wrong("There is no such reward.", {
    path: "reward",
    expected: `one that gives codes: ${pools.map(({ name }) => name).join(", ") || "none does"}`,
    found: JSON.stringify(reward),
    help: "Write the program's id, a slash, and the reward's id.",
  });
}

function count(many: number): string {
  return many.toLocaleString("en");
}
