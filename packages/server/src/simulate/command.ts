import { type SimulatedVisitor, simulate, timelineOf } from "@stagelight/core/simulate";
import type { Command, OptionValues } from "../command-line/command.ts";
import { CONFIG_OPTION } from "../command-line/config-option.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { findVisitor } from "./find-visitor.ts";
import { jsonOf, timelineJson } from "./json.ts";
import { DEFAULTS, makePlan, type Plan } from "./plan.ts";
import { report } from "./report.ts";
import { timelineReport } from "./timeline-report.ts";

/** Exit code of `--fail-on-unused`. */
const UNUSED = 2;

/** Plays visitors through the site's config. */
export const simulateCommand: Command = {
  anyNode: true,
  options: {
    config: CONFIG_OPTION,
    visitors: {
      value: "<number>",
      help: `How many visitors at random (default: ${DEFAULTS.visitors})`,
    },
    days: { value: "<number>", help: `How long to watch them (default: ${DEFAULTS.days})` },
    seed: { value: "<number>", help: `Another seed, other visitors (default: ${DEFAULTS.seed})` },
    script: { value: "<file>", help: "Visitors of your own: a .yaml, .json or .ts file" },
    explain: { value: "<visitor>", help: "Everything that happened to one visitor" },
    json: { help: "Print JSON" },
    "fail-on-unused": { help: "Exit with 2 if a rule or decay never fired" },
  },
  notes: [
    "Exit codes: 0 all is well, 1 something was typed or written wrong,",
    "2 a rule or decay never fired (with --fail-on-unused).",
  ],
  async run(values, terminal) {
    const plan = await makePlan(values, process.cwd());
    if (typeof values.explain === "string") return explain(values.explain, plan, values, terminal);
    const { config, period, visitors, count } = plan;
    const watched = watch(visitors(), count, terminal);
    const outcome = simulate(config, watched, period);
    terminal.progress("", 1);
    terminal.out(
      values.json ? jsonOf(plan, outcome) : report(plan, outcome, terminal.colors).join("\n"),
    );
    const unused = [...outcome.rules, ...outcome.decay].some(({ fired }) => fired === 0);
    return unused && values["fail-on-unused"] ? UNUSED : 0;
  },
};

function explain(
  name: string,
  plan: Plan,
  values: OptionValues,
  { out, colors }: Terminal,
): number {
  const { config, period } = plan;
  const visitor = findVisitor(name, plan.visitors());
  const timeline = timelineOf(config, visitor, period);
  out(
    values.json
      ? timelineJson(timeline, config.table)
      : timelineReport(timeline, visitor, config.table, period, colors).join("\n"),
  );
  return 0;
}

/** Hands visitors on, and shows how far it is. */
function* watch(
  visitors: Iterable<SimulatedVisitor>,
  count: number,
  terminal: Terminal,
): Generator<SimulatedVisitor> {
  let played = 0;
  for (const visitor of visitors) {
    terminal.progress("Simulating", played++ / count);
    yield visitor;
  }
}
