import type { ReadConfig } from "@stagelight/core/config";
import { REWARD_STATES } from "@stagelight/core/referral";
import type { Kysely } from "kysely";
import type { Services } from "../http/route.ts";
import { isLow } from "../newsletter/incentive/pool.ts";
import { type Finding, note, ok, wrong } from "../operations/doctor/finding.ts";
import type { Metric } from "../operations/metrics.ts";
import type { Database } from "../store/database.ts";
import type { Tables } from "../store/tables.ts";
import { budgetFaults, ledgerFaults } from "./ledger/book.ts";
import { fillingOf } from "./members/limits.ts";
import { poolsOf, supplyOf } from "./rewards/pools.ts";

/** For `stagelight doctor`: whether rewards can be given, wait for somebody, and are booked right. */
export async function checkReferral(
  { db }: Pick<Database, "db">,
  { referral }: Pick<ReadConfig, "referral">,
  now: number,
): Promise<Finding[]> {
  if (!referral) return [];
  const findings: Finding[] = [];
  for (const pool of poolsOf(referral)) {
    const supply = await supplyOf(db, pool);
    const count = (many: number): string => many.toLocaleString("en");
    const told = `${pool.name}: ${count(supply.free)} of ${count(supply.codes)} codes are left`;
    const help = `Add codes: stagelight referral codes ${pool.name} <file>.`;
    if (supply.waiting > 0) {
      findings.push(wrong("reward codes", `${told}; ${count(supply.waiting)} wait for one`, help));
    } else if (supply.free === 0) findings.push(wrong("reward codes", told, help));
    else findings.push(isLow(supply) ? note("reward codes", told, help) : ok("reward codes", told));
  }
  for (const program of referral.programs) {
    const left = await fillingOf(db, program, now);
    if (left === "enough") continue;
    const told = `${program.id}: ${left === "nothing" ? "all" : "nine tenths"} of its caps.total or budget is given`;
    findings.push(note("referral", told, "Raise it, or let the program end."));
  }
  const { review } = await countStates(db);
  if (review > 0) {
    const told = `${review.toLocaleString("en")} rewards wait for a decision`;
    findings.push(note("referral", told, "See: stagelight referral list --state review."));
  }
  const faults = (await ledgerFaults(db)).length + (await budgetFaults(db)).length;
  const help = "Run stagelight referral check, and tell us what it says.";
  findings.push(
    faults > 0
      ? wrong("ledger", `${faults} rewards or budgets are not as they are booked`, help)
      : ok("ledger", "in order"),
  );
  return findings;
}

type Counts = Record<(typeof REWARD_STATES)[number], number>;

async function countStates(db: Kysely<Tables>): Promise<Counts> {
  const rows = await db
    .selectFrom("reward")
    .select(["state", (row) => row.fn.countAll().as("many")])
    .groupBy("state")
    .execute();
  const none = Object.fromEntries(REWARD_STATES.map((state) => [state, 0])) as Counts;
  for (const { state, many } of rows) none[state] = Number(many);
  return none;
}

/** Figures of referral for Prometheus; none without it. */
export async function referralMetrics({
  config,
  store,
}: Pick<Services, "config" | "store">): Promise<Metric[]> {
  const { referral } = config;
  if (!referral) return [];
  const counts = await countStates(store.read);
  const gauge = (name: string, help: string, value: number): Metric => ({
    name: `referral_${name}`,
    kind: "gauge",
    help,
    value,
  });
  const supplies = await Promise.all(poolsOf(referral).map((pool) => supplyOf(store.read, pool)));
  const free = supplies.map((supply) => supply.free);
  return [
    ...REWARD_STATES.map((state) =>
      gauge(`rewards_${state}`, `Rewards that stand at "${state}".`, counts[state]),
    ),
    ...(free.length > 0
      ? [
          gauge(
            "codes_left",
            "Codes that are left of the reward that has fewest.",
            Math.min(...free),
          ),
        ]
      : []),
  ];
}
