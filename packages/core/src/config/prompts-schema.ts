import { z } from "zod";
import { MAX_ENDED } from "../attention/memory.ts";
import type { AudienceContext } from "../audience/schema.ts";
import { problem } from "../problems/parse.ts";
import { didYouMean, list } from "../problems/suggest.ts";
import { promptSchema } from "./prompt-schema.ts";
import { PROMPT_FORMS, PROMPT_WIDGETS, type PromptWidget } from "./prompts.ts";

const textSchema = z.union(
  [z.string().min(1), z.record(z.string().min(2), z.string().min(1))],
  'a text, or one for each language: { en: "…", ko: "…" }',
);

/** Schema of the `prompts` key. What a browser remembers of them is no longer than the list may be. */
export function promptsSchema(context: AudienceContext) {
  return z
    .array(sitePromptSchema(context))
    .max(MAX_ENDED)
    .superRefine((prompts, refinement) => {
      const ids = prompts.map(({ id }) => id);
      ids.forEach((id, index) => {
        if (ids.indexOf(id) === index) return;
        refinement.addIssue(
          problem([index, "id"], {
            expected: "an id that no other prompt has",
            help: "What became of a prompt is remembered by its id: give this one another.",
          }),
        );
      });
    });
}

function sitePromptSchema(context: AudienceContext) {
  const widgets = Object.keys(PROMPT_WIDGETS) as [PromptWidget, ...PromptWidget[]];
  return promptSchema(context)
    .extend({
      widget: z.enum(widgets),
      as: z.enum(PROMPT_FORMS),
      attributes: z.record(z.string(), textSchema).optional(),
      place: z.string().min(1).optional(),
    })
    .superRefine(({ widget, as, attributes = {}, place }, refinement) => {
      for (const name of Object.keys(attributes)) {
        const known: readonly string[] = PROMPT_WIDGETS[widget];
        if (known.includes(name)) continue;
        refinement.addIssue(
          problem(["attributes", name], {
            expected: `one of the attributes ${list(known)}`,
            help: didYouMean(name, known, "Remove it."),
          }),
        );
      }
      if ((as === "inline") === (place !== undefined)) return;
      refinement.addIssue(
        as === "inline"
          ? problem(["place"], {
              expected: "a CSS selector of the element that it stands in",
              found: "nothing",
              help: 'Say where in the page: place: "#after-article".',
            })
          : problem(["place"], {
              expected: 'a place only with as: "inline"',
              help: `Remove place: a prompt as ${JSON.stringify(as)} has a place of its own.`,
            }),
      );
    });
}
