import type { Condition, EventStep } from "../lifecycle/rule.ts";
import type { Match, Matches } from "../predicate/match.ts";
import { isOpinion, takesSides } from "./opinion-words.ts";

/** From so many of five on people are content; who asks for this and more on a longer scale means those too. */
const CONTENT = 4;

/**
 * Whether of all answers only good ones fit a condition: who goes on by it leaves those who are less
 * content behind, and not the other way round. What cannot be told is not good.
 *
 * @param isTrait whether a trait is an answer
 */
export function praises(when: Condition, isTrait: (name: string) => boolean): boolean {
  if ("all" in when) return when.all.every((each) => praises(each, isTrait));
  if ("any" in when) return when.any.every((each) => praises(each, isTrait));
  if ("not" in when) return false;
  if ("sequence" in when) return when.sequence.every(praising);
  if ("since" in when) return praising(when.since);
  if ("traits" in when) return good(when.traits, isTrait);
  return "stageFor" in when || "score" in when || praising(when);
}

function praising({ event = [], properties = {} }: EventStep): boolean {
  const sides = [event].flat().filter(takesSides);
  return sides.every((name) => name === "Promoter Identified") && good(properties, isOpinion);
}

function good(matches: Matches, isAnswer: (name: string) => boolean): boolean {
  return Object.entries(matches).every(([name, match]) => !isAnswer(name) || isGood(match));
}

function isGood(match: Match): boolean {
  if (typeof match !== "object") return typeof match === "number" && match >= CONTENT;
  if ("exists" in match) return false;
  if (Array.isArray(match)) return match.every((each) => isGood(each as Match));
  if ("lte" in match || "lt" in match) return false;
  const { gte = -Infinity, gt = -Infinity } = match as { gte?: number; gt?: number };
  return Math.max(gte, gt) >= CONTENT;
}
