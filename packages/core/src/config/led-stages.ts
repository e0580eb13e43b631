import type { Condition, Decay, LifecycleModel, Rule } from "../lifecycle/rule.ts";

/** A stage that people come to by an answer, and the stage that those who gave another one stay in. */
export type Led = readonly [to: string, from: string];

/**
 * Stages that people come to by answers: by a rule that asks for one, and by whatever leads on from
 * stages that nobody reaches otherwise. Whether an event ever happens it cannot know.
 *
 * @param byAnswer whether a condition asks for an answer
 */
export function ledStages(
  { stages, rules, decay = [] }: LifecycleModel,
  byAnswer: (when: Condition) => boolean,
): Led[] {
  const asking = rules.filter(({ when }) => byAnswer(when));
  const others = [...rules.filter((rule) => !asking.includes(rule)), ...decay];
  const free = reachable(stages, others);
  const led: Led[] = asking.map((rule) => [rule.to, before(rule, stages)]);
  // The list grows while it is read: what leads on from a stage leads on from those that it adds.
  for (const [stage, origin] of led) {
    for (const move of others) {
      const known = led.some(([to, from]) => to === move.to && from === origin);
      if (known || free.has(move.to) || move.to === origin) continue;
      if (!free.has(stage) && leaves(move, stages).includes(stage)) led.push([move.to, origin]);
    }
  }
  return led;
}

/** Stages that people reach by these alone. */
function reachable(
  stages: readonly string[],
  moves: readonly (Rule | Decay)[],
): ReadonlySet<string> {
  const found = new Set(stages.slice(0, 1));
  let before: number;
  do {
    before = found.size;
    for (const move of moves) {
      const came = "cameFrom" in move && move.cameFrom !== undefined ? [move.cameFrom].flat() : [];
      if (!leaves(move, stages).some((stage) => found.has(stage))) continue;
      if (came.length === 0 || came.some((stage) => found.has(stage))) found.add(move.to);
    }
  } while (found.size > before);
  return found;
}

/** Stages out of which a rule takes people. */
export function leaves({ from, to }: Rule | Decay, stages: readonly string[]): readonly string[] {
  return from === undefined ? stages.filter((stage) => stage !== to) : [from].flat();
}

/** The stage right before the one that a rule leads to, of those that it leads out of. */
function before(rule: Rule, stages: readonly string[]): string {
  const { to } = rule;
  const out = leaves(rule, stages);
  const end = stages.indexOf(to);
  const earlier = stages.filter((stage, index) => out.includes(stage) && index < end);
  return earlier.at(-1) ?? stages.find((stage) => out.includes(stage) && stage !== to) ?? to;
}
