import { basename } from "node:path";
import {
  describeUnused,
  type Outcome,
  type RuleOutcome,
  type StageOutcome,
} from "@stagelight/core/simulate";
import type { Colors } from "../terminal/colors.ts";
import { type Column, tableLines, tableWidth } from "../terminal/table.ts";
import { WIDTH, wrap } from "../terminal/text.ts";
import type { Plan } from "./plan.ts";

/** The outcome of a simulation for people, in lines. */
export function report(plan: Plan, outcome: Outcome, colors: Colors): string[] {
  const sections = [
    heading(plan, outcome, colors),
    stages(outcome, colors),
    transitions(outcome, colors),
    rules("Rules", outcome.rules, colors),
    rules("Decay", outcome.decay, colors),
    tracks(outcome, colors),
    audiences(outcome, colors),
    closing(outcome),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .flatMap((lines, at) => (at ? ["", ...lines] : lines));
}

function heading({ config, file, origin }: Plan, outcome: Outcome, colors: Colors): string[] {
  const source = file === undefined ? "no stagelight.config.ts here: the defaults" : basename(file);
  const { name } = config.site;
  const from = "seed" in origin ? `at random, seed ${origin.seed}` : `from ${origin.script}`;
  return [
    ...wrap(name === undefined ? source : `${name} · ${source}`, WIDTH).map(colors.bold),
    ...wrap(
      `${counted(outcome.visitors, "visitor")} ${from}, ${counted(outcome.events, "event")} in ${counted(outcome.days, "day")}`,
      WIDTH,
    ),
  ];
}

const BAR = 10;

function stages({ stages, visitors }: Outcome, colors: Colors): string[] {
  const columns: Column[] = [
    { title: "Stage", shrinks: true },
    { title: "at the end", align: "right" },
    { title: "ever", align: "right" },
    { title: "stays ended", align: "right" },
    { title: "half within", align: "right" },
    { title: "of all time", align: "right" },
    { title: "" },
  ];
  const rows = stages.map((each: StageOutcome) => [
    each.stage,
    number(each.end),
    number(each.reached),
    number(each.stays),
    each.medianDays === undefined ? "–" : duration(each.medianDays),
    percent(each.shareOfTime),
    "█".repeat(Math.round((each.end / Math.max(visitors, 1)) * BAR)),
  ]);
  return titled(
    tableLines(columns, rows, (cell, row, column) =>
      row >= 0 && column === 6 ? colors.cyan(cell) : cell,
    ),
    colors,
  );
}

function transitions({ stages, transitions }: Outcome, colors: Colors): string[] {
  const names = stages.map(({ stage }) => stage);
  const columns: Column[] = [
    { title: "From ↓ to →" },
    ...names.map((title): Column => ({ title, align: "right" })),
  ];
  const rows = names.map((from) => [
    from,
    ...names.map((to) => (from === to ? "" : number(transitions[from]?.[to] ?? 0, "·"))),
  ]);
  if (tableWidth(columns, rows) <= WIDTH) return titled(tableLines(columns, rows), colors);
  // Many stages, or long names: only the moves that were made.
  const moves = names.flatMap((from) =>
    names.flatMap((to) => {
      const count = transitions[from]?.[to];
      return count === undefined ? [] : [[from, to, number(count)]];
    }),
  );
  const long: Column[] = [
    { title: "From", shrinks: true },
    { title: "to", shrinks: true },
    { title: "times", align: "right" },
  ];
  return titled(tableLines(long, moves), colors);
}

function rules(title: string, outcomes: readonly RuleOutcome[], colors: Colors): string[] {
  if (outcomes.length === 0) return [];
  const columns: Column[] = [
    { title, shrinks: true },
    { title: "to", shrinks: true },
    { title: "fired", align: "right" },
    { title: "visitors", align: "right" },
    { title: "first on day" },
  ];
  const rows = outcomes.map(({ id, to, fired, visitors, first }) => [
    id,
    to,
    number(fired),
    number(visitors),
    first ? `${Math.floor(first.day)} (${first.visitor})` : "never",
  ]);
  columns[4] = { ...columns[4]!, shrinks: true };
  const [head, ...lines] = tableLines(columns, rows, (cell, row) =>
    row >= 0 && outcomes[row]!.fired === 0 ? colors.yellow(cell) : cell,
  );
  return titled(
    [
      head!,
      ...lines.flatMap((line, at) => {
        const { unused } = outcomes[at]!;
        return unused ? [line, ...indented(describeUnused(unused), 4)] : [line];
      }),
    ],
    colors,
  );
}

function tracks({ tracks, stages }: Outcome, colors: Colors): string[] {
  const names = Object.keys(tracks).toSorted();
  if (names.length === 0) return [];
  const columns: Column[] = [
    { title: "Track", shrinks: true },
    { title: "stage at the end", shrinks: true },
    { title: "visitors", align: "right" },
  ];
  const rows = names.flatMap((name) =>
    stages.flatMap(({ stage }) => {
      const count = tracks[name]![stage];
      return count === undefined ? [] : [[name, stage, number(count)]];
    }),
  );
  return titled(tableLines(columns, rows), colors);
}

function audiences({ audiences, visitors }: Outcome, colors: Colors): string[] {
  if (audiences.length === 0) return [];
  const columns: Column[] = [
    { title: "Audience", shrinks: true },
    { title: "at the end", align: "right" },
    { title: "ever", align: "right" },
    { title: "of all", align: "right" },
  ];
  const rows = audiences.map(({ name, end, ever }) => [
    name,
    number(end),
    number(ever),
    percent(ever / Math.max(visitors, 1)),
  ]);
  return titled(tableLines(columns, rows), colors);
}

function closing({ rules, decay }: Outcome): string[] {
  const unused = [...rules, ...decay].filter(({ fired }) => fired === 0).length;
  const example = [...rules, ...decay].find(({ first }) => first)?.first?.visitor;
  return [
    ...(unused > 0 ? [`${counted(unused, "rule or decay", "rules and decays")} never fired.`] : []),
    ...(example === undefined
      ? []
      : wrap(`What happened to one visitor: --explain ${example}`, WIDTH)),
  ];
}

function titled([head = "", ...lines]: string[], colors: Colors): string[] {
  return [colors.bold(head), ...lines];
}

function indented(text: string, columns: number): string[] {
  return wrap(text, WIDTH - columns).map((line) => " ".repeat(columns) + line);
}

function number(value: number, none = "0"): string {
  return value === 0 ? none : value.toLocaleString("en", { maximumFractionDigits: 1 });
}

function percent(part: number): string {
  return `${(part * 100).toFixed(part > 0 && part < 0.1 ? 1 : 0)} %`;
}

function duration(days: number): string {
  if (days >= 1) return `${days.toFixed(days < 10 ? 1 : 0)} d`;
  return days >= 1 / 24 ? `${(days * 24).toFixed(0)} h` : `${(days * 24 * 60).toFixed(0)} min`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}
