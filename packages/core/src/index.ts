export type { AttentionBudget } from "./attention/budget.ts";
export {
  choosePrompt,
  type PromptObstacle,
  type PromptSituation,
  type PromptTable,
} from "./attention/decide.ts";
export {
  type AttentionDeed,
  type AttentionMemory,
  decodeAttention,
  noteAttention,
} from "./attention/memory.ts";
export { mergeAttention } from "./attention/merge.ts";
export { decidePrompts, type PromptDecision, type PromptVerdict } from "./attention/trace.ts";
export { type Heard, heard, type Signal, type TriggerTable } from "./attention/trigger.ts";
export type {
  Audience,
  AudienceKeys,
  NumberMatch,
  SegmentKeys,
  SegmentName,
  SourceMatch,
} from "./audience/audience.ts";
export { describeAudience } from "./audience/describe.ts";
export { type AudienceTable, evaluate } from "./audience/evaluate.ts";
export type { Facts } from "./audience/facts.ts";
export type { BuiltInSegment } from "./audience/segments.ts";
export type { SitePromptTable } from "./config/prompts.ts";
export { PURPOSES } from "./consent/purposes.ts";
export { advance, advanceAt, type LifecycleEvent } from "./lifecycle/advance.ts";
export { collectEvidence, type Counted } from "./lifecycle/evidence.ts";
export { fitsGlob, pagePath } from "./lifecycle/glob.ts";
export { decodeState, encodeState, STATE_VERSION } from "./lifecycle/codec.ts";
export { mergeStates } from "./lifecycle/merge.ts";
export { BY_HAND, place, type Placing } from "./lifecycle/place.ts";
export { type Model, prepare, prepareSmall } from "./lifecycle/prepare.ts";
export type {
  Condition,
  CountCondition,
  Decay,
  EventStep,
  LifecycleModel,
  Rule,
  ScoreCondition,
  ScoreModel,
  ScorePoints,
  SequenceCondition,
  SinceCondition,
  StageForCondition,
  TraitsCondition,
} from "./lifecycle/rule.ts";
export { settle } from "./lifecycle/settle.ts";
export {
  type Advanced,
  type Evidence,
  initialState,
  type LifecycleState,
  stageOn,
  type TrackState,
  type Transition,
} from "./lifecycle/state.ts";
export type { ModelTable } from "./lifecycle/table.ts";
export type { Bounds, Match, Matches } from "./predicate/match.ts";
export { holds, type Test } from "./predicate/test.ts";
export type { Profile, ProfileTable } from "./profile/profile.ts";
export { type Profiling, profiling } from "./profile/profiling.ts";
export { profileFacts, type ProfileFacts } from "./profile/profile-facts.ts";
export type { Duration } from "./time/duration.ts";
export {
  type Channel,
  channelOf,
  type TrafficSource,
  trafficSource,
} from "./source/traffic-source.ts";
export { type VisitSource, visitSource } from "./source/visit-source.ts";
export { type Schedule, scheduleOf, stageAt, type Stored, storedOf } from "./lifecycle/schedule.ts";
