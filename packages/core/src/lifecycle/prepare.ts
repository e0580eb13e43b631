import { holds } from "../predicate/test.ts";
import { type Profiling, profiling } from "../profile/profiling.ts";
import type { Happening } from "./advance.ts";
import { collectEvidence } from "./evidence.ts";
import { fitsGlob, pagePath } from "./glob.ts";
import type { ModelTable, RuleTable, StepTable } from "./table.ts";

/** What an event speaks to: the steps that it fits, and the rules to ask. */
export interface Hearing {
  readonly steps: readonly StepTable[];
  readonly rules: readonly RuleTable[];
}

/** A model made ready for {@link import("./advance.ts").advance}. */
export interface Model extends ModelTable {
  hear(event: Happening): Hearing;
  /** What keeps profiles, where the table asks for one. */
  readonly profiling?: Profiling | undefined;
  /** Without it transitions carry {@link Counted}, from which evidence can follow later. */
  readonly evidence?: typeof collectEvidence;
}

/** The most names and paths that are kept: a visitor can make up new ones without end. */
const KEPT = 500;

const KINDS: readonly unknown[] = ["page", "track", "identify"];

/** Makes a compiled model ready. Do this once. */
export function prepare(table: ModelTable): Model {
  const kept = KINDS.map(() => new Map<unknown, Named>());
  return {
    ...prepareSmall(table, profiling),
    evidence: collectEvidence,
    hear(event) {
      const { type } = event;
      const name = nameOf(event);
      const known = typeof name === "string" ? kept[KINDS.indexOf(type)] : undefined;
      let named = known?.get(name);
      if (!named) {
        const steps = stepsNamed(table, type, name);
        named = {
          steps,
          rules: rulesOf(table, steps),
          picky: steps.some((step) => step[6] || step[5][0]),
        };
        if (known && known.size < KEPT) known.set(name, named);
      }
      return named.picky ? hearing(table, named.steps, event) : named;
    },
  };
}

/** What a kind of event with a name or path may speak to. */
interface Named extends Hearing {
  /** Whether a step asks for more than a name or a page. */
  readonly picky: boolean;
}

/**
 * {@link prepare} for the few events of a page, where bytes count more: nothing is kept from event
 * to event, and a bundler leaves out what is not given.
 *
 * @param profiling needed where the table has a `profile`
 */
export function prepareSmall(table: ModelTable, profiling: Profiling | undefined): Model {
  return {
    ...table,
    profiling: table.profile && profiling,
    hear: (event) => hearing(table, stepsNamed(table, event.type, nameOf(event)), event),
  };
}

/** What tells events of a kind apart: the name, or a page's path. */
export function nameOf({ type, event, properties }: Happening): unknown {
  return type === "page" ? properties?.path : event;
}

/** The steps that speak of events of a name or path, whatever else they ask. */
export function stepsNamed(
  { steps, prefixes }: ModelTable,
  type: unknown,
  name: unknown,
): StepTable[] {
  const path = type === "page" ? pagePath(name, prefixes) : "";
  return steps.filter(([, , , events, pages]) =>
    pages
      ? path && pages.some((glob) => fitsGlob(glob, path))
      : events
        ? type === "track" && events.includes(name as string)
        : type === "identify",
  );
}

function hearing(
  table: ModelTable,
  named: readonly StepTable[],
  { properties, traits, verified }: Happening,
): Hearing {
  const steps = named.filter(
    ([, , , events, pages, tests, vouched]) =>
      (!vouched || verified === true) &&
      (events || pages
        ? tests.every((test) => holds(properties, test))
        : holds(traits, [tests[0]![0], "?"])),
  );
  return { steps, rules: rulesOf(table, steps) };
}

/** The rules that steps speak to, and those that speak of time. */
function rulesOf({ rules }: ModelTable, steps: readonly StepTable[]): RuleTable[] {
  return rules.filter((rule) => rule[5] || steps.some((step) => rule[4].includes(step[0])));
}
