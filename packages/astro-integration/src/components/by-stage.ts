import { list, nearest, parseFriendly, problem } from "@stagelight/core/config";
import site from "virtual:stagelight/site";
import { z } from "zod";
import { componentAudience } from "./audience.ts";
import { component } from "./component.ts";
import { renderTailored } from "./tailored.ts";

/** Properties of `<ByStage>`. */
export interface ByStageProps {
  /** What the decision trace calls this place. */
  name?: string;
  /** Stage on this track instead of the main one: a value of the config's `trackBy` property. */
  track?: string;
  children?: unknown;
}

const { stages } = site.table;

const slotsSchema = z.array(z.string()).superRefine((names, context) => {
  names.forEach((name) => {
    if (name === "default" || stages.includes(name)) return;
    const meant = nearest(name, stages);
    context.addIssue(
      problem([name], {
        expected: `a slot named after a stage (${list(stages)}), or no slot name for the default`,
        found: JSON.stringify(name),
        help: meant
          ? `Did you mean ${JSON.stringify(meant)}?`
          : "Correct the slot's name: nobody would ever see this content.",
      }),
    );
  });
});

/**
 * Shows one of its named slots, by the stage where the visitor stands; the default slot in stages
 * without one. Decided before the first paint, also on static pages.
 */
export const ByStage = component<ByStageProps>(async ({ track, name }, slots, page) => {
  const label = `<ByStage${name === undefined ? "" : ` name=${JSON.stringify(name)}`}>`;
  // Thousands of pages pass here: the parser is asked only for its error.
  const names = Object.keys(slots);
  if (names.some((slot) => slot !== "default" && !stages.includes(slot))) {
    parseFriendly(slotsSchema, names, `${label} does not fit.`, "component-invalid");
  }
  const parts = stages
    .filter((stage) => Object.hasOwn(slots, stage))
    .map((stage) => ({
      name: stage,
      slot: slots[stage],
      short: track === undefined ? `=${stage}` : undefined,
      table: componentAudience(track === undefined ? { stage } : { stage, track }, label),
    }));
  return renderTailored(page, parts, slots.default);
});
