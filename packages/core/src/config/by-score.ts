import type { Audience, AudienceKeys } from "../audience/audience.ts";
import { SEGMENTS } from "../audience/segments.ts";
import type { Condition, EventStep, LifecycleModel } from "../lifecycle/rule.ts";
import type { StagelightConfig } from "./input.ts";
import { leaves, ledStages } from "./led-stages.ts";
import { isOpinion, takesSides } from "./opinion-words.ts";
import { praises } from "./praises.ts";
import type { PromptTrigger } from "./prompt.ts";
import { SURVEY_TEMPLATES } from "./survey-templates.ts";
import type { SurveyConfig } from "./survey.ts";

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
  /** Whether people enter one of these stages by it. */
  readonly entering: (asked: string | readonly string[]) => boolean;
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
    [names].flat().some((name) => takesSides(name)) || Object.keys(properties).some(isOpinion);
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
  const led = ledStages(model, condition);
  const entering: ByScore["entering"] = (asked) => led.some(([to]) => [asked].flat().includes(to));
  // Stages that are left by who is not content: who still stands there is.
  const sunk = model.rules
    .filter(({ when }) => condition(when) && !praises(when, isTrait))
    .flatMap((rule) => leaves(rule, model.stages).map((from) => [rule.to, from] as const));
  // Who has come there by it, without those who have not; or who has not gone by it.
  const standing = (asked: string | readonly string[] = []) =>
    led.some(([to, from]) => [asked].flat().includes(to) && ![asked].flat().includes(from)) ||
    sunk.some(([to, from]) => [asked].flat().includes(from) && ![asked].flat().includes(to));
  // Where it says who is not meant, naming either of the two parts them.
  const parted = (asked: string | readonly string[] = []) =>
    led.some(([to, from]) => [asked].flat().includes(to) !== [asked].flat().includes(from));

  // A circle of names is told elsewhere; here it must end.
  const open = new Set<string>();
  function audience(asked: Audience | undefined, within: typeof standing): boolean {
    if (typeof asked !== "string") return asked !== undefined && keys(asked, within);
    if (open.has(asked)) return false;
    open.add(asked);
    const found = audience(audiences[asked], within);
    open.delete(asked);
    return found;
  }
  function keys(asked: AudienceKeys, within: typeof standing): boolean {
    const { all = [], any = [], not, segment = [], stage, traits: told = {}, score } = asked;
    return (
      [...all, ...any].some((each) => audience(each, within)) ||
      audience(not, parted) ||
      [segment].flat().some((name) => audience(segments[name], within)) ||
      Object.keys(told).some(isTrait) ||
      (score !== undefined && points) ||
      within(stage)
    );
  }

  const trigger: ByScore["trigger"] = (asked = []) =>
    [asked].flat().some((each) => {
      if ("event" in each) return event(each);
      return "stage" in each && entering(each.stage);
    });
  return { audience: (asked) => audience(asked, standing), trigger, event, entering };
}

/** The traits that a survey's answers become. */
function traitsOf({ questions, use }: SurveyConfig): string[] {
  const asked = questions ?? (use ? SURVEY_TEMPLATES[use].questions : []);
  return asked.flatMap(({ trait }) => trait ?? []);
}
