import { loadConfig } from "@stagelight/config-file";
import type { ReadConfig } from "@stagelight/core/config";
import { DAY, type Period, randomVisitors, type SimulatedVisitor } from "@stagelight/core/simulate";
import type { OptionValues } from "../command-line/command.ts";
import { namedConfig } from "../command-line/config-option.ts";
import { wholeNumber } from "../command-line/number.ts";
import { wrong } from "../command-line/parse.ts";
import { readScript, scriptedVisitors } from "./script.ts";

/** What is simulated where nothing else is asked for. */
export const DEFAULTS = { visitors: 1000, days: 90, seed: 1 };

/** A Monday. Simulations do not depend on the day on which they run. */
const START = "2026-01-05";

/** What is to be simulated. */
export interface Plan {
  readonly config: ReadConfig;
  /** The config's file; nothing where the defaults stand. */
  readonly file?: string;
  readonly period: Period;
  readonly count: number;
  readonly visitors: () => Iterable<SimulatedVisitor>;
  /** Where the visitors come from. */
  readonly origin: { readonly script: string } | { readonly seed: number };
}

/**
 * Reads what was asked for: the options, the config, and the script if there is one.
 *
 * @throws StagelightError about whatever is wrong
 */
export async function makePlan(values: OptionValues, folder: string): Promise<Plan> {
  const asked = {
    visitors: wholeNumber(values, "visitors", [1, 1_000_000]),
    days: wholeNumber(values, "days", [1, 3650]),
    seed: wholeNumber(values, "seed", [0, 4_294_967_295]),
  };
  const { config, file } = await loadConfig(folder, { named: namedConfig(values) });
  const days = (asked.days ?? DEFAULTS.days) * DAY;
  const site = { config, ...(file !== undefined && { file }) };
  if (typeof values.script === "string") {
    for (const name of ["visitors", "seed"] as const) {
      if (asked[name] !== undefined) throw alone(name);
    }
    return { ...site, ...(await scripted(folder, values.script, days)) };
  }
  const start = Date.parse(START);
  const period = { start, end: start + days };
  const { visitors: count = DEFAULTS.visitors, seed = DEFAULTS.seed } = asked;
  const visitors = (): Iterable<SimulatedVisitor> => randomVisitors(config, count, period, seed);
  return { ...site, period, count, visitors, origin: { seed } };
}

/** The part of a plan that a script tells. */
async function scripted(
  folder: string,
  name: string,
  days: number,
): Promise<Omit<Plan, "config" | "file">> {
  const script = await readScript(folder, name);
  const start = Date.parse(script.start ?? START);
  const visitors = scriptedVisitors(script, start);
  const last = visitors.reduce(
    (latest, { events }) => Math.max(latest, events.at(-1)?.timestamp ?? start),
    start,
  );
  const whole = start + Math.ceil((last + 1 - start) / DAY) * DAY;
  return {
    period: { start, end: Math.max(start + days, whole) },
    count: visitors.length,
    visitors: () => visitors,
    origin: { script: name },
  };
}

function alone(option: string): Error {
  return wrong("Two options do not go together.", {
    path: `--${option}`,
    expected: "visitors at random",
    found: "--script, which says who comes",
    help: `Remove --${option} or --script.`,
  });
}
