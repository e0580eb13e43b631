import type { Audience, AudienceKeys } from "../audience/audience.ts";
import { SEGMENTS } from "../audience/segments.ts";
import type { Condition, EventStep, LifecycleModel, Rule } from "../lifecycle/rule.ts";
import type { StagelightConfig } from "./input.ts";
import type { PromptTrigger } from "./prompt.ts";
import { SURVEY_TEMPLATES } from "./survey-templates.ts";
import type { SurveyConfig } from "./survey.ts";

/** Words of names of properties and traits that hold what somebody thinks of something. */
const OPINIONS = ["score", "star", "rating", "nps", "csat", "ces", "satisfaction", "sentiment"];

/** Whether what a name stands for is an opinion: `stars`, `review.rating`, `npsScore`. */
function isOpinion(name: string): boolean {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/);
  return words.some((word) => OPINIONS.includes(word.replace(/s$/, "")) || OPINIONS.includes(word));
}

/** Events that only some scores make. */
const OPINIONATED = ["Promoter Identified"];

/**
 * What in a config goes by what somebody has answered: nobody may be chosen by it to be asked for a
 * review, or only those who are content would be.
 */
export interface ByScore {
  /** Whether an audience asks for it, itself or by another that it names. */
  readonly audience: (asked: Audience | undefined) => boolean;
  /** Whether one of the triggers hears it. */
  readonly trigger: (asked: PromptTrigger | readonly PromptTrigger[] | undefined) => boolean;
  /** Whether an event tells of it, by its name or by properties that it must have. */
  readonly event: (asked: Pick<EventStep, "event" | "properties">) => boolean;
  /** Whether people come to one of these stages by it, and those who do not are left out. */
  readonly stages: (asked: string | readonly string[] | undefined) => boolean;
}

/**
 * Looks through a valid config for what goes by answers.
 *
 * @param model of the config, with the preset's rules
 */
export function byScore(config: StagelightConfig, model: LifecycleModel): ByScore {
  const traits = new Set((config.surveys ?? []).flatMap(traitsOf));
  const audiences = (config.audiences ?? {}) as Readonly<Record<string, Audience>>;
  const segments: Readonly<Record<string, AudienceKeys>> = { ...SEGMENTS, ...config.segments };
  const isTrait = (name: string) => isOpinion(name) || traits.has(name.split(".")[0]!);
  const event: ByScore["event"] = ({ event: names = [], properties = {} }) =>
    [names].flat().some((name) => OPINIONATED.includes(name)) ||
    Object.keys(properties).some(isOpinion);
  const points = model.score?.points.some(event) ?? false;

  function condition(each: Condition): boolean {
    if ("all" in each) return each.all.some(condition);
    if ("any" in each) return each.any.some(condition);
    if ("not" in each) return condition(each.not);
    if ("sequence" in each) return each.sequence.some(event);
    if ("since" in each) return event(each.since);
    if ("traits" in each) return Object.keys(each.traits).some(isTrait);
    if ("score" in each) return points;
    return !("stageFor" in each) && event(each);
  }
  const led = model.rules.filter(({ when }) => condition(when));
  const stages: ByScore["stages"] = (asked) =>
    asked !== undefined && led.some((rule) => chooses(rule, [asked].flat()));

  // A circle of names is told elsewhere; here it must end.
  const open = new Set<string>();
  const audience: ByScore["audience"] = (asked) => {
    if (typeof asked !== "string") return asked !== undefined && keys(asked);
    if (open.has(asked)) return false;
    open.add(asked);
    const found = audience(audiences[asked]);
    open.delete(asked);
    return found;
  };
  function keys({ all = [], any = [], not, segment = [], ...asked }: AudienceKeys): boolean {
    return (
      [...all, ...any, not].some(audience) ||
      [segment].flat().some((name) => audience(segments[name])) ||
      Object.keys(asked.traits ?? {}).some(isTrait) ||
      (asked.score !== undefined && points) ||
      stages(asked.stage)
    );
  }

  const trigger: ByScore["trigger"] = (asked = []) =>
    [asked].flat().some((each) => {
      if ("event" in each) return event(each);
      return "stage" in each && stages(each.stage);
    });
  return { audience, trigger, event, stages };
}

/**
 * Whether a rule parts those who are among some stages from others: it leads to one of them, and none
 * that it leads out of is among them.
 */
function chooses({ to, from }: Rule, asked: readonly string[]): boolean {
  if (!asked.includes(to)) return false;
  const others = asked.filter((stage) => stage !== to);
  return from === undefined
    ? others.length === 0
    : ![from].flat().some((stage) => others.includes(stage));
}

/** The traits that a survey's answers become. */
function traitsOf({ questions, use }: SurveyConfig): string[] {
  const asked = questions ?? (use ? SURVEY_TEMPLATES[use].questions : []);
  return asked.flatMap(({ trait }) => trait ?? []);
}
