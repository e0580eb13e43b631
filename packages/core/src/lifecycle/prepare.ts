import { globsToRegExp } from "./glob.ts";
import type { ConditionTable, ModelTable, StepTable } from "./table.ts";

/** One thing that listens for events: a step of a counter. */
export interface Listener {
  readonly counter: number;
  readonly step: number;
  readonly table: StepTable;
  readonly page: RegExp | 0;
}

/** A model made ready for {@link import("./advance.ts").advance}: indexed by event. */
export interface Model extends ModelTable {
  readonly listeners: ReadonlyMap<string, readonly Listener[]>;
  readonly pageListeners: readonly Listener[];
  readonly traitCounters: readonly number[];
  /** For each rule the counters it reads. */
  readonly reads: readonly (readonly number[])[];
  /** For each rule whether it speaks of time, and so is asked at every event. */
  readonly timed: readonly boolean[];
  readonly anyTimed: boolean;
  readonly prefixPattern: RegExp | 0;
}

/** Indexes a compiled model. Do this once. */
export function prepare(table: ModelTable): Model {
  const listeners = new Map<string, Listener[]>();
  const pageListeners: Listener[] = [];
  const traitCounters: number[] = [];
  table.counters.forEach((row, counter) => {
    if (row[0] === "t") traitCounters.push(counter);
    else {
      row[1].forEach((step, index) => {
        const [events, globs] = step;
        const page = globs && globsToRegExp(globs);
        const listener = { counter, step: index, table: step, page };
        if (page) pageListeners.push(listener);
        for (const name of events || []) {
          listeners.set(name, [...(listeners.get(name) ?? []), listener]);
        }
      });
    }
  });
  const timed = table.rules.map((rule) => /"[@e]",/.test(JSON.stringify(rule[3])));
  return {
    ...table,
    listeners,
    pageListeners,
    traitCounters,
    reads: table.rules.map((rule) => countersOf(rule[3])),
    timed,
    anyTimed: timed.includes(true),
    prefixPattern: table.prefix ? new RegExp(table.prefix) : 0,
  };
}

/** The counters that a condition reads. */
export function countersOf(condition: ConditionTable): number[] {
  const [kind, ...rest] = condition as readonly [string, ...unknown[]];
  if (kind === "e") return [];
  if (typeof rest[0] === "number") return [rest[0]];
  return (rest as ConditionTable[]).flatMap(countersOf);
}
