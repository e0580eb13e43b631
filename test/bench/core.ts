import { performance } from "node:perf_hooks";
import { advance, initialState, prepare } from "@stagelight/core";
import type { LifecycleState } from "@stagelight/core";
import { readConfig } from "@stagelight/core/config";
import type { Bench } from "./support/bench.ts";
import { eventMix } from "./support/event-mix.ts";
import { median, round } from "./support/median.ts";
import { printTable } from "./support/report.ts";

interface Round {
  nanoseconds: number;
  transitions: number;
}

/** How fast one thread plays events: page views and commerce events of many visitors, mixed. */
export const core: Bench = async ({ quick }) => {
  const visitors = quick ? 200 : 1000;
  const rounds = quick ? 3 : 9;
  const model = prepare(readConfig({ site: { locales: ["en", "ko", "zh"] } }).table);
  const mix = eventMix({ visitors, eventsEach: 500 });
  const play = (): Round => {
    const states: LifecycleState[] = Array.from({ length: visitors }, () => initialState(model));
    let transitions = 0;
    const started = performance.now();
    for (const { visitor, event } of mix) {
      const result = advance(model, states[visitor] as LifecycleState, event);
      states[visitor] = result.state;
      transitions += result.transitions.length;
    }
    return { nanoseconds: (performance.now() - started) * 1e6, transitions };
  };
  play();
  const results = Array.from({ length: rounds }, play);
  const perEvent = median(results.map(({ nanoseconds }) => nanoseconds / mix.length));
  const advancePerSecond = round(1e9 / perEvent);
  printTable(
    ["events a round", "visitors", "transitions", "rounds", "ns per event", "events per second"],
    [
      [
        mix.length,
        visitors,
        results[0]?.transitions ?? 0,
        rounds,
        round(perEvent),
        advancePerSecond,
      ],
    ],
  );
  return { advancePerSecond, nsPerEvent: round(perEvent) };
};
