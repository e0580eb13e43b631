import { compileMatch, compileMatches, type Match, type Matches } from "../predicate/match.ts";
import { trackKey } from "../lifecycle/track-key.ts";
import type { Audience, AudienceKeys } from "./audience.ts";
import type { AudienceTable } from "./evaluate.ts";

/** Named audiences of a config, as they were written. */
export type NamedAudiences = Readonly<Record<string, Audience>>;

/** What names in an audience stand for. */
export interface Meanings {
  readonly audiences: NamedAudiences;
  readonly segments: NamedAudiences;
  readonly firstStage: string;
}

/** The facts that one comparison says all of. */
const PLAIN = [
  "visits",
  "score",
  "orders",
  "spent",
  "daysSinceOrder",
  "daysBetweenOrders",
  "known",
] as const;

/**
 * Compiles a valid audience to its table. Named audiences and segments are put in place, so a table
 * stands alone.
 */
export function compileAudience(audience: Audience, meanings: Meanings): AudienceTable {
  const { audiences, segments, firstStage } = meanings;
  const compile = (part: Audience): AudienceTable => compileAudience(part, meanings);
  if (typeof audience === "string") return compile(audiences[audience]!);
  const { stage, track, segment, interests, locale, source, traits, all, any, not } = audience;
  const plain = PLAIN.filter((key) => audience[key] !== undefined);
  return every([
    ...(stage === undefined ? [] : [compileStage(stage, track, firstStage)]),
    ...(segment === undefined
      ? []
      : [some(listed(segment).map((name) => compile(segments[name]!)))]),
    ...plain.map((key) => compileMatch(key, audience[key] as Match)),
    ...(interests === undefined ? [] : [compileInterests(listed(interests))]),
    ...(locale === undefined
      ? []
      : [["locale", "^", listed(locale).map((range) => range.toLowerCase())] as const]),
    ...compileMatches((source ?? {}) as Matches, "source."),
    ...compileMatches(traits ?? {}, "traits."),
    ...(all ?? []).map(compile),
    ...(any ? [some(any.map(compile))] : []),
    ...(not === undefined ? [] : [["!", compile(not)] as const]),
  ]);
}

function compileStage(
  stage: NonNullable<AudienceKeys["stage"]>,
  track: string | undefined,
  firstStage: string,
): AudienceTable {
  const stages = listed(stage);
  if (track === undefined) return ["stage", "=", stages];
  // As the engine cuts the names of tracks, or a long one would never fit.
  const path = `tracks.${trackKey(track)}`;
  const stands: AudienceTable = [path, "=", stages];
  // Who has no such track yet stands at its beginning.
  return stages.includes(firstStage) ? ["|", stands, ["!", [path, "?"]]] : stands;
}

/** Read of, or told: what people choose in a form is kept as a trait. */
function compileInterests(topics: readonly string[]): AudienceTable {
  // As the engine cuts topics, or a long one would never fit.
  return ["|", ["interests", "=", topics.map(trackKey)], ["traits.interests", "=", topics]];
}

function every(nodes: AudienceTable[]): AudienceTable {
  return nodes.length === 1 ? nodes[0]! : ["&", ...nodes];
}

function some(nodes: AudienceTable[]): AudienceTable {
  return nodes.length === 1 ? nodes[0]! : ["|", ...nodes];
}

function listed(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? [value] : value;
}
