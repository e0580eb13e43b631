import type { Audience } from "../audience/audience.ts";
import type { AttentionBudget } from "../attention/budget.ts";
import { compileAudience, type NamedAudiences } from "../audience/compile.ts";
import type { AudienceTable } from "../audience/evaluate.ts";
import { asksFor } from "../audience/asks.ts";
import { SEGMENTS } from "../audience/segments.ts";
import { checkModel, type Origins } from "../lifecycle/check.ts";
import { compileModel } from "../lifecycle/compile.ts";
import { presetStages, type StageLabels, type StageMap } from "../lifecycle/presets/info.ts";
import { DEFAULT_PRESET, PRESETS } from "../lifecycle/presets/presets.ts";
import type { LifecycleModel } from "../lifecycle/rule.ts";
import type { ModelTable } from "../lifecycle/table.ts";
import { parseFriendly } from "../problems/parse.ts";
import { type Problem, StagelightError } from "../problems/problem.ts";
import { list } from "../problems/suggest.ts";
import { readAttention } from "./attention.ts";
import { chatProblems } from "./chat-problems.ts";
import type { ReadChat } from "./chat.ts";
import type { ConsentPlatform } from "./consent-platform.ts";
import { seconds } from "../time/duration.ts";
import type { StagelightConfig } from "./input.ts";
import { configSchema } from "./schema.ts";
import { type ReadConnector, readConnectors } from "./connectors.ts";
import type { ReadMail } from "./mail.ts";
import { newsletterProblems } from "./newsletter-problems.ts";
import { type ReadNewsletter, readNewsletter } from "./newsletter.ts";
import { promptProblems, readLines, readPrompts, type SitePromptTable } from "./prompts.ts";
import { readChat } from "./read-chat.ts";
import { fallingSilent, mailProblems, readMail, unknownToServer } from "./read-mail.ts";
import { readReferral } from "./read-referral.ts";
import { referralProblems } from "./referral-problems.ts";
import type { ReadReferral } from "./referral.ts";
import { readReview } from "./read-review.ts";
import { readSurvey } from "./read-survey.ts";
import { reviewProblems } from "./review-problems.ts";
import type { ReadReview } from "./review.ts";
import { type ReadServer, readServer } from "./server.ts";
import type { ReadSurvey } from "./survey.ts";

