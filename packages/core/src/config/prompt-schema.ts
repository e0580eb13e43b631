import { z } from "zod";
import { type AudienceContext, audienceSchema } from "../audience/schema.ts";
import { MAX_PROMPT_ID } from "../attention/memory.ts";
import { durationSchema } from "../lifecycle/schema.ts";
import { matchesSchema } from "../predicate/schema.ts";
import { problem } from "../problems/parse.ts";
import { nameSchema } from "./mail-schema.ts";

const KINDS = ["after", "scrolled", "exit", "stage", "event", "code"] as const;

const TRIGGER = 'a trigger such as { after: "30s" } or { exit: true }, or a list of them';

const oneOrMore = <T extends z.ZodType>(schema: T) => z.union([schema, z.array(schema).min(1)]);

function triggerSchema(stages: readonly string[]) {
  return z
    .strictObject({
      after: durationSchema.optional(),
      scrolled: z.number().min(1).max(100).optional(),
      exit: z.literal(true).optional(),
      stage: oneOrMore(z.enum(stages as [string, ...string[]])).optional(),
      event: oneOrMore(z.string().min(1)).optional(),
      properties: matchesSchema.optional(),
      code: z.literal(true).optional(),
    })
    .superRefine((value, context) => {
      const kinds = KINDS.filter((key) => value[key] !== undefined);
      if (kinds.length !== 1) {
        context.addIssue(
          problem([], {
            expected: `exactly one of ${KINDS.join(", ")}`,
            found: kinds.length === 0 ? "none of them" : kinds.join(" and "),
            help: "Say one thing in each trigger; write several in a list, and any of them counts.",
          }),
        );
      }
      if (value.properties === undefined || kinds[0] === "event") return;
      context.addIssue(
        problem(["properties"], {
          expected: "properties only beside event",
          help: "Remove properties, or name the event that they belong to.",
        }),
      );
    });
}

/** Schema of a {@link import("./prompt.ts").PromptConfig}. */
export function promptSchema(context: AudienceContext) {
  const trigger = triggerSchema(context.stages);
  return z.strictObject({
    id: nameSchema.max(MAX_PROMPT_ID),
    priority: z.int().min(-100).max(100).optional(),
    when: audienceSchema(context).optional(),
    verified: z.literal(true).optional(),
    trigger: z.union([trigger, z.array(trigger).min(1)], TRIGGER).optional(),
  });
}
