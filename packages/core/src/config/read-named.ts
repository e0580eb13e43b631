import { asksFor } from "../audience/asks.ts";
import type { Audience } from "../audience/audience.ts";
import { compileAudience } from "../audience/compile.ts";
import type { AudienceTable } from "../audience/evaluate.ts";
import { audienceSchema } from "../audience/schema.ts";
import { SEGMENTS } from "../audience/segments.ts";
import type { PromptTable } from "../attention/decide.ts";
import type { ModelTable } from "../lifecycle/table.ts";
import { parseFriendly } from "../problems/parse.ts";
import { type Problem, StagelightError } from "../problems/problem.ts";
import { compilePrompt, type PromptConfig } from "./prompt.ts";
import { promptSchema } from "./prompt-schema.ts";
import type { ReadConfig } from "./read.ts";

/** What is needed of a config to read what names its stages, audiences and segments. */
type Named = Pick<ReadConfig, "audiences" | "table" | "tracked"> &
  Partial<Pick<ReadConfig, "segments">>;

/**
 * Reads an audience that stands in content, as the config's own are read.
 *
 * @param where one full sentence that names the place
 * @throws StagelightError `audience-invalid`
 */
export function readAudience(input: unknown, config: Named, where: string): AudienceTable {
  const { context, meanings } = namesOf(config);
  const schema = audienceSchema(context);
  const audience = parseFriendly(schema, input, where, "audience-invalid") as Audience;
  const table = compileAudience(audience, meanings);
  const problems = notRemembered(table, config.table.profile);
  if (problems.length > 0) throw new StagelightError("audience-invalid", where, problems);
  return table;
}

/**
 * Reads a prompt, as the options of a widget say it.
 *
 * @param where one full sentence that names the place
 * @throws StagelightError `component-invalid`
 */
export function readPrompt(input: unknown, config: Named, where: string): PromptTable {
  const { context, meanings } = namesOf(config);
  const schema = promptSchema(context);
  const prompt = parseFriendly(schema, input, where, "component-invalid") as PromptConfig;
  const table = compilePrompt(prompt, meanings);
  const problems = table.when ? notRemembered(table.when, config.table.profile) : [];
  if (problems.length > 0) throw new StagelightError("component-invalid", where, problems);
  return table;
}

/** What may be named, and what it stands for. */
function namesOf({ audiences, table, tracked, segments = SEGMENTS }: Named) {
  const { stages, profile } = table;
  return {
    context: {
      stages,
      names: Object.keys(audiences),
      tracked,
      segments: Object.keys(segments),
      scored: Boolean(profile?.[0]),
    },
    meanings: { audiences, segments, firstStage: stages[0]! },
  };
}

/** What an audience in a page asks for, and the site's config has nobody remember. */
function notRemembered(table: AudienceTable, profile: ModelTable["profile"]): Problem[] {
  const { orders, interests } = asksFor([table]);
  const problem = (what: string, key: string): Problem => ({
    path: key,
    expected: `a config that has browsers remember ${what}`,
    found: `no ${key} in stagelight.config.ts, and no audience there that asks for them`,
    help: `Add ${key}: {} to stagelight.config.ts, or name this audience under audiences there: what no config asks for is not remembered.`,
  });
  return [
    ...(orders && !profile?.[2] ? [problem("orders", "segments")] : []),
    ...(interests && !profile?.[1] ? [problem("interests", "interests")] : []),
  ];
}
