import type { AudienceTable } from "../audience/evaluate.ts";
import { prepare } from "../lifecycle/prepare.ts";
import { stageOn, type Transition } from "../lifecycle/state.ts";
import type { ModelTable } from "../lifecycle/table.ts";
import type { Outcome } from "./outcome.ts";
import { play, sourcesOn } from "./play.ts";
import { Tally } from "./tally.ts";
import type { Period, SimulatedEvent, SimulatedVisitor } from "./visitor.ts";

/** What a simulation needs of a config that was read. */
export interface SimulatedSite {
  readonly site: { readonly url?: string };
  readonly table: ModelTable;
  readonly audienceTables: Readonly<Record<string, AudienceTable>>;
}

/**
 * Plays visitors through a site's model and counts what becomes of them. Pure: the same visitors
 * always come to the same outcome.
 */
export function simulate(
  { site, table, audienceTables }: SimulatedSite,
  visitors: Iterable<SimulatedVisitor>,
  period: Period,
): Outcome {
  const model = prepare(table);
  const sourceOf = sourcesOn(site.url);
  const tally = new Tally(model, audienceTables, period);
  for (const visitor of visitors) {
    tally.add(visitor.name, play(model, visitor, period.end, sourceOf));
  }
  return tally.outcome();
}

/** What happened to one visitor. */
export interface Timeline {
  readonly visitor: string;
  readonly entries: readonly TimelineEntry[];
  /** The stage of the main track at the end. */
  readonly end: string;
}

/** An event and what it brought, or what silence brought. Times are milliseconds since 1970. */
export interface TimelineEntry {
  readonly at: number;
  readonly event?: SimulatedEvent;
  readonly transitions: readonly Transition[];
}

/** The timeline of one visitor: each event, each transition with its rule and evidence. */
export function timelineOf(
  { site, table }: Pick<SimulatedSite, "site" | "table">,
  visitor: SimulatedVisitor,
  { end }: Period,
): Timeline {
  const model = prepare(table);
  const entries: TimelineEntry[] = [];
  let stage = "";
  for (const moment of play(model, visitor, end, sourcesOn(site.url))) {
    const { at, event, decays, moves, before } = moment;
    entries.push(...decays.map((decay) => ({ at: decay.at, transitions: [decay] })));
    if (event) entries.push({ at, event, transitions: moves });
    else stage = stageOn(model, before);
  }
  return { visitor: visitor.name, entries, end: stage };
}
