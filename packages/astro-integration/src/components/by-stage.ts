import { didYouMean, list, parseFriendly, problem } from "@stagelight/core/config";
import { stagesFor } from "@stagelight/core/presets";
import site from "virtual:stagelight/site";
import { z } from "zod";
import { unproven } from "../server/visitor.ts";
import { componentAudience } from "./audience.ts";
import { component } from "./component.ts";
import { type Part, renderOne, renderTailored } from "./tailored.ts";

/** Properties of `<ByStage>`. */
export interface ByStageProps {
  /** What the decision trace calls this place. */
  name?: string;
  /** Stage on this track instead of the main one: a value of the config's `trackBy` property. */
  track?: string;
  /**
   * By the verified stage instead of the hint, for what is of value. Only on pages that are made on
   * demand and in server islands; who has no verified stage sees the default.
   */
  verified?: boolean;
  children?: unknown;
}

const { stages } = site.table;
const model = { stages, mapsTo: site.mapsTo };

/** Whether a slot is the default, or is named after a stage of this model or of the default one. */
function isKnown(slot: string): boolean {
  return slot === "default" || stagesFor(model, slot).length > 0;
}

const slotsSchema = z.array(z.string()).superRefine((names, context) => {
  names.forEach((name) => {
    if (isKnown(name)) return;
    context.addIssue(
      problem([name], {
        expected: `a slot named after a stage (${list(stages)}), or no slot name for the default`,
        found: JSON.stringify(name),
        help: didYouMean(
          name,
          stages,
          "Correct the slot's name: nobody would ever see this content.",
        ),
      }),
    );
  });
});

type When = Pick<Part, "table" | "short">;

const known = new Map<string, When>();

/** When a slot is shown. On the main track that is the same on every page. */
function whenOf(slot: string, label: string, track: string | undefined): When {
  const before = track === undefined && known.get(slot);
  if (before) return before;
  const stage = stagesFor(model, slot);
  if (track !== undefined) return { table: componentAudience({ stage, track }, label) };
  const short = stage.length === 1 ? `=${stage[0]}` : undefined;
  const when = { table: componentAudience({ stage }, label), short };
  known.set(slot, when);
  return when;
}

/**
 * Shows one of its named slots, by the stage where the visitor stands; the default slot in stages
 * without one. A slot named after a stage of the default model, which this one has not, is for the
 * stages that are like it. Decided before the first paint, also on static pages.
 */
export const ByStage = component<ByStageProps>(async (props, slots, page, { locals, url }) => {
  const { track, name, verified } = props;
  const label = `<ByStage${name === undefined ? "" : ` name=${JSON.stringify(name)}`}>`;
  // Thousands of pages pass here: the parser is asked only for its error.
  const names = Object.keys(slots);
  if (!names.every(isKnown)) {
    parseFriendly(slotsSchema, names, `${label} does not fit.`, "component-invalid");
  }
  const named = names.filter((slot) => slot !== "default");
  if (verified) {
    // A static site has no middleware, which would say so itself.
    if (!locals.stagelight) throw unproven(url.pathname);
    const stage = locals.stagelight.verified?.tracks[track ?? ""];
    const chosen = named.find((slot) => stage && stagesFor(model, slot).includes(stage));
    return renderOne(page, slots[chosen ?? "default"]);
  }
  const parts = named.map((slot) => ({
    name: slot,
    slot: slots[slot],
    ...whenOf(slot, label, track),
  }));
  return renderTailored(page, parts, slots.default);
});