/** A config that was read: every default filled in, everything compiled. */
export interface ReadConfig {
  readonly site: {
    readonly name?: string;
    readonly url?: string;
    readonly locales: readonly string[];
  };
  readonly consent: {
    readonly mode: "required" | "implied";
    /** Seconds after which a choice is asked for again. */
    readonly askAgainAfter: number;
    readonly googleConsentMode: boolean;
    readonly platform?: ConsentPlatform;
  };
  readonly attention: AttentionBudget;
  /** With the lines of the chat, behind the config's own. */
  readonly prompts: readonly SitePromptTable[];
  /** Whether preview links work on the built site. */
  readonly preview: boolean;
  /** `false` where the site is static only. */
  readonly server: false | ReadServer;
  readonly mail: ReadMail;
  /** Nothing where the site has none. */
  readonly newsletter?: ReadNewsletter;
  /** Nothing where the site has none. */
  readonly referral?: ReadReferral;
  /** Nothing where the site has none. */
  readonly review?: ReadReview;
  readonly surveys: readonly ReadSurvey[];
  /** Nothing where the site has none. */
  readonly chat?: ReadChat;
  readonly connectors: readonly ReadConnector[];
  /** The preset and the site's own rules together. */
  readonly model: LifecycleModel;
  readonly table: ModelTable;
  readonly audiences: NamedAudiences;
  readonly audienceTables: Readonly<Record<string, AudienceTable>>;
  /** The built-in segments and the site's own. */
  readonly segments: NamedAudiences;
  /** What people call the stages, as far as is known. */
  readonly labels: StageLabels;
  /** The stages of the default model that the stages are most like, as far as is known. */
  readonly mapsTo: StageMap;
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
  const { lifecycle = {}, segments: ownSegments, interests } = config;
  const { model, places, labels, mapsTo } = mergedModel(lifecycle);
  const audiences = (config.audiences ?? {}) as NamedAudiences;
  const silence = fallingSilent(model, mapsTo);
  const problems = [
    ...checkModel(model, places),
    ...circularAudiences(audiences),
    ...mailProblems(config, silence),
    ...promptProblems(config),
    ...newsletterProblems(config),
    ...referralProblems(config),
    ...reviewProblems(config, model),
    ...chatProblems(config),
  ];
  if (problems.length > 0) throw new StagelightError("config-invalid", preamble, problems);
  const segments = { ...SEGMENTS, ...ownSegments } as NamedAudiences;
  const meanings = { audiences, segments, firstStage: model.stages[0] };
  const audienceTables = Object.fromEntries(
    Object.entries(audiences).map(([name, audience]) => [
      name,
      compileAudience(audience, meanings),
    ]),
  );
  const mail = readMail(config.mail, silence, meanings);
  const unknown = unknownToServer(mail);
  if (unknown.length > 0) throw new StagelightError("config-invalid", preamble, unknown);
  const prompts = [
    ...readPrompts(config.prompts, meanings),
    ...readLines(config.chat?.lines, meanings),
  ];
  const asked = asksFor([
    ...Object.values(audienceTables),
    ...prompts.flatMap(({ when }) => (when ? [when] : [])),
    ...mail.lifecycle.flatMap((each) => (each.if ? [each.if] : [])),
  ]);
  const locales = config.site?.locales ?? known ?? [];
  const table = compileModel(model, {
    trackBy: lifecycle.trackBy,
    prefixes: pathPrefixes(base ?? "", locales),
    orders: asked.orders || ownSegments !== undefined,
    interests: asked.interests || interests ? (interests?.halfLife ?? INTEREST) : undefined,
  });
  return {
    site: { ...config.site, locales },
    consent: readConsent(config.consent),
    attention: readAttention(config.attention),
    prompts,
    preview: config.preview ?? false,
    server: readServer(config.server, config.site?.url),
    mail,
    ...(config.newsletter && { newsletter: readNewsletter(config.newsletter, config.site) }),
    ...(config.referral && { referral: readReferral(config.referral) }),
    ...(config.review && { review: readReview(config.review) }),
    surveys: (config.surveys ?? []).map(readSurvey),
    ...(config.chat && { chat: readChat(config.chat, config) }),
    connectors: readConnectors(config.connectors),
    model,
    table,
    audiences,
    audienceTables,
    segments,
    labels,
    mapsTo,
    tracked: lifecycle.trackBy !== undefined,
  };
}

/** After this long half of an interest is left. */
const INTEREST = "30d";

/** The preset or the model of one's own, with the config's additions, and where each part stands. */
function mergedModel(lifecycle: NonNullable<StagelightConfig["lifecycle"]>) {
  const chosen = lifecycle.model ?? DEFAULT_PRESET;
  const preset = typeof chosen === "string";
  const base: LifecycleModel = preset ? PRESETS[chosen] : chosen;
  const score = lifecycle.score ?? base.score;
  const model: LifecycleModel = {
    stages: base.stages,
    rules: [...(lifecycle.rules ?? []), ...base.rules],
    decay: [...(lifecycle.decay ?? []), ...(base.decay ?? [])],
    ...(score && { score }),
  };
  const own = (key: "rules" | "decay") =>
    origins(
      lifecycle[key],
      preset ? undefined : `lifecycle.model.${key}`,
      base[key],
      `lifecycle.${key}`,
    );
  const places: Origins = {
    stages: preset ? undefined : "lifecycle.model.stages",
    rules: own("rules"),
    decay: own("decay"),
  };
  const { labels = {}, mapsTo = {} } = preset ? presetStages(chosen) : chosen;
  return { model, places, labels: labels as StageLabels, mapsTo: mapsTo as StageMap };
}

function readConsent({
  mode = "required",
  askAgainAfter = "180d",
  googleConsentMode = false,
  platform,
}: NonNullable<StagelightConfig["consent"]> = {}): ReadConfig["consent"] {
  return {
    mode,
    askAgainAfter: seconds(askAgainAfter)!,
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
function pathPrefixes(base: string, locales: readonly string[]): string[] {
  const start = base.replace(/\/+$/, "");
  return [...locales.map((locale) => `${start}/${locale}`), ...(start ? [start] : [])];
}
