export { isAnswered, isAsked, type SurveyAnswers } from "./review/branch.ts";
export { burst, type BurstLimits } from "./review/burst.ts";
export {
  ces,
  type CesFigure,
  csat,
  type Interval,
  nps,
  type NpsFigure,
  type ShareFigure,
  type StarFigure,
  starSummary,
  wilson,
} from "./review/figures.ts";
export {
  type Countable,
  counts,
  HIDE_REASONS,
  type HideReason,
  READ_WITHIN_DAYS,
  type ReviewTally,
  tally,
} from "./review/hiding.ts";
export { escapeJson, jsonLd, type JsonLdFacts } from "./review/json-ld.ts";
export { REVIEWED_KINDS, type ReviewedKind } from "./review/kinds.ts";
export { PUBLIC_LINKS, type PublicLink, type PublicLinkId, publicLinks } from "./review/links.ts";
export {
  type Provenance,
  type ProvenanceFacts,
  provenanceOf,
  PROVENANCES,
  REVIEW_SOURCES,
  type ReviewSource,
} from "./review/provenance.ts";
export {
  isLow,
  isScore,
  promoter,
  SCORE_KINDS,
  SCORE_RANGE,
  type ScoreKind,
} from "./review/score.ts";
