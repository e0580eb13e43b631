import { parseFriendly, problem, readAudience } from "@stagelight/core/config";
import site from "virtual:stagelight/site";
import { z } from "zod";
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

const slotsSchema = z.record(z.string(), z.unknown()).superRefine((slots, context) => {
  for (const name of Object.keys(slots)) {
    if (name === "default" || stages.includes(name)) continue;
    context.addIssue(
      problem([name], {
        expected: `a slot named after a stage (${stages.join(", ")}), or no slot name for the default`,
        found: JSON.stringify(name),
        help: "Correct the slot's name: nobody would ever see this content.",
      }),
    );
  }
});

/**
 * Shows one of its named slots, by the stage where the visitor stands; the default slot in stages
 * without one. Decided before the first paint, also on static pages.
 */
export const ByStage = component<ByStageProps>(async ({ track, name }, slots, page) => {
  const where = `<ByStage${name === undefined ? "" : ` name=${JSON.stringify(name)}`}> does not fit.`;
  parseFriendly(slotsSchema, slots, where, "component-invalid");
  const parts = stages
    .filter((stage) => stage in slots)
    .map((stage) => ({
      name: stage,
      slot: slots[stage],
      table: readAudience(track === undefined ? { stage } : { stage, track }, site, where),
    }));
  return renderTailored(page, parts, slots.default);
});
