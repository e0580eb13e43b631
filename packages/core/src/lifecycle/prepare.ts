import { fitsGlob, pagePath } from "./glob.ts";
import { type Profiling, profiling } from "../profile/profiling.ts";
import type { ModelTable, RuleTable, StepTable } from "./table.ts";

/** What an event may speak to: the steps of its name or page, and the rules to ask. */
export interface Hearing {
  readonly steps: readonly StepTable[];
  readonly rules: readonly RuleTable[];
  /** Whether a step asks for more than a name or a page. */
  readonly picky: boolean;
}

/** A model made ready for {@link import("./advance.ts").advance}. */
export interface Model extends ModelTable {
  /** What a kind of event with this name or path may speak to. */
  hearing(type: string, name: unknown): Hearing;
  /** What keeps profiles, where the table asks for one. */
  readonly profiling?: Profiling | undefined;
}

/** The most names and paths that are kept: a visitor can make up new ones without end. */
const KEPT = 500;

const KINDS: readonly unknown[] = ["page", "track", "identify"];

/** Makes a compiled model ready. Do this once. */
export function prepare(table: ModelTable): Model {
  const model = prepareSmall(table, profiling);
  const kept = KINDS.map(() => new Map<unknown, Hearing>());
  return {
    ...model,
    hearing(type, name) {
      const known = typeof name === "string" ? kept[KINDS.indexOf(type)] : undefined;
      let hearing = known?.get(name);
      if (!hearing) {
        hearing = model.hearing(type, name);
        if (known && known.size < KEPT) known.set(name, hearing);
      }
      return hearing;
    },
  };
}

/**
 * {@link prepare} for the few events of a page, where bytes count more: nothing is kept from event
 * to event, and a bundler leaves out what is not given.
 *
 * @param profiling needed where the table has a `profile`
 */
export function prepareSmall(table: ModelTable, profiling: Profiling | undefined): Model {
  const prefix = table.prefix ? new RegExp(table.prefix) : 0;
  return {
    ...table,
    profiling: table.profile && profiling,
    hearing(type, name) {
      const path = type === "page" ? pagePath(name, prefix) : "";
      const steps = table.steps.filter(([, , , events, pages]) =>
        pages
          ? path && pages.some((glob) => fitsGlob(glob, path))
          : events
            ? type === "track" && events.includes(name as string)
            : type === "identify",
      );
      return {
        steps,
        rules: rulesOf(table, steps),
        picky: steps.some((step) => step[6] || step[5][0]),
      };
    },
  };
}

/** The rules that steps speak to, and those that speak of time. */
export function rulesOf({ rules }: ModelTable, steps: readonly StepTable[]): RuleTable[] {
  return rules.filter((rule) => rule[5] || steps.some((step) => rule[4].includes(step[0])));
}
