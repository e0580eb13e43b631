import type { Audience } from "../audience/audience.ts";
import { compileAudience, type NamedAudiences } from "../audience/compile.ts";
import type { AudienceTable } from "../audience/evaluate.ts";
import { audienceSchema } from "../audience/schema.ts";
import { checkModel } from "../lifecycle/check.ts";
import { compileModel } from "../lifecycle/compile.ts";
import { DEFAULT_PRESET, PRESETS } from "../lifecycle/presets/presets.ts";
import type { LifecycleModel } from "../lifecycle/rule.ts";
import type { ModelTable } from "../lifecycle/table.ts";
import { parseFriendly } from "../problems/parse.ts";
import { type Problem, StagelightError } from "../problems/problem.ts";
import { list } from "../problems/suggest.ts";
import type { ConsentPlatform } from "./consent-platform.ts";
import type { StagelightConfig } from "./input.ts";
import { configSchema } from "./schema.ts";

/** A config that was read: every default filled in, everything compiled. */
export interface ReadConfig {
  readonly site: {
    readonly name?: string;
    readonly url?: string;
    readonly locales: readonly string[];
  };
  readonly consent: {
    readonly mode: "required" | "implied";
    readonly googleConsentMode: boolean;
    readonly platform?: ConsentPlatform;
  };
  /** The preset and the site's own rules together. */
  readonly model: LifecycleModel;
  readonly table: ModelTable;
  readonly audiences: NamedAudiences;
  readonly audienceTables: Readonly<Record<string, AudienceTable>>;
  /** Whether the config names tracks by a property. */
  readonly tracked: boolean;
}

/** What the place that reads a config knows. */
export interface ReadOptions {
  /** How the file is called in errors. */
  readonly file?: string;
  /** The path that all pages of the site begin with: `/shop`. */
  readonly base?: string;
  /** Languages that paths begin with, where the config names none. */
  readonly locales?: readonly string[];
}

/**
 * Reads a config: checks it, fills in defaults, compiles rules and audiences.
 *
 * @throws StagelightError `config-invalid` with every problem found
 */
export function readConfig(
  input: unknown,
  { file, base, locales: known }: ReadOptions = {},
): ReadConfig {
  const preamble = `${file ?? "stagelight.config.ts"} does not fit what Stagelight expects.`;
  const config = parseFriendly(
    configSchema(input),
    input,
    preamble,
    "config-invalid",
  ) as StagelightConfig;
  const { lifecycle = {} } = config;
  const chosen = lifecycle.model ?? DEFAULT_PRESET;
  const preset = typeof chosen === "string";
  const base_: LifecycleModel = preset ? PRESETS[chosen] : chosen;
  const model: LifecycleModel = {
    stages: base_.stages,
    rules: [...(lifecycle.rules ?? []), ...base_.rules],
    decay: [...(lifecycle.decay ?? []), ...(base_.decay ?? [])],
  };
  const audiences = (config.audiences ?? {}) as NamedAudiences;
  const problems = [
    ...checkModel(model, {
      stages: preset ? undefined : "lifecycle.model.stages",
      rules: origins(
        lifecycle.rules,
        preset ? undefined : "lifecycle.model.rules",
        base_.rules,
        "lifecycle.rules",
      ),
      decay: origins(
        lifecycle.decay,
        preset ? undefined : "lifecycle.model.decay",
        base_.decay,
        "lifecycle.decay",
      ),
    }),
    ...circularAudiences(audiences),
  ];
  if (problems.length > 0) throw new StagelightError("config-invalid", preamble, problems);
  const locales = config.site?.locales ?? known ?? [];
  const table = compileModel(model, {
    trackBy: lifecycle.trackBy,
    prefix: pathPrefix(base ?? "", locales),
  });
  return {
    site: { ...config.site, locales },
    consent: readConsent(config.consent),
    model,
    table,
    audiences,
    audienceTables: Object.fromEntries(
      Object.entries(audiences).map(([name, audience]) => [
        name,
        compileAudience(audience, audiences, model.stages[0]),
      ]),
    ),
    tracked: lifecycle.trackBy !== undefined,
  };
}

/**
 * Reads an audience that stands in content, as the config's own are read.
 *
 * @param where one full sentence that names the place
 * @throws StagelightError `audience-invalid`
 */
export function readAudience(
  input: unknown,
  config: Pick<ReadConfig, "audiences" | "table" | "tracked">,
  where: string,
): AudienceTable {
  const { stages } = config.table;
  const names = Object.keys(config.audiences);
  const schema = audienceSchema({ stages, names, tracked: config.tracked });
  const audience = parseFriendly(schema, input, where, "audience-invalid") as Audience;
  return compileAudience(audience, config.audiences, stages[0]!);
}

function readConsent({
  mode = "required",
  googleConsentMode = false,
  platform,
}: NonNullable<StagelightConfig["consent"]> = {}): ReadConfig["consent"] {
  return {
    mode,
    googleConsentMode,
    ...(platform && { platform: typeof platform === "string" ? { id: platform } : platform }),
  };
}

function origins(
  added: readonly unknown[] | undefined,
  ownPath: string | undefined,
  own: readonly unknown[] | undefined,
  addedPath: string,
): (string | undefined)[] {
  return [
    ...(added ?? []).map((_, index) => `${addedPath}[${index}]`),
    ...(own ?? []).map((_, index) => ownPath && `${ownPath}[${index}]`),
  ];
}

function circularAudiences(audiences: NamedAudiences): Problem[] {
  const named = (part: Audience): string[] => {
    if (typeof part === "string") return [part];
    const { all = [], any = [], not } = part;
    return [...all, ...any, ...(not === undefined ? [] : [not])].flatMap(named);
  };
  const told = new Set<string>();
  return Object.keys(audiences).flatMap((start) => {
    const seen = new Set<string>();
    const open = named(audiences[start]!);
    while (open.length > 0) {
      const name = open.pop()!;
      if (seen.has(name)) continue;
      seen.add(name);
      open.push(...named(audiences[name]!));
    }
    if (!seen.has(start) || told.has(start)) return [];
    for (const name of seen) told.add(name);
    return {
      path: `audiences.${start}`,
      expected: "an audience that does not name itself",
      found: `a circle through ${list([...new Set([start, ...seen])], "and")}`,
      help: "Write out one of the audiences of the circle.",
    };
  });
}

/** What paths begin with before the part that globs see: base, then a language. */
function pathPrefix(base: string, locales: readonly string[]): string | undefined {
  const start = base.replace(/\/+$/, "").replace(/[.+?^${}()|[\]\\*]/g, "\\$&");
  if (!start && locales.length === 0) return undefined;
  const language = locales.length > 0 ? `(?:/(?:${locales.join("|")})(?![^/]))?` : "";
  return `^${start}${language}(?:/|$)`;
}
