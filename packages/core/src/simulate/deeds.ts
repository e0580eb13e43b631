import type { Condition, EventStep, ScoreModel } from "../lifecycle/rule.ts";
import type { Bounds, Match, Matches } from "../predicate/match.ts";
import { seconds } from "../time/duration.ts";
import type { Dice } from "./dice.ts";
import type { SimulatedEvent } from "./visitor.ts";

/** Something that a visitor does: an event, so many seconds after the one before. */
export interface Deed {
  readonly wait: number;
  readonly event: Omit<SimulatedEvent, "timestamp">;
}

/**
 * What a visitor would do to fulfil a condition; nothing where deeds cannot. Which of several
 * ways is taken, and how fast, the dice decide.
 */
export function deedsFor(condition: Condition, dice: Dice, score?: ScoreModel): Deed[] {
  if ("all" in condition) return condition.all.flatMap((part) => deedsFor(part, dice, score));
  if ("any" in condition) return deedsFor(dice.pick(condition.any), dice, score);
  if ("score" in condition) return scoringDeeds(condition.score, dice, score);
  if ("traits" in condition) {
    return [{ wait: 5, event: { type: "identify", traits: fitting(condition.traits, dice) } }];
  }
  if ("stageFor" in condition) {
    return [{ wait: seconds(condition.stageFor)!, event: pageView("/") }];
  }
  if ("since" in condition) {
    const { since, atLeast = "1m" } = condition;
    const done = { wait: 30, event: eventFor(since, dice) };
    return [done, { wait: seconds(atLeast)!, event: pageView("/") }];
  }
  if ("sequence" in condition) {
    const { sequence, within } = condition;
    return sequence.map((step) => ({
      wait: pause(sequence.length, within, dice),
      event: eventFor(step, dice),
    }));
  }
  if ("event" in condition || "page" in condition) {
    const { count = 1, within } = condition;
    return Array.from({ length: count }, () => ({
      wait: pause(count, within, dice),
      event: eventFor(condition, dice),
    }));
  }
  return [];
}

/** The most that anybody does for a score. */
const MOST_FOR_A_SCORE = 60;

/** Does what brings points until they are a few more than is asked for. */
function scoringDeeds({ gte = 0, gt = gte }: Bounds, dice: Dice, score?: ScoreModel): Deed[] {
  const worthy = (score?.points ?? []).filter(({ points }) => points > 0);
  const deeds: Deed[] = [];
  let sum = 0;
  while (worthy.length > 0 && sum <= gt * 1.1 && deeds.length < MOST_FOR_A_SCORE) {
    const step = dice.pick(worthy);
    deeds.push({ wait: dice.between(15, 240), event: eventFor(step, dice) });
    sum += step.points;
  }
  return deeds;
}

/** A page view as the tracker sends it. */
export function pageView(address: string, referrer?: string): Deed["event"] {
  const [path] = address.split(/[?#]/);
  return {
    type: "page",
    properties: { path },
    address,
    ...(referrer !== undefined && { referrer }),
  };
}

/** A path that fits a glob. */
function pathFor(glob: string, dice: Dice): string {
  return glob.replace(/\*\*|\*/g, () => dice.pick(["first", "second", "third"]));
}

/** An object with values that pass the matches, by dotted path. */
export function fitting(matches: Matches, dice: Dice): Record<string, unknown> {
  const whole: Record<string, unknown> = {};
  for (const [path, match] of Object.entries(matches)) {
    if (typeof match === "object" && "exists" in match && !match.exists) continue;
    const keys = path.split(".");
    const last = keys.pop()!;
    let place = whole;
    for (const key of keys) place = (place[key] ??= {}) as Record<string, unknown>;
    place[last] = valueFor(match, dice);
  }
  return whole;
}

function eventFor(step: EventStep, dice: Dice): Deed["event"] {
  const { event, page, properties = {}, verified } = step;
  const own = fitting(properties, dice);
  const view = page === undefined ? undefined : pageView(pathFor(dice.pick(listed(page)), dice));
  return {
    ...(view ?? { type: "track", event: dice.pick(listed(event ?? "")) }),
    properties: { ...own, ...view?.properties },
    ...(verified && { verified }),
  };
}

function valueFor(match: Match, dice: Dice): unknown {
  if (typeof match !== "object") return match;
  if (Array.isArray(match)) return dice.pick(match);
  if ("exists" in match) return "yes";
  const { gte, gt, lte, lt } = match as Bounds;
  const low = Math.max(gte ?? -Infinity, gt ?? -Infinity);
  const high = Math.min(lte ?? Infinity, lt ?? Infinity);
  if (low === -Infinity) return lt === high ? high - 1 : high;
  if (high === Infinity) return gt === low ? low + 1 : low;
  return (low + high) / 2;
}

/** Seconds between deeds of which so many shall fit into a window. */
function pause(count: number, within: string | undefined, dice: Dice): number {
  const window = within === undefined ? Infinity : seconds(within)!;
  return Math.min(dice.between(15, 240), window / (count + 1));
}

function listed(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? [value] : value;
}
