import { evaluate, type AudienceTable } from "../audience/evaluate.ts";
import { advance } from "../lifecycle/advance.ts";
import { type Model, prepare } from "../lifecycle/prepare.ts";
import { stageOn, type Transition } from "../lifecycle/state.ts";
import { NOBODY, scoreOf } from "../profile/profile.ts";
import { Listener } from "./heard.ts";
import type { AudienceOutcome, Outcome, RuleOutcome, StageOutcome } from "./outcome.ts";
import type { Moment } from "./play.ts";
import { type Seen, type Unused, whyDecayUnused, whyRuleUnused } from "./unused.ts";
import { DAY, type Period } from "./visitor.ts";

interface StageTally {
  end: number;
  reached: number;
  time: number;
  readonly stays: number[];
}

interface AudienceTally {
  readonly name: string;
  readonly table: AudienceTable;
  end: number;
  ever: number;
}

/** The audiences that a visitor has not been in, and whether they may have come into one. */
interface Asked {
  readonly open: Set<AudienceTally>;
  stale: boolean;
}

interface FiredTally {
  fired: number;
  visitors: number;
  last: string;
  first?: { at: number; visitor: string };
}

/** Counts what happens to visitors, one after the other. */
export class Tally {
  readonly #model: Model;
  readonly #audiences: readonly AudienceTally[];
  readonly #period: Period;
  readonly #stages: ReadonlyMap<string, StageTally>;
  readonly #fired: ReadonlyMap<string, FiredTally>;
  readonly #listener: Listener;
  readonly #cameFrom = new Map<string, Set<string>>();
  readonly #transitions: Record<string, Record<string, number>> = {};
  readonly #tracks: Record<string, Record<string, number>> = {};
  readonly #shadows = new Map<string, { by: string; times: number }>();
  /** Each rule alone in a model that is otherwise the same. */
  readonly #alone: ReadonlyMap<string, Model>;
  #highestScore = 0;
  #visitors = 0;
  #events = 0;

