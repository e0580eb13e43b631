import { compileMatch, compileMatches, type Matches } from "../predicate/match.ts";
import { trackKey } from "../lifecycle/track-key.ts";
import type { Audience, AudienceKeys } from "./audience.ts";
import type { AudienceTable } from "./evaluate.ts";

/** Named audiences of a config, as they were written. */
export type NamedAudiences = Readonly<Record<string, Audience>>;

/**
 * Compiles a valid audience to its table. Named audiences are put in place, so a table stands
 * alone.
 */
export function compileAudience(
  audience: Audience,
  named: NamedAudiences,
  firstStage: string,
): AudienceTable {
  const compile = (part: Audience): AudienceTable => compileAudience(part, named, firstStage);
  if (typeof audience === "string") return compile(named[audience]!);
  const { stage, track, visits, locale, source, traits, all, any, not } = audience;
  return every([
    ...(stage === undefined ? [] : [compileStage(stage, track, firstStage)]),
    ...(visits === undefined ? [] : [compileMatch("visits", visits)]),
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

function every(nodes: AudienceTable[]): AudienceTable {
  return nodes.length === 1 ? nodes[0]! : ["&", ...nodes];
}

function some(nodes: AudienceTable[]): AudienceTable {
  return nodes.length === 1 ? nodes[0]! : ["|", ...nodes];
}

function listed(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? [value] : value;
}
