import { z } from "zod";

const when = z.iso.datetime();

/** Why somebody stands where they stand. */
export const stageReasonSchema = z.object({
  kind: z
    .enum(["rule", "decay", "reset", "manual"])
    .describe("`manual`: a person of the site has said so"),
  rule: z.string().describe("Id of the rule or decay"),
  from: z.string(),
  evidence: z
    .array(
      z.object({
        what: z.string().describe("Event names, page globs or traits, as the rule has them"),
        count: z.number(),
        first: when,
        last: when,
      }),
    )
    .describe("What was counted"),
  note: z.string().optional().describe("What a person of the site has written beside it"),
  text: z.string().describe("The same for people, in English"),
});

/** Where somebody stands. */
export const standingSchema = z.object({
  stage: z.string().describe("On the main track"),
  since: when,
  reason: stageReasonSchema.nullable().describe("Nothing at the beginning"),
  tracks: z.record(z.string(), z.string()).describe("Stages of the other tracks, by their key"),
});

/** The answer of `v1/stage`: where the caller stands. */
export const stageAnswerSchema = z.object({
  hint: standingSchema.describe("What the browser sent leads to; good for copy only"),
  verified: standingSchema
    .nullable()
    .describe("What the site's own server vouches for; nothing where it has told nothing"),
  restored: z
    .object({
      visitor: z.string().optional().describe("The visitor's secret"),
      memory: z.record(z.string(), z.unknown()).describe("What the browser had stored"),
    })
    .optional()
    .describe("With ?restore, on the site's own host: for a browser that has lost its storage"),
});

export type StageReason = z.infer<typeof stageReasonSchema>;
export type Standing = z.infer<typeof standingSchema>;
export type StageAnswer = z.infer<typeof stageAnswerSchema>;