  constructor(model: Model, audiences: Readonly<Record<string, AudienceTable>>, period: Period) {
    this.#model = model;
    this.#period = period;
    this.#audiences = Object.entries(audiences).map(([name, table]) => ({
      name,
      table,
      end: 0,
      ever: 0,
    }));
    this.#stages = new Map(
      model.stages.map((stage) => [stage, { end: 0, reached: 0, time: 0, stays: [] }]),
    );
    const ids = [...model.rules, ...model.decay].map(([id]) => id);
    this.#fired = new Map(ids.map((id) => [id, { fired: 0, visitors: 0, last: "" }]));
    this.#listener = new Listener(model);
    this.#alone = new Map(
      model.rules.map((rule) => [rule[0], prepare({ ...model, rules: [rule] })]),
    );
  }

  /** Counts one visitor's moments. */
  add(visitor: string, moments: Iterable<Moment>): void {
    const [first] = this.#model.stages;
    let since: number | undefined;
    const reached = new Set([first!]);
    const asked: Asked = { open: new Set(this.#audiences), stale: true };
    for (const moment of moments) {
      since ??= moment.at;
      for (const transition of [...moment.decays, ...moment.moves]) {
        this.#count(transition, visitor);
        if (transition.track) continue;
        const left = this.#stages.get(transition.from)!;
        left.time += transition.at - since;
        left.stays.push(transition.at - since);
        since = transition.at;
        reached.add(transition.to);
      }
      if (moment.event) this.#listen(moment, asked);
      else this.#finish(moment, since, asked);
    }
    for (const stage of reached) this.#stages.get(stage)!.reached++;
    if (!this.#cameFrom.has(first!)) this.#cameFrom.set(first!, new Set());
    this.#visitors++;
  }

  /** What has become of all of them. */
  outcome(): Outcome {
    const { start, end } = this.#period;
    const days = (end - start) / DAY;
    const seen: Seen = {
      table: this.#model,
      cameFrom: this.#cameFrom,
      heard: this.#listener.steps,
      shadows: this.#shadows,
      highestScore: this.#highestScore,
      fired: (id) => this.#fired.get(id)!.fired > 0,
      days,
    };
    const told = (id: string, to: string, why: () => Unused) => this.#ruleOutcome(id, to, why);
    return {
      visitors: this.#visitors,
      events: this.#events,
      days,
      stages: this.#stageOutcomes(),
      transitions: this.#transitions,
      rules: this.#model.rules.map((rule) =>
        told(rule[0], rule[1], () => whyRuleUnused(rule, seen)),
      ),
      decay: this.#model.decay.map((row) => told(row[0], row[2], () => whyDecayUnused(row, seen))),
      tracks: this.#tracks,
      audiences: this.#audiences.map(({ name, end, ever }): AudienceOutcome => ({
        name,
        end,
        ever,
      })),
    };
  }

  #count({ track, from, to, at, rule }: Transition, visitor: string): void {
    const tally = this.#fired.get(rule)!;
    tally.fired++;
    if (tally.last !== visitor) tally.visitors++;
    tally.last = visitor;
    if (!tally.first || at < tally.first.at) tally.first = { at, visitor };
    const origins = this.#cameFrom.get(to) ?? new Set();
    this.#cameFrom.set(to, origins.add(from));
    if (!track) add((this.#transitions[from] ??= {}), to);
  }

  #listen(moment: Moment, asked: Asked): void {
    const event = moment.event!;
    this.#events++;
    this.#listener.hear(event, stageOn(this.#model, moment.before));
    const { profile } = this.#model;
    if (profile?.[0]) {
      const score = scoreOf(profile, moment.before.profile ?? NOBODY, moment.before.now);
      this.#highestScore = Math.max(this.#highestScore, score);
    }
    if (moment.moves.length > 0) this.#findShadowed(moment);
    // A score and interests may change with every event, the rest does not, and asking takes time.
    asked.stale ||= moment.news || moment.decays.length > 0 || profile !== undefined;
    if (event.type === "page" && asked.stale && asked.open.size > 0) {
      const facts = moment.facts();
      for (const audience of asked.open) {
        if (!evaluate(audience.table, facts)) continue;
        audience.ever++;
        asked.open.delete(audience);
      }
      asked.stale = false;
    }
    asked.stale ||= moment.moves.length > 0;
  }

  /** Rules that have never fired and would have now, were it not for the one that did. */
  #findShadowed({ event, before, moves }: Moment): void {
    const by = moves[0]!.rule;
    for (const [id, alone] of this.#alone) {
      if (id === by || this.#fired.get(id)!.fired > 0) continue;
      if (advance(alone, before, event!).transitions.length === 0) continue;
      const times = (this.#shadows.get(id)?.times ?? 0) + 1;
      this.#shadows.set(id, { by, times });
    }
  }

  #finish(moment: Moment, since: number, { open }: Asked): void {
    for (const { key, stage } of moment.before.tracks) {
      if (key) add((this.#tracks[key] ??= {}), stage);
      else {
        const tally = this.#stages.get(stage)!;
        tally.end++;
        tally.time += moment.at - since;
      }
    }
    if (this.#audiences.length === 0) return;
    const facts = moment.facts();
    for (const audience of this.#audiences) {
      if (!evaluate(audience.table, facts)) continue;
      audience.end++;
      if (open.has(audience)) audience.ever++;
    }
  }

  #stageOutcomes(): StageOutcome[] {
    const all = [...this.#stages.values()].reduce((sum, { time }) => sum + time, 0);
    return [...this.#stages].map(([stage, { end, reached, time, stays }]) => {
      const median = stays.toSorted((a, b) => a - b)[Math.ceil(stays.length / 2) - 1];
      return {
        stage,
        end,
        reached,
        stays: stays.length,
        ...(median !== undefined && { medianDays: round(median / DAY, 5) }),
        shareOfTime: all > 0 ? round(time / all, 3) : 0,
      };
    });
  }

  #ruleOutcome(id: string, to: string, why: () => Unused): RuleOutcome {
    const { fired, visitors, first } = this.#fired.get(id)!;
    if (!first) return { id, to, fired, visitors, unused: why() };
    const day = round((first.at - this.#period.start) / DAY, 5);
    return { id, to, fired, visitors, first: { day, visitor: first.visitor } };
  }
}

function add(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
