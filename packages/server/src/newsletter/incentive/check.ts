import type { ReadConfig } from "@stagelight/core/config";
import type { Services } from "../../http/route.ts";
import { type Finding, note, ok, wrong } from "../../operations/doctor/finding.ts";
import type { Metric } from "../../operations/metrics.ts";
import type { Database } from "../../store/database.ts";
import { incentiveOf } from "./incentive.ts";
import { isLow, type PoolFigures, poolFigures } from "./pool.ts";

/** For `stagelight doctor`: whether there is enough of what is promised. */
export async function checkIncentive(
  { db }: Pick<Database, "db">,
  { newsletter }: Pick<ReadConfig, "newsletter">,
): Promise<Finding[]> {
  if (!newsletter?.incentive) return [];
  const { id, kind, most } = incentiveOf(newsletter.incentive);
  const figures = await poolFigures(db, id);
  const about = "incentive";
  const told = said(figures, kind === "code", most);
  const help = "Add codes: stagelight newsletter codes <file>. Who waits then gets one by mail.";
  if (kind === "code" && figures.free === 0) return [wrong(about, told, help)];
  if (kind === "code" && isLow(figures)) return [note(about, told, help)];
  const budget = "Raise newsletter.incentive.budget, or take the incentive out of the config.";
  if (figures.owed > 0) return [note(about, told, "They get it within the budget of each day.")];
  return [
    most !== undefined && figures.given >= most ? note(about, told, budget) : ok(about, told),
  ];
}

function said(
  { codes, free, given, owed }: PoolFigures,
  coded: boolean,
  most: number | undefined,
): string {
  const count = (many: number): string => many.toLocaleString("en");
  return [
    `${count(given)} people have got it${most === undefined ? "" : ` of ${count(most)}`}`,
    ...(coded ? [`${count(free)} of ${count(codes)} codes are left`] : []),
    ...(owed > 0 ? [`${count(owed)} wait for it`] : []),
  ].join("; ");
}

/** Figures of the incentive for Prometheus; none without one. */
export async function incentiveMetrics({
  config,
  store,
}: Pick<Services, "config" | "store">): Promise<Metric[]> {
  const declared = config.newsletter?.incentive;
  if (!declared) return [];
  const { id, kind } = incentiveOf(declared);
  const { free, given, owed } = await poolFigures(store.read, id);
  const gauge = (name: string, help: string, value: number): Metric => ({
    name: `incentive_${name}`,
    kind: "gauge",
    help,
    value,
  });
  return [
    gauge("given", "People who have got the newsletter's incentive.", given),
    gauge("owed", "People who wait for it.", owed),
    ...(kind === "code" ? [gauge("codes_left", "Codes that nobody has yet.", free)] : []),
  ];
}
