export type { AudienceOutcome, Outcome, RuleOutcome, StageOutcome } from "./simulate/outcome.ts";
export { BEHAVIOURS, randomVisitors, type Site } from "./simulate/random-visitors.ts";
export { pageView } from "./simulate/deeds.ts";
export {
  type SimulatedSite,
  simulate,
  type Timeline,
  type TimelineEntry,
  timelineOf,
} from "./simulate/simulate.ts";
export type { Unused } from "./simulate/unused.ts";
export {
  DAY,
  type Period,
  type SimulatedEvent,
  type SimulatedVisitor,
} from "./simulate/visitor.ts";
export { describeCause, describeUnused } from "./simulate/words.ts";
export { seconds } from "./time/duration.ts";
